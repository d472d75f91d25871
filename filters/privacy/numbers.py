"""Phone numbers and cards: runs of digits, whatever stands between them, tried group by group against each kind's shape.

Digits may be spaced, full-width (the folded text has undone that) or Chinese numerals. What an order, a standard or a patent
number looks like is told by the words before it and the units after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from filters.privacy import cards
from filters.privacy.candidate import WINDOW, Candidate
from filters.privacy.hit import Hit
from filters.privacy.phones import further, phone

_SEPARATOR: Final = r"[ \t\u2010-\u2015._·•・*~()\u20e3-]"
_RUN: Final = re.compile(rf"\+?\(?\d(?:{_SEPARATOR}{{0,3}}\d){{6,}}(?:{_SEPARATOR}?[xX](?![a-zA-Z0-9]))?")
MOMENT: Final = re.compile(  # a day in figures, with the hour of its time: most runs of digits on news pages
    r"(?:19|20)\d\d([-.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![-._]?\d)(?: {1,3}(?:[01]?\d|2[0-3])(?=:[0-5]\d))?"
)
_GROUP: Final = re.compile(r"\d+[xX]?|[xX]")
_CARD_WORD: Final = re.compile(
    r"(?:卡号|银行|信用卡|储蓄卡|借记卡|账号|帐号|账户|户名|开户|汇款|转账|打款|收款|[工农建中招交]行|card)[^0-9。!?;\n]{0,12}$",
    re.IGNORECASE,
)
_IDENTITY_WORD: Final = re.compile(r"(?:身份证|证件号|公民身份)[^0-9。!?;\n]{0,8}$")
_CARD_SHAPES: Final = frozenset(
    {(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10), (6, 4, 4, 4), (8, 8, 3)}
)
_IDENTITY_SHAPES: Final = frozenset(
    {(18,), (17, 1), (6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (3, 3, 4, 4, 4), (3, 3, 4, 2, 2, 4), (1,) * 18, (14, 4), (10, 8)}
)
_SHORTEST, _LONGEST = 7, 19  # digits of a local phone number, of a bank card
_ROW: Final = 40  # single digits in a row: two cards' numbers, each digit apart
_PLAUSIBLE: Final = re.compile(  # a local number; an area code's, a hotline, a mobile; a card
    r"[2-8]\d{6,7}|0\d{9,11}|[48]00\d{7}|1[3-9]\d{9}|0{0,2}86\d{10,12}|[1-9]\d{14,16}[\dxX]?|[2-69]\d{17,18}"
)


def find(text: str) -> Iterator[Hit]:
    """Numbers in a folded text whose Chinese numerals are digits already, in order."""
    for run in _RUN.finditer(text):
        day = MOMENT.match(text, run.start())
        groups = [match.span() for match in _GROUP.finditer(text, day.end() if day else run.start(), run.end())]
        for apart in _stretches(groups) if len(groups) > _ROW else (groups,):
            first = 0
            while first < len(apart):
                hit, taken = _longest(text, apart, first)
                if hit:
                    yield hit
                    yield from further(text, hit)
                first += taken


def _stretches(groups: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The groups between rows of single digits that are longer than any number: tables, answers, decimals of pi."""
    stretch = list[tuple[int, int]]()
    for single, same in groupby(groups, lambda group: group[1] - group[0] == 1):
        row = list(same)
        if single and len(row) > _ROW:
            yield stretch
            stretch = []
        else:
            stretch += row
    yield stretch


def _longest(text: str, groups: list[tuple[int, int]], first: int) -> tuple[Hit | None, int]:
    """The hit that takes the most groups from `first` on, and how many it takes (1 where there is none)."""
    start = groups[first][0]
    if first and text[start - 1] in ".-_" and text[start - 2 : start - 1].isdecimal():
        return None, 1  # the tail of a decimal, a version, a code
    plus = text[start - 1 : start] == "+"
    lead = max(0, start - WINDOW, groups[first - 1][1] if first else 0)
    for last, digits in reversed(_readings(text, groups, first)):
        if not _PLAUSIBLE.fullmatch(digits) and not (plus and len(digits) > 8):
            continue
        spans = groups[first : last + 1]
        gaps = frozenset([text[a[1] : b[0]] for a, b in pairwise(spans)])
        shape = tuple([b - a for a, b in spans])
        if hit := _classify(Candidate(text, lead, start, spans[-1][1], digits, shape, gaps)):
            opened = _opened(text, start, hit.end)
            return hit if opened == start else replace(hit, start=opened), last + 1 - first
    return None, 1


def _readings(text: str, groups: list[tuple[int, int]], first: int) -> list[tuple[int, str]]:
    """The last group and the digits of each number that may begin with the first, the shortest number first."""
    digits, found = "", list[tuple[int, str]]()
    for number in range(first, len(groups)):
        start, end = groups[number]
        digits += text[start:end]
        if len(digits) > _LONGEST:
            break
        if len(digits) >= _SHORTEST:
            found.append((number, digits))
    return found


def _opened(text: str, start: int, end: int) -> int:
    """Where the number starts with its plus sign, and with the bracket that closes within it."""
    while start and (text[start - 1] == "+" or (text[start - 1] == "(" and text.find(")", start, end) > 0)):
        start -= 1
    return start


def _classify(number: Candidate) -> Hit | None:
    card = len(number.digits) >= cards.SHORTEST
    return (card and (_identity(number) or _card(number))) or phone(number)


def _identity(number: Candidate) -> Hit | None:
    if cards.identity_number(number.digits) and (number.shape in _IDENTITY_SHAPES or number.named(_IDENTITY_WORD)):
        return Hit(number.start, number.end, "id_card", "pii.id_card", 0.99)
    if cards.old_identity_number(number.digits) and number.named(_IDENTITY_WORD):
        return Hit(number.start, number.end, "id_card", "pii.id_card.old", 0.8)
    return None


def _card(number: Candidate) -> Hit | None:
    if not cards.bank_card(number.digits):
        return None
    if number.named(_CARD_WORD):
        return Hit(number.start, number.end, "bank_card", "pii.bank_card", 0.95)
    written = len(number.shape) == 1 or number.shape in _CARD_SHAPES or set(number.shape) == {1}
    if written and cards.unionpay(number.digits) and not number.counted:
        return Hit(number.start, number.end, "bank_card", "pii.bank_card.bare", 0.8)
    return None
