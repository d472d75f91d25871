"""Text that was decoded by the wrong rule once: undone where the bytes are still there, marked where they are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from filters.codepoints import HAN
from filters.repair import lossy, one_byte, other_pairs, realigned, two_bytes
from filters.repair.lossy import Restored
from filters.repair.prose import BEGINNING, MOST_NATS, cross_entropy

_LOST_SIGNS: Final = "锟烫屯嚙\ufffd"
_LOST: Final = re.compile(r"(?:锟斤拷)+(?:锟斤?)?|(?:嚙踝蕭)+(?:嚙踝?)?|烫烫烫+|屯屯屯+|\ufffd+")
MIN_HAN: Final = 4  # characters that the round trip must give; fewer come out by chance


def suspected(texts: Sequence[str]) -> Sequence[int]:
    """A first look that costs next to nothing: the numbers of those of a page's texts that may hold any."""
    page = "".join(texts)
    if page.isascii():
        return ()
    if any(sign in page for sign in two_bytes.SIGNS + _LOST_SIGNS) or other_pairs.suspected(page):
        return range(len(texts))
    if one_byte.suspected(page):
        return [number for number, text in enumerate(texts) if not HAN.search(text)]
    return ()


def restored(text: str, most: int = lossy.MOST_ASKED, *, among_lost: bool = False) -> Restored | None:
    """The text as it was meant, or None where it is right as it is or cannot be proven wrong.

    Of characters that lost bytes at most `most` are told by the language model. `among_lost` says that the page shows lost bytes.
    """
    if text.isascii():
        return None
    for charset in two_bytes.CHARSETS:
        if any(sign in text for sign in charset.signs) and (meant := _as_utf8(text, most, charset)):
            return meant
    if not HAN.search(text):  # charsets of one byte have no Han characters; readings in brackets, dà and hé, stand among some
        meant = one_byte.from_utf8(text, most)
        return meant if meant and _is_chinese(meant.text) else _read_as_chinese(one_byte.from_gbk(text), most)
    if (among_lost or two_bytes.LOST in text) and (meant := realigned.restored(text, most)):
        return meant
    if not other_pairs.suspected(text) or cross_entropy(text) <= MOST_NATS:
        return None
    found = [one for one in other_pairs.read(text, most) if _is_chinese(one.text) and _is_prose(one.text)]
    return min(found, key=lambda one: cross_entropy(one.text), default=None)


def lost(text: str) -> list[tuple[int, int]]:
    """Spans such as 锟斤拷, 烫烫烫 and U+FFFD, whose bytes nothing brings back."""
    if not any(sign in text for sign in _LOST_SIGNS):
        return []
    return [match.span() for match in _LOST.finditer(text)]


def _as_utf8(text: str, most: int, charset: two_bytes.TwoBytes) -> Restored | None:
    """UTF-8 that was read as GBK and the like: encoded again it is valid UTF-8, as such text never is by chance; bytes may be lost.

    What was read so twice stays where bytes are lost: one way back would choose characters for text that is still wrong.
    """
    meant: Restored | None
    try:
        meant = Restored(text.encode(charset.name).decode("utf-8"))
    except UnicodeError:
        meant = lossy.restored(text, most, charset)
        if meant and any(sign in meant.text for sign in charset.signs):
            return None
    return meant if meant and _is_chinese(meant.text) else None


def _read_as_chinese(meant: Iterable[str], most: int) -> Restored | None:
    """The first that reads as Chinese does: bytes of these charsets make pairs by chance too."""
    whole = (realigned.restored(text, most) if two_bytes.LOST in text else Restored(text) for text in meant)
    return next((one for one in whole if one and _is_chinese(one.text) and _is_prose(one.text)), None)


def _is_prose(text: str) -> bool:
    """Whether a text reads so from its beginning to its end: behind a byte that went it may be read a byte off."""
    return cross_entropy(text) < MOST_NATS and (len(text) <= BEGINNING or cross_entropy(text[-BEGINNING:]) < MOST_NATS)


def _is_chinese(text: str) -> bool:
    return len(HAN.findall(text)) >= MIN_HAN
