"""Big5 that was read as GBK, and GBK that was read as Big5: undone from the bytes that the shown characters have.

A pair that the wrong charset has no character for was shown as one U+FFFD, behind which its second byte may still stand: as an ASCII
letter, or, as some programs read on, as the first byte of what is shown next. Of the few characters that have no such pair the language
model chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from filters.repair.lossy import Restored, completed
from filters.repair.ngrams import model
from filters.repair.two_bytes import LOST

_BIG5: Final = ("big5hkscs", "cp950", "big5")  # each has other characters beyond those that all have
_READ_AS: Final = (*(("gb18030", wrong) for wrong in _BIG5), ("big5hkscs", "gb18030"))  # what a text was, what it was read as
_FREQUENT: Final = ("，", "。")  # other characters become such as honest pages hold too
SURE: Final = 4.0  # nats over all others: on lines of real pages 564 of 577 characters so told are right
_GONE: Final = -1  # in place of a byte
_LEADS: Final = range(0xA1, 0xFA)  # first bytes of what both charsets have for characters in use
_TRAILS: Final = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


def suspected(text: str) -> bool:
    """Whether some of a text may have been read so: full stops and commas stand there as what they become."""
    return any(sign in text for sign in _signs())


def read(text: str, most: int) -> Iterator[Restored]:
    """What a text says if it was read so; of the characters that were lost at most `most` are told by the language model."""
    for meant, wrong in _READ_AS:
        for gone in (2, 1) if LOST in text else (0,):
            if (
                (code := _bytes(text, wrong, gone))
                and (found := _characters(code, meant, wrong))
                and (whole := completed(found, most, SURE))
            ):
                yield whole


def _bytes(text: str, wrong: str, gone: int) -> list[int]:
    """The bytes that were shown as a text, so many gone for each U+FFFD; none where it was not read so."""
    code = list[int]()
    for shown in text:
        encoded = [_GONE] * gone if shown == LOST else [*shown.encode(wrong, "ignore")]
        if not encoded:
            return []
        if len(encoded) == 1 and encoded[0] in _TRAILS and gone > 1 and code[-1:] == [_GONE]:
            code.pop()  # a second byte that is a letter was left where it was
        code += encoded
    return code


def _characters(code: list[int], meant: str, wrong: str) -> list[str | tuple[bytes, ...]]:
    """The characters of the pairs, all that each can be of which bytes are gone; none where these bytes make no pairs."""
    found, ahead = list[str | tuple[bytes, ...]](), iter(code)
    for lead in ahead:
        if 0 <= lead < 0x80:
            found.append(chr(lead))
            continue
        trail = next(ahead, _GONE)
        if _GONE in (lead, trail):
            found.append(_without(meant, wrong).get((lead, trail), ()))
        elif character := bytes((lead, trail)).decode(meant, "ignore"):
            found.append(character)
        else:
            return []
    return found


@cache
def _without(meant: str, wrong: str) -> dict[tuple[int, int], tuple[bytes, ...]]:
    """The characters whose pair the wrong charset does not show, by what is left of it: both bytes, one or none."""
    found = dict[tuple[int, int], list[bytes]]()
    for lead in _LEADS:
        for trail in _TRAILS:
            pair = bytes((lead, trail))
            character = pair.decode(meant, "ignore")
            if len(character) == 1 and model().common(character) and not pair.decode(wrong, "ignore"):
                for left in ((_GONE, _GONE), (_GONE, trail), (lead, _GONE)):
                    found.setdefault(left, []).append(character.encode())
    return {left: tuple(characters) for left, characters in found.items()}


@cache
def _signs() -> frozenset[str]:
    shown = {sign.encode(meant).decode(wrong, "replace") for meant, wrong in _READ_AS for sign in _FREQUENT}
    return frozenset(shown - {LOST})
