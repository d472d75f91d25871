"""Where running text names an institution: what stands before its name, and what institutions do and have behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints
from filters.injection.vocabulary import patterns
from filters.injection.vocabulary.joined import Joined, Places, places_of

# What stands before a name: the end of a clause, or a word that takes one, as in 据某某统计 and 记者从某某获悉.
_ENDS: Final = ",。!?;:、\n(\"'“‘《 "
BEFORE: Final = f"{_ENDS}据由从在与向对为受赴及给跟让或"
_MAY_BE_OF_IT: Final = "和同至到是经"  # words that take a name as well, with which names begin though
_OF_AGENTS: Final = "由据"  # before whoever does or says something
_WHEN: Final = ("近日", "日前", "当天", "当日", "昨日", "今日", "上午", "下午", "会上", "此前", "来自")  # a name may follow these at once
# What may stand before what it does.
_TIMES: Final = (
    "(?:[今昨前当去][天日年晚]|[上下]午|近日|日前|已经|正在|已|将|再次|首次|先后|免费|全力|大力|顺利|圆满|成功|积极|认真|深入|扎实|隆重)*+"
)
_LENGTH: Final = (3, 8)  # characters of a name
_LONGEST_TIME: Final = 4  # characters of a word of time beside it
_NAMED_BEFORE: Final = re.compile(
    f"(?:{'|'.join(_WHEN)})?([a-z0-9]*[\u4e00-\u9fff]{{2}}[a-z0-9\u4e00-\u9fff]*?|[a-z]{{1,6}}[0-9]{{1,4}}[a-z]{{0,4}}){_TIMES}"
)
_SIGNS: Final = re.compile("签[订署约]")
_STOPS: Final = re.compile("[,。;:!?\n]")
_PARTNER: Final = 18  # characters before that in which the partner is named
_HASHES, _FACTOR = 1 << 16, 31  # of two neighbouring characters
_TAKES: Final = "为与对向在从将由等已赴"  # how a sentence goes on behind a name that acts
_NO_NAME: Final = f"{_TAKES}第的了于再又也还均就都主今昨前上下每被把是"  # what no name has behind its stem
_REST: Final = f"(?:(?![{_NO_NAME}])[a-z0-9\u4e00-\u9fff])"
_TAIL: Final = (
    f"[a-z0-9]{{1,6}}|{_REST}?|{_REST}{{0,3}}[网站城厅彩台场图料汇宫会堂]"  # how names end, before a word that may also follow a phrase
)


def begins(text: str, at: int) -> bool:
    """Whether a name may begin at a place."""
    if at == 0 or text[at - 1] in BEFORE or text.endswith(_WHEN, 0, at):
        return not _is_online(text, at)
    return text[at - 1] in _MAY_BE_OF_IT and at > 1 and text[at - 2] not in _ENDS


def _is_online(text: str, at: int) -> bool:
    """Whether a place stands inside 在线, with which no name begins."""
    return text.startswith("线", at) and text.endswith("在", 0, at)


def beginning(text: str, end: int, shortest: int, longest: int) -> int | None:
    """The nearest place where a name may begin, so many characters before another place."""
    return next((at for at in range(end - shortest, max(-1, end - longest - 1), -1) if begins(text, at)), None)


def holds(text: str, start: int, end: int) -> bool:
    """Whether a name stands where one of an institution may begin, and what follows is what institutions do or have, or how a sentence goes
    on about its subject; behind 由 or 据 anything may follow.
    """
    said = start > 0 and text[start - 1] in _OF_AGENTS
    return begins(text, start) and (said or text.startswith(tuple(_TAKES), end) or does(text, end))


def does(text: str, at: int) -> bool:
    """Whether what institutions do or have stands at a place."""
    return _deed().match(text, at) is not None


def end_of_name(text: str, at: int) -> int | None:
    """Where a name ends of which a stem ends at a place: before what institutions do; none where that does not follow."""
    found = _named().match(text, at)
    return found.end(1) if found else None


def names(lines: Joined, opens: Places) -> Iterator[tuple[int, int]]:
    """The stretches of the lines before what institutions do which are as long as names; `opens`: the places of `BEFORE` in their page."""
    agreeing = _agreeing(lines.page)
    deeds = places_of(_pairs().take(_hashed(lines.codes)))
    deeds = np.union1d(deeds, np.array(agreeing, np.intp)) if agreeing else deeds
    deeds = deeds[deeds > (opens[0] if len(opens) else len(lines.page))]
    starts = opens.take(opens.searchsorted(deeds) - 1) + 1
    lengths = deeds - starts
    fits = places_of((lengths >= _LENGTH[0]) & (lengths <= _LENGTH[1] + _LONGEST_TIME))
    for start, end in zip(starts[fits].tolist(), deeds[fits].tolist(), strict=True):
        found = _NAMED_BEFORE.fullmatch(lines.page, start, end)
        if (
            found
            and not _is_online(lines.page, start)
            and _LENGTH[0] <= len(found[1]) <= _LENGTH[1]
            and (end in agreeing or does(lines.page, end))
        ):
            yield found.span(1)


def _agreeing(page: str) -> list[int]:
    """Where whoever signs something with somebody is told: before 与相关单位签订."""
    found = ((page.rfind("与", max(0, m.start() - _PARTNER), m.start()), m.start()) for m in _SIGNS.finditer(page))
    return sorted({at for at, end in found if at >= 0 and not _STOPS.search(page, at, end)})


@cache
def _pairs() -> NDArray[np.bool_]:
    """Whether a hash is that of two characters with which a deed begins: a quick look before the pattern's."""
    table = np.zeros(_HASHES, bool)
    firsts = "".join([deed[:2] for deed in patterns.deeds()])
    table[_hashed(codepoints.codes(firsts))[::2]] = True
    return table


def _hashed(codes: codepoints.Codes) -> codepoints.Codes:
    hashed: codepoints.Codes = (codes[:-1] * np.uint32(_FACTOR) + codes[1:]) & np.uint32(_HASHES - 1)
    return hashed


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(f"{_TIMES}(?:{'|'.join(map(re.escape, patterns.deeds()))})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(f"({_REST}{{0,6}}?(?={_deed().pattern})|(?:{_TAIL})(?=[{_TAKES}]))")
