"""UTF-8 that was read as GBK, or another charset of two bytes, where not each of its bytes made a pair: those left give most of it back.

A byte that makes no pair with the one after it is shown as U+FFFD or `?`, or as nothing; others went before. What it was is told by
the other bytes of its character, where it is shown as lost by which bytes make no pair with the next one, and by the language model;
where these do not tell, U+FFFD stays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import Final, NamedTuple

import numpy as np

from filters import script
from filters.repair.ngrams import LINE, ONE, model, point
from filters.repair.two_bytes import EATEN, GBK, LEADS, LOST, TAILS, TwoBytes

LEAD: Final = 2.0  # nats over all other characters together: 99 of 100 are right
SHORT: Final = 128  # codes that a character can have had of which two bytes are left, and nothing shows where the third was
LONG_LEAD: Final = 5.0  # nats, for these
LEAST_WHOLE: Final = 0.4  # share of the characters of several bytes that keep all of them
MOSTLY: Final = 0.7  # where bytes are gone that nothing shows: in other text that stands among them nearly all are
SWEEPS: Final = 3  # each character is chosen again beside what was chosen for the others
MOST_ASKED: Final = 4_000  # characters of a page that are told by the language model
MOST_GONE: Final = 2  # bytes of a character
BEYOND: Final = 3  # characters on each side that the model looks at
_SIGNS: Final = "，。、；：？！“”‘’《》（）…—"
_GONE: Final = -1  # in place of a byte
_EURO: Final = -2  # in place of the one byte or the two that are shown as €
_EURO_BYTE, _EURO_PAIR = 0x80, (0xA2, 0xE3)  # in cp936, in GB 18030
Bytes = tuple[int, ...]


class Restored(NamedTuple):
    """A text as it was meant; U+FFFD where a character cannot be told."""

    text: str
    confidence: float = 1.0  # the mean over the characters that the language model told
    lost: int = 0  # characters that cannot be told
    asked: int = 0  # characters of which the language model was asked


class _Torn(NamedTuple):
    """The bytes of a character of which some are gone, and the byte that follows each (`_GONE` where none does)."""

    known: Bytes
    following: Bytes
    charset: TwoBytes
    short: bool = False  # fewer are shown than it has

    @property
    def hides(self) -> bool:
        """Whether some bytes are there, and nothing shows which are not."""
        return self.short and set(self.known) != {_GONE} and not _doubled(self)


def restored(text: str, most: int = MOST_ASKED, charset: TwoBytes = GBK) -> Restored | None:
    """The text as it was meant, or None where its bytes are no UTF-8, or too few of them are left.

    At most `most` of the characters that lost bytes are told, the first of them.
    """
    found = _characters(_bytes(text, charset), charset)
    if not found or (any(isinstance(one, _Torn) and one.hides for one in found) and not _is_mostly_whole(found)):
        return None
    return completed([one if isinstance(one, str) else _possible(one) for one in found], most)


def _is_mostly_whole(found: Sequence[str | _Torn]) -> bool:
    """Whether so few characters are torn that no other text can stand among them."""
    long = [one for one in found if not isinstance(one, str) or one > "\x7f"]
    return sum(isinstance(one, str) for one in long) >= MOSTLY * len(long)


def completed(found: Sequence[str | tuple[bytes, ...]], most: int = MOST_ASKED, lead: float = LEAD) -> Restored | None:
    """The text of characters that are whole, or of which all that each can have been is known; None where too few are whole.

    At most `most` of the others are told, the first of them, those that are likelier than all others by `lead` nats.
    """
    whole = "".join(one for one in found if isinstance(one, str))
    torn = {at: one for at, one in enumerate(found) if not isinstance(one, str)}
    long = sum(one > "\x7f" for one in whole)
    if long < LEAST_WHOLE * (long + len(torn)):
        return None
    scripts = script.count(whole)
    choices = {at: fitting(one, scripts.traditional > scripts.simplified) for at, one in islice(torn.items(), most)}
    asked = {at: them for at, them in choices.items() if them}
    told = _told([one if isinstance(one, str) else LOST for one in found], asked)
    sure = {at: one for at, one in told.items() if one[1] >= (LONG_LEAD if len(found[at]) == SHORT else lead)}
    meant = "".join(one if isinstance(one, str) else sure.get(at, (LOST,))[0] for at, one in enumerate(found))
    confidence = sum(1 / (1 + math.exp(-ahead)) for _, ahead in sure.values()) / len(sure) if sure else 1.0
    return Restored(meant, confidence, len(torn) - len(sure), len(asked))


def _bytes(text: str, charset: TwoBytes) -> list[int]:
    """The bytes that were shown as this text; those of `€` and `?` are settled when they are read as UTF-8."""
    found = list[int]()
    for shown in text:
        found += (_GONE,) if shown in charset.lost else (_EURO,) if shown == "€" else shown.encode(charset.name, "replace")
    return found


def _characters(found: Sequence[int], charset: TwoBytes) -> list[str | _Torn] | None:
    """The characters of UTF-8 with gaps: a `?` inside a character is a gap too; None where it is none."""
    characters, begun, size, ahead = list[str | _Torn](), list[tuple[int, int]](), 0, [*reversed(found)]
    while ahead:
        byte = ahead.pop()
        following = ahead[-1] if ahead else _GONE
        if byte == _EURO:
            is_pair = len(begun) == size - 1 and bool(ahead) and (following == _GONE or following in TAILS)
            ahead += reversed(_EURO_PAIR if is_pair else (_EURO_BYTE,))
            continue
        if begun and byte == ord("?"):
            byte = _GONE
        if begun and byte != _GONE and byte not in TAILS:
            characters.append(_short(begun, charset))
            begun.clear()
        if not begun:
            if 0 <= byte < 0x80:
                characters.append(chr(byte))
                continue
            if not (size := _size(byte)):
                return None
            if byte in TAILS:
                begun.append((_GONE, _GONE))
                _eat(characters)
        begun.append((byte, following))
        if len(begun) == size:
            known = tuple(byte for byte, _ in begun)
            if _GONE in known:
                characters.append(_Torn(known, tuple(following for _, following in begun), charset))
            elif character := bytes(known).decode("utf-8", "ignore"):
                characters.append(character)
            else:
                return None
            begun.clear()
    return characters + [_short(begun, charset)] * bool(begun)


def _eat(characters: list[str | _Torn]) -> None:
    """If the last byte of the character before is gone, it took the first one of this with it."""
    if characters and isinstance(torn := characters[-1], _Torn) and torn.known[-1] == _GONE:
        characters[-1] = torn._replace(following=(*torn.following[:-1], EATEN))


def _size(byte: int) -> int:
    """Of how many bytes a character is that begins with this one, or has lost its first; 0 where none is."""
    if byte == _GONE or byte in TAILS or 0xE0 <= byte < 0xF0:
        return 3
    return 2 if 0xC2 <= byte < 0xE0 else 4 if 0xF0 <= byte < 0xF5 else 0


def _short(begun: Sequence[tuple[int, int]], charset: TwoBytes) -> _Torn:
    """A character of which fewer bytes are shown than it has."""
    return _Torn(tuple(byte for byte, _ in begun), (), charset, short=True)


@lru_cache(maxsize=8192)
def _possible(torn: _Torn) -> tuple[bytes, ...]:
    """All that a character can have been whose lost bytes made no pair with what follows."""
    if torn.short:
        return _doubled(torn) or lengthened(torn.known)
    gone = [at for at, byte in enumerate(torn.known) if byte == _GONE]
    if not gone or len(gone) > MOST_GONE or len(torn.known) != 3:
        return ()
    unpaired = (torn.charset.leads, torn.charset.unpaired, torn.charset.unpaired)
    choices = [(byte,) if byte != _GONE else unpaired[at](torn.following[at]) for at, byte in enumerate(torn.known)]
    return tuple(map(bytes, product(*choices)))


def _doubled(torn: _Torn) -> tuple[bytes, ...]:
    """All that a character can have been whose first two bytes are shown as one that is lost."""
    if len(torn.known) != MOST_GONE or torn.known[0] != _GONE or torn.known[1] == _GONE:
        return ()
    return tuple(bytes((*double, torn.known[1])) for double in torn.charset.doubles)


def lengthened(known: Bytes) -> tuple[bytes, ...]:
    """All characters of three bytes that two of them, in this order, can be left of."""
    if len(known) != 2 or _GONE in known or known[0] not in LEADS:
        return ()
    return tuple(bytes(code) for tail in TAILS for code in ((*known, tail), (known[0], tail, known[1])))


@lru_cache(maxsize=8192)
def fitting(possible: tuple[bytes, ...], traditional: bool) -> str:
    """Those that are signs, or characters of one script."""
    found = [code.decode("utf-8", "ignore") for code in possible]
    return "".join(one for one in found if _is_fitting(one, traditional))


def _is_fitting(character: str, traditional: bool) -> bool:
    if not "\u4e00" <= character <= "\u9fff":
        return character in _SIGNS
    scripts = script.count(character)
    return not (scripts.simplified if traditional else scripts.traditional)


def _told(text: Sequence[str], fitting: Mapping[int, str]) -> Mapping[int, tuple[str, float]]:
    """The likeliest of the characters that fit at each place, and its lead in nats over the others."""
    points = [point(LINE)] * BEYOND + [point(script.simplified(one)) for one in text] + [point(LINE)] * BEYOND
    choices = {at: [point(script.simplified(one)) for one in them] for at, them in fitting.items()}
    best = dict[int, tuple[str, float]]()
    for at, among in choices.items():
        points[at + BEYOND] = among[0]
    apart = all(after - before > BEYOND for before, after in pairwise(choices))
    for _ in range(1 if apart else SWEEPS):
        scores = _scores(points, choices)
        for at, among in choices.items():
            likely = list(islice(scores, len(among)))
            first = max(range(len(among)), key=likely.__getitem__)
            others = sum(math.exp(nats - likely[first]) for number, nats in enumerate(likely) if number != first)
            best[at] = fitting[at][first], -math.log(others) if others else math.inf
            points[at + BEYOND] = among[first]
    return best


def _scores(points: Sequence[int], choices: Mapping[int, Sequence[int]]) -> Iterator[float]:
    """How likely the text around each place is with each choice, in nats; all as the points are now."""
    rows = list[tuple[int, ...]]()
    for at, among in choices.items():
        before, after = points[at : at + BEYOND], points[at + BEYOND + 1 : at + 2 * BEYOND + 1]
        rows += [(*before, choice, *after) for choice in among]
    return iter(likely(rows)) if rows else iter(())


def likely(rows: Sequence[Sequence[int]]) -> Sequence[float]:
    """How likely each row's characters are after its first three, in nats; all rows are of one length."""
    around = np.array(rows, np.uint64).T
    contexts = (around[:-3] << ONE << ONE | around[1:-2] << ONE | around[2:-1]).ravel()  # of each place from the choice's on
    nats = model().score(contexts, np.arange(len(contexts)), contexts << ONE | around[3:].ravel())
    found: list[float] = nats.reshape(-1, len(rows)).sum(axis=0).tolist()
    return found
