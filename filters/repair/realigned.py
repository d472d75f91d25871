"""GBK that lost a byte is read a byte off from there to the next byte that stands alone, which is shown as U+FFFD.

All other bytes are still there: where they are paired as they were, the text reads as Chinese does again. The character that
lost its byte and the last one, of which only the first byte is known, are told by the language model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from filters import script
from filters.repair.gbk import pairs
from filters.repair.lossy import LEAD, Restored, fitting, likely
from filters.repair.ngrams import LINE, model, point
from filters.repair.prose import MOST_NATS, nats
from filters.repair.two_bytes import LOST

MIN_OFF: Final = 8  # characters that are read a byte off
GAIN: Final = 3.0  # nats a character that they are likelier when they are paired as they were
NEAR: Final = 3  # characters from the first that gain, to each side: beside what was read a byte off likelihoods tell less
ASKED: Final = 20  # characters with few candidates that one of those torn here is as dear as
_RUN: Final = re.compile(f"[^\x00-\x7f{LOST}]+")


def restored(text: str, most: int) -> Restored | None:
    """The text as it was meant, or None where no part of it gains.

    No more runs are looked at than `most`, nor more characters told than are as dear as so many of mojibake.
    """
    parts, at, told = list[str](), 0, list[float]()
    for run in islice(_RUN.finditer(text), most):
        if ASKED * len(told) >= most:
            break
        if text[run.end() : run.end() + 1] == LOST and (meant := _realigned(run[0])):
            parts += (text[at : run.start()], meant[0])
            told += meant[1:]
            at = run.end() + 1
    if not told:
        return None
    sure = [1 / (1 + math.exp(-lead)) for lead in told if lead >= LEAD]
    return Restored("".join([*parts, text[at:]]), sum(sure) / len(sure) if sure else 1.0, len(told) - len(sure), ASKED * len(told))


def _realigned(shown: str) -> tuple[str, float, float] | None:
    """A run whose last byte was shown as U+FFFD, as it was meant, and the leads of the two characters that were torn."""
    code = shown.encode("gb18030", "replace")
    if len(shown) <= MIN_OFF or len(code) != 2 * len(shown):
        return None
    off = code[1:-1].decode("gb18030", "replace")
    if len(off) != len(shown) - 1:
        return None
    costs, anew = nats(shown), nats(off)
    gains = (costs[:-1] - anew)[::-1].cumsum()[::-1]  # of all characters from each on
    first = int(gains.argmax())
    length = len(off) - first
    if length < MIN_OFF or gains[first] < GAIN * length or anew[first:].mean() > MOST_NATS:
        return None
    scripts = script.count(shown[:first] + off[first:])
    is_traditional = scripts.traditional > scripts.simplified
    seams = range(max(0, first - NEAR), first + NEAR)
    beside = [((3 * LINE + shown[:at])[-3:], off[at : at + 3]) for at in seams]
    between = [_with(code[2 * at], is_traditional) for at in seams]
    rest = [-float(costs[:at].sum() + anew[at + 3 :].sum()) for at in seams]
    which, torn, lead = _likeliest(beside, between, rest)
    _, last, last_lead = _likeliest([(off[-3:], LINE)], [_with(code[-1], is_traditional, is_lead=True)], [0.0])
    at = seams[which]
    return "".join((shown[:at], torn if lead >= LEAD else LOST, off[at:], last if last_lead >= LEAD else LOST)), lead, last_lead


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
