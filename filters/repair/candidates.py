"""Which characters may stand where a byte of theirs is lost, or both."""

from __future__ import annotations

from functools import cache
from typing import Final

from filters import script
from filters.repair.gbk import pairs
from filters.repair.ngrams import model
from filters.repair.pinyin import first_reading
from filters.repair.script import converted

FULL_STOP: Final = "。"  # the last to be cut, so that another cut may have taken its second byte
CUTS: Final = "，！？；" + FULL_STOP
SIGNS: Final = frozenset(CUTS + "、：“”‘’（）《》—…·％")  # prose uses no others in a torn place


@cache
def firsts(lead: int) -> tuple[tuple[str, int], ...]:
    """Common characters of a lead byte whose trail may lead a pair that shows nothing, and a byte that leads the like."""
    found = ((c, like_of(trail)) for trail, c in pairs().by_lead.get(lead, ()) if _vanishing(trail) and guessable(c))
    return tuple(found)


@cache
def seconds(like: int, trail: int) -> tuple[str, ...]:
    """Common characters with this trail byte whose lead may end a pair that shows nothing after `like`."""
    leads = _vanishing(like)
    return tuple(c for lead, c in pairs().by_trail.get(trail, ()) if lead in leads and guessable(c))


@cache
def seconds_read(like: int, reading: str) -> tuple[str, ...]:
    """The same with this reading, whatever the trail byte."""
    return tuple(c for lead in sorted(_vanishing(like)) for c in with_reading(lead, reading) if guessable(c))


@cache
def _vanishing(lead: int) -> frozenset[int]:
    """The trail bytes that make a pair that shows nothing and that can themselves lead a character."""
    return frozenset(trail for first, trail in pairs().vanishing if first == lead and trail > 0x80)


@cache
def like_of(lead: int) -> int:
    """The least byte that leads the same pairs that show nothing."""
    return next(byte for byte in range(0x80, 0xFF) if _vanishing(byte) == _vanishing(lead))


@cache
def guessable(character: str) -> bool:
    """Whether a character is common enough to be put where no byte speaks for it."""
    return usable(character) and model().common(simplified(character))


@cache
def with_reading(lead: int, reading: str) -> tuple[str, ...]:
    """The characters of a lead byte that a kit gives this reading; all, where the reading is empty."""
    found = (c for trail, c in pairs().by_lead.get(lead, ()) if trail >= 0x80)
    return tuple(c for c in found if not reading or (first_reading(c) == reading and converted(c)))


@cache
def simplified(character: str) -> str:
    """The simplified form of one character."""
    return script.simplified(character)


@cache
def usable(character: str) -> bool:
    """Whether a converted text may hold this character where it was torn: at a whole sign it would have been cut."""
    if not "\u3400" <= character <= "\u9fff":
        return character in SIGNS and character not in CUTS
    return not script.count(character).simplified
