"""GBK that lost bytes is read a byte off from one that went to the next that did, or to the next that stands alone, shown as U+FFFD.

All other bytes are still there: where they are paired as they were, the text reads as Chinese does again. Of the two ways to pair
them the likelier is taken at each place, at a price for going from one to the other (Viterbi 1967). The characters that lost a byte
are told by the language model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Final

import numpy as np

from filters import charset_letters, script
from filters.repair.gbk import pairs
from filters.repair.lossy import LEAD, Restored, fitting, likely
from filters.repair.ngrams import LINE, Nats, model, point
from filters.repair.prose import MOST_NATS, nats
from filters.repair.two_bytes import LOST

MIN_OFF: Final = 8  # characters that are read a byte off: fewer must gain as much
SHORTEST: Final = 4  # characters
MIN_RARE: Final = 3  # of these that hardly stand on Chinese pages otherwise
GAIN: Final = 3.0  # nats a character that they are likelier when they are paired as they were
PRICE: Final = 12.0  # nats of a byte that went: beside it likelihoods tell less
NEAR: Final = 3  # characters from where the likelier pairs begin, to each side
ASKED: Final = 20  # characters with few candidates that one of those torn here is as dear as
_RUN: Final = re.compile(f"[^\x00-\x7f{LOST}]+")
_ASCII: Final = 0x80


@dataclass(frozen=True, slots=True)
class _Reading:
    """Bytes in pairs, and how unlikely each character is: nats, and those of all before it."""

    text: str
    costs: Nats
    before: Nats

    @classmethod
    def of(cls, text: str) -> _Reading:
        costs = nats(text)
        return cls(text, costs, np.concatenate(([0.0], costs.cumsum())))


@dataclass(frozen=True, slots=True)
class _Run:
    """A run as it is shown, and as it is from its second byte on."""

    code: bytes
    shown: _Reading
    off: _Reading


def restored(text: str, most: int) -> Restored | None:
    """The text as it was meant, or None where no part of it gains.

    No more runs are looked at than `most`, nor more characters told than are as dear as so many of mojibake.
    """
    parts, at, told = list[str](), 0, list[float]()
    for match in islice(_RUN.finditer(text), most):
        if ASKED * len(told) >= most:
            break
        is_lost = text[match.end() : match.end() + 1] == LOST
        if (run := _run(match[0])) and (stretches := _stretches(run, is_lost)):
            meant, leads = _meant(run, stretches, is_lost)
            parts += (text[at : match.start()], meant)
            told += leads
            at = match.end() + (is_lost and _reaches_end(run, stretches))
    if not parts:
        return None
    sure = [1 / (1 + math.exp(-lead)) for lead in told if lead >= LEAD]
    return Restored("".join([*parts, text[at:]]), sum(sure) / len(sure) if sure else 1.0, len(told) - len(sure), ASKED * len(told))


def _run(text: str) -> _Run | None:
    """A run that is long enough and read in pairs throughout."""
    if len(text) <= MIN_OFF or charset_letters.rare(text) < MIN_RARE:
        return None
    code = text.encode("gb18030", "replace")
    if len(code) != 2 * len(text):
        return None
    off = code[1:-1].decode("gb18030", "replace")
    return _Run(code, _Reading.of(text), _Reading.of(off)) if len(off) == len(text) - 1 else None


def _stretches(run: _Run, is_lost: bool) -> list[tuple[int, int]]:
    """From which to which character the run is meant as it is read from its second byte on."""
    shown, off = run.shown.costs.tolist(), run.off.costs.tolist()
    right, wrong, begun, ended = 0.0, math.inf, list[bool](), list[bool]()  # nats of the best way to each byte, and how it came there
    for at in range(len(off) + 1):
        went_on = wrong + off[at - 1] if at else math.inf
        begun.append(right + PRICE < went_on)
        wrong = min(right + PRICE, went_on)
        ended.append(went_on + PRICE < right + shown[at])
        right = min(right + shown[at], went_on + PRICE)
    is_off = (is_lost or run.code[-1] < _ASCII) and wrong < right
    return [one for one in _traced(begun, ended, is_off) if _gains(run, *one)]


def _traced(begun: Sequence[bool], ended: Sequence[bool], is_off: bool) -> list[tuple[int, int]]:
    """The stretches of the best way, from its end back."""
    stretches, at, last = list[tuple[int, int]](), len(begun) - 1, len(begun) - 1
    while at >= 0:
        if not is_off and ended[at]:
            is_off, last = True, at
        if is_off and begun[at] and at < last:
            stretches.append((at, last))
            is_off = False
        at -= 1
    return stretches[::-1]


def _gains(run: _Run, first: int, last: int) -> bool:
    """Whether a stretch is prose, and far likelier than what is shown: a short one by as much as a long one."""
    length = last - first
    nats_off, nats_shown = run.off.before[last] - run.off.before[first], run.shown.before[last] - run.shown.before[first]
    return length >= SHORTEST and nats_shown - nats_off >= GAIN * max(MIN_OFF, length) and nats_off <= MOST_NATS * length


def _reaches_end(run: _Run, stretches: Sequence[tuple[int, int]]) -> bool:
    return stretches[-1][1] == len(run.off.text)


def _meant(run: _Run, stretches: Sequence[tuple[int, int]], is_lost: bool) -> tuple[str, list[float]]:
    """The run as it was meant, and the leads of the characters that were torn."""
    scripts = script.count(run.shown.text[: stretches[0][0]] + "".join(run.off.text[first:last] for first, last in stretches))
    is_traditional = scripts.traditional > scripts.simplified
    parts, leads, at = list[str](), list[float](), 0
    for first, last in stretches:
        moved, torn, lead = _seam(run.shown, first, run.off, first, run.code[::2], is_traditional)
        parts += (run.shown.text[at : first + moved], torn)
        leads.append(lead)
        at = first + moved
        if last == len(run.off.text):
            parts.append(run.off.text[at:])
            at = len(run.shown.text)
            if is_lost:
                _, torn, lead = _likeliest([(_last(run.off.text), LINE)], [_with(run.code[-1], is_traditional, is_lead=True)], [0.0])
                parts.append(torn if lead >= LEAD else LOST)
                leads.append(lead)
            else:
                parts.append(chr(run.code[-1]))
        else:
            moved, torn, lead = _seam(run.off, last, run.shown, last + 1, run.code[1::2], is_traditional)
            parts += (run.off.text[at : last + moved], torn)
            leads.append(lead)
            at = last + moved + 1
    return "".join([*parts, run.shown.text[at:]]), leads


def _seam(before: _Reading, ends: int, after: _Reading, begins: int, singles: bytes, is_traditional: bool) -> tuple[int, str, float]:
    """How much further on than expected one reading goes over into the other, the character that stood there, and its lead."""
    moves = range(max(-NEAR, -ends), min(NEAR, len(singles) - ends))
    beside = [(_last(before.text[: ends + n]), (after.text[begins + n :][:3] + 3 * LINE)[:3]) for n in moves]
    between = [_with(singles[ends + n], is_traditional) for n in moves]
    rest = [-float(before.before[ends + n] + after.before[-1] - after.before[min(begins + n + 3, len(after.text))]) for n in moves]
    which, torn, lead = _likeliest(beside, between, rest)
    return moves[which], torn if lead >= LEAD else LOST, lead


def _last(text: str) -> str:
    return (3 * LINE + text)[-3:]


def _likeliest(beside: Sequence[tuple[str, str]], between: Sequence[str], rest: Sequence[float]) -> tuple[int, str, float]:
    """The place and the character that fit best there, and its lead in nats over all others.

    For each place: what stands beside, what may stand between, and how likely all the rest is.
    """
    rows, choices = list[tuple[int, ...]](), list[tuple[int, str]]()
    for place, ((before, after), among) in enumerate(zip(beside, between, strict=True)):
        first, last = _points(before), _points(after)
        rows += [(*first, one, *last) for one in _points(among)]
        choices += [(place, character) for character in among]
    if not rows:
        return len(rest) - 1, LOST, 0.0
    scores = [nats + rest[place] for nats, (place, _) in zip(likely(rows), choices, strict=True)]
    best = max(range(len(scores)), key=scores.__getitem__)
    others = sum(math.exp(score - scores[best]) for number, score in enumerate(scores) if number != best)
    return *choices[best], -math.log(others) if others else math.inf


@lru_cache(maxsize=4096)
def _points(text: str) -> tuple[int, ...]:
    """A text as the model reads it, character by character."""
    return tuple(map(point, script.simplified(text)))


@cache
def _with(byte: int, is_traditional: bool, *, is_lead: bool = False) -> str:
    """The signs and the frequent characters of one script of which a byte is one of the two, or the first."""
    codes = pairs().shown.items()
    with_it = tuple(character.encode() for (lead, trail), character in codes if lead == byte or (trail == byte and not is_lead))
    return "".join(filter(model().common, fitting(with_it, is_traditional)))
