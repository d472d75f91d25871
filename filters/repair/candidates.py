"""Which characters may stand where a byte of theirs is lost, or both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np

from filters import script
from filters.repair.gbk import pairs
from filters.repair.ngrams import model, point
from filters.repair.pinyin import first_reading
from filters.repair.script import converted

FULL_STOP: Final = "。"  # the last to be cut, so that another cut may have taken its second byte
CUTS: Final = "，！？；" + FULL_STOP
SIGNS: Final = frozenset(CUTS + "、：“”‘’（）《》【】—…·％")  # prose uses no others in a torn place
_ALIKE: Final = {"【": "“", "】": "”"}  # as the model reads signs that its prose hardly holds
MOST_GUESSED: Final = 64  # characters that end a pair which shows nothing and lost their other byte to a cut
MOST_MIDDLES: Final = 12  # characters between two pairs that show nothing
HELD: Final = 4096  # sets of characters kept in memory
COMMA: Final = (0xA3, 0xAC)


class Candidate(NamedTuple):
    """A character of a converted text."""

    original: str
    text: str  # simplified
    point: int  # as the model reads it


Candidates = tuple[Candidate, ...]


@cache
def whole(lead: int, trail: int, uncut: str) -> Candidates:
    """The character of a pair, where it is usual; a sign at which the text is cut only where it is one of the `uncut`."""
    character = pairs().shown.get((lead, trail), "")
    return (_candidate(character),) if usable(character) or (character and character in uncut) else ()


@cache
def read(lead: int, reading: str) -> Candidates:
    """The usual characters of a lead byte that a kit gives this reading."""
    return tuple(_candidate(c) for c in with_reading(lead, reading) if usable(c))


@cache
def guessed(lead: int, uncut: str) -> Candidates:
    """The common characters of a lead byte, and signs as above."""
    return tuple(_candidate(c) for c in with_reading(lead, "") if guessable(c) or c in uncut)


@cache
def torn_off(trail: int) -> Candidates:
    """The common characters with this trail byte, and the full stop."""
    return tuple(_candidate(c) for _, c in pairs().by_trail[trail] if guessable(c) or c == FULL_STOP)


@cache
def firsts(lead: int, uncut: str) -> tuple[tuple[Candidate, int], ...]:
    """Common characters of a lead byte whose trail may lead a pair that shows nothing, and a byte that leads the like."""
    found = [(_candidate(c), _like(trail)) for trail, c in pairs().by_lead.get(lead, ()) if _vanishing(trail) and guessable(c)]
    if lead == COMMA[0] and "，" in uncut:
        found.append((_candidate("，"), _like(COMMA[1])))
    return tuple(found)


@cache
def seconds(like: int, trail: int) -> Candidates:
    """Common characters with this trail byte whose lead may end a pair that shows nothing after `like`."""
    leads = _vanishing(like)
    return tuple(_candidate(c) for lead, c in pairs().by_trail.get(trail, ()) if lead in leads and guessable(c))


@cache
def seconds_read(like: int, reading: str) -> Candidates:
    """The same with this reading, whatever the trail byte."""
    return tuple(_candidate(c) for lead in sorted(_vanishing(like)) for c in with_reading(lead, reading) if guessable(c))


@lru_cache(maxsize=HELD)
def seconds_guessed(last: int, like: int) -> Candidates:
    """Common characters whose lead may end a pair that shows nothing after `like`, whatever the trail byte.

    Only those that follow `last`, a character as the model reads it, most often.
    """
    return _likeliest(last, tuple(_hidden(like)), MOST_GUESSED)


@lru_cache(maxsize=HELD)
def middles(last: int, like: int) -> Mapping[Candidate, int]:
    """The same where the trail byte leads a second pair that shows nothing, and a byte that leads the like of it."""
    likes = {candidate: _like(trail) for candidate, trail in _hidden(like).items() if _vanishing(trail)}
    return {candidate: likes[candidate] for candidate in _likeliest(last, tuple(likes), MOST_MIDDLES)}


@cache
def _hidden(like: int) -> Mapping[Candidate, int]:
    """Common characters whose lead may end a pair that shows nothing after `like`, and their trail bytes."""
    led = ((trail, c) for lead in sorted(_vanishing(like)) for trail, c in pairs().by_lead.get(lead, ()))
    return {_candidate(c): trail for trail, c in led if trail >= 0x80 and guessable(c)}


def _likeliest(last: int, found: Candidates, most: int) -> Candidates:
    points = np.array([candidate.point for candidate in found], np.uint64)
    return tuple(found[number] for number in model().following(last, points)[:most])


def is_read(candidate: Candidate, reading: str) -> bool:
    """Whether a kit gives a character this reading."""
    return converted(candidate.original) and first_reading(candidate.original) == reading


@cache
def _vanishing(lead: int) -> frozenset[int]:
    """The trail bytes that make a pair that shows nothing and that can themselves lead a character."""
    return frozenset(trail for first, trail in pairs().vanishing if first == lead and trail > 0x80)


@cache
def _like(lead: int) -> int:
    """The least byte that leads the same pairs that show nothing."""
    return next(byte for byte in range(0x80, 0xFF) if _vanishing(byte) == _vanishing(lead))


@cache
def guessable(character: str) -> bool:
    """Whether a character is common enough to be put where no byte speaks for it."""
    return usable(character) and model().common(_as_read(simplified(character)))


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


@cache
def _candidate(character: str) -> Candidate:
    text = simplified(character)
    return Candidate(character, text, point(_as_read(text)))


def _as_read(text: str) -> str:
    """One character as the model knows it."""
    return _ALIKE.get(text, text)
