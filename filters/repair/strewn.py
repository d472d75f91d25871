"""Were signs strewn over a page? A writer's stand between words, a kit's fall within them too.

Emoji and controls give themselves away soon; what takes no room is left behind by browsers and editors too, and signs of writing
stand in names: these must part more words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from filters import script
from filters.repair.pinyin import stripped
from filters.repair.signs import EMPTY, NO_ROOM, OF_WRITING, RUN, TWICE, Kind, kinds
from filters.segment import known

MIN_WITHIN: Final = 3  # different words that a sign parts
MIN_MORE: Final = 5  # where it takes no room, or is one of writing; on 619 honest pages never more than one
WITHIN: Final = 0.2  # share of the signs between characters that part a word: one in a hundred are a writer's own, at random two of five
DENSE: Final = 1 / 40  # signs of writing to each Han character
MIN_DOUBLED: Final = 8  # commas and full stops of a page that stand twice
DOUBLED: Final = 0.9  # share of all of its

_HAN: Final = "[\u3400-\u9fff]"
_OF_HAN: Final = re.compile(_HAN)
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
# A character, and another or three of any kind before the next sign: in a line that is struck out or adorned each has one.
_LAST: Final = re.compile(f"(?:{_HAN}|[^\\n]{{3}}){_HAN}\\Z")
_FIRST: Final = re.compile(f"{_HAN}(?:{_HAN}|[^\\n]{{3}})")
_OF_NAMES: Final = "·•・"
_TOO: Final = "！？"  # writers double these
_COMMAS: Final = re.compile(f"([{TWICE}])\\1*")


class _Place(NamedTuple):
    """Signs between two characters; these two where they are one word's, else nothing."""

    signs: str
    parted: str


def strewn(text: str) -> frozenset[str]:
    """The signs that a kit strewed over a page's text: all that stand between two characters, if they part words; else none.

    A sign that is doubled wherever it stands is named twice: `，，`.
    """
    kind = kinds(text)
    found = _doubled(text) if _beside(kind, Kind.TWICE, Kind.TWICE) >= MIN_DOUBLED else frozenset[str]()
    if _count(kind, Kind.SIGN) >= MIN_WITHIN:
        places, lines = _places(text, _run())
        if _are_strewn(places, MIN_WITHIN):
            found |= frozenset("".join(_between().findall(lines)))
    if _count(kind, Kind.NO_ROOM) >= MIN_MORE and _are_strewn(_places(text, _no_room())[0], MIN_MORE):
        found |= frozenset(NO_ROOM)
    if _may_hold_writing(kind):
        found |= _of_writing(text)
    return found


def _may_hold_writing(kind: NDArray[np.uint8]) -> bool:
    """Whether signs of writing stand between characters, as many as will do if the kit left most of the page alone: a quick look."""
    at = np.flatnonzero(kind[2:-2] == Kind.OF_WRITING.value)
    around = np.stack([kind.take(at + beside) for beside in (0, 1, 3, 4)])
    single = int(np.count_nonzero((around == Kind.HAN.value).all(axis=0)))
    return single + _beside(kind, Kind.OPENING, Kind.CLOSING) >= max(MIN_MORE, DENSE / 4 * _count(kind, Kind.HAN))


def _count(kind: NDArray[np.uint8], of: Kind) -> int:
    """How many characters are of a kind."""
    return int(np.count_nonzero(kind == of.value))


def _beside(kind: NDArray[np.uint8], first: Kind, second: Kind) -> int:
    """How many characters of one kind stand right before one of another."""
    return int(np.count_nonzero((kind[:-1] == first.value) & (kind[1:] == second.value)))


def _of_writing(text: str) -> frozenset[str]:
    """Asterisks, dots or empty brackets, if together they part words; of those that are many each must."""
    places, lines = _places(text, _within_writing())
    if not _are_strewn(places, MIN_MORE) or len(places) < DENSE * len(_OF_HAN.findall(lines)):
        return frozenset()
    every, within = (Counter(place.signs for place in places if place.parted or not only) for only in (False, True))
    few = {sign for sign, times in every.items() if times < MIN_MORE and sign not in _OF_NAMES}
    return frozenset(sign for sign, times in every.items() if sign in few or within[sign] >= WITHIN * times)


def _are_strewn(places: Sequence[_Place], least: int) -> bool:
    parted = [place.parted for place in places if place.parted]
    return len(set(parted)) >= least and len(parted) >= WITHIN * len(places)


def _places(text: str, run: re.Pattern[str]) -> tuple[Sequence[_Place], str]:
    """Where such signs stand between two characters, and the lines that hold them, without readings; none in Japanese."""
    if _KANA.search(text):
        return (), ""
    lines = stripped("\n".join([line for line in text.split("\n") if run.search(line)]))
    parts, signs = run.split(lines), run.findall(lines)
    joined = "".join(parts)
    ends = set(accumulate(map(len, known(script.simplified(joined)))))
    places = zip(accumulate(map(len, parts[:-1])), signs, pairwise(parts), strict=True)
    between = [(at, sign) for at, sign, (before, after) in places if _LAST.search(before) and _FIRST.match(after)]
    return [_Place(sign, "" if at in ends else joined[at - 1 : at + 1]) for at, sign in between], lines


def _doubled(text: str) -> frozenset[str]:
    """The signs that a page shows twice wherever they stand, each named twice."""
    runs = [match[0] for match in _COMMAS.finditer(text)]
    if sum(len(run) == len("，，") for run in runs) < max(MIN_DOUBLED, DOUBLED * len(runs)):
        return frozenset()
    return frozenset(2 * sign for sign in TWICE + _TOO if 2 * sign in text)


@lru_cache(maxsize=16)  # asked for each line of a page
def strewn_runs(signs: frozenset[str]) -> re.Pattern[str]:
    """Any of a page's strewn signs, and others that stand within a sentence; signs of writing between characters only."""
    twice = sorted(sign[0] for sign in signs if sign[0] in TWICE + _TOO)
    written = sorted(sign for sign in signs if sign in OF_WRITING or sign in EMPTY)
    others = "".join(sorted(sign for sign in signs if sign[0] not in twice and sign not in written))
    patterns = [f"{sign}(?<=[^{sign}]{2 * sign})(?!{sign})" for sign in twice]
    if written:
        patterns.append(f"(?<={_HAN})(?:{'|'.join(map(re.escape, written))})+(?={_HAN})")
    if others:
        patterns.append(f"[{re.escape(others)}{NO_ROOM}]+")
    if not frozenset(others) <= frozenset(NO_ROOM):
        patterns.append(f"(?<={_HAN}){RUN}(?=[\u3400-\u9fff，、；：。！？”,;:!?])")
    return re.compile("|".join(patterns))


@cache
def _run() -> re.Pattern[str]:
    return re.compile(RUN)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(f"(?<={_HAN}){RUN}(?={_HAN})")


@cache
def _no_room() -> re.Pattern[str]:
    return re.compile(f"[{NO_ROOM}]+")


@cache
def _within_writing() -> re.Pattern[str]:
    """A sign of writing with two characters on both sides: one alone may be a name's."""
    single, empty = re.escape(OF_WRITING), "|".join(map(re.escape, EMPTY))
    return re.compile(f"(?:[{single}](?<={_HAN}{_HAN}.)|(?:{empty})(?<={_HAN}{_HAN}..))(?={_HAN}{_HAN})")
