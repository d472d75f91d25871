"""Characters that a page shows by their numbers: `&#20013;` escaped once too often or without its `&`, `\\u4e2d`, `%E4%B8%AD`.

Pages that speak of such codes hold them too: there they stand apart, among signs of code, or beside more text than they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from typing import Final, NamedTuple

from filters.repair.prose import MOST_NATS, cross_entropy

MIN_HAN: Final = 8  # characters of a page that are shown so
MIN_NAMED: Final = 4  # names of signs on a page
AGAIN: Final = 2  # times that each stands there on the average: who lists them names each once
CLEAN: Final = 0.9  # share of the places where no sign of code stands beside, and of what comes out that is East Asian
WITHIN: Final = 0.25  # share of the places between two characters, where a page shows fewer by numbers; prose has .4 to .8
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_EAST_ASIAN: Final = re.compile(r"[\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef·\s]")
_NAME: Final = re.compile(r"&(?:amp;){0,3}(nbsp|ensp|emsp|[lr][sd]quo|hellip|[mn]dash|middot|quot|#160|#12288);")
_NAMES: Final = re.compile(f"(?:{_NAME.pattern})+")
_MARKUP: Final = re.compile("&(?:amp;){0,3}(?:lt|gt);")  # code that is shown, or spoken of
_CODE: Final = re.compile(r"[ !-/:-@\[-`{-~]")  # what stands beside escapes in code and in lists
_NUMBER: Final = re.compile("[xX][0-9A-Fa-f]{4}|[0-9]{5}")
_UNIT: Final = re.compile("u([0-9A-Fa-f]{4})")
_BYTE: Final = re.compile("[0-9A-Fa-f]{2}")


class _Form(NamedTuple):
    """One way to write a character by its number or its bytes."""

    mark: str  # stands in each
    look: re.Pattern[str]  # how one begins: found fast
    run: re.Pattern[str]  # one after another
    read: Callable[[str], str]


def _entities(run: str) -> str:
    return unescape("".join(f"&#{number};" for number in _NUMBER.findall(run)))


def _units(run: str) -> str:
    """Units of UTF-16, two for an emoji."""
    return bytes.fromhex("".join(_UNIT.findall(run))).decode("utf-16-be", "replace")


def _bytes(run: str) -> str:
    code = bytes.fromhex("".join(_BYTE.findall(run)))
    for charset in ("utf-8", "gb18030"):
        try:
            return code.decode(charset)
        except UnicodeError:
            continue
    return run


_FORMS: Final = (
    _Form("#", re.compile(r"#[xX1-6]"), re.compile(r"(?:&?(?:amp;){0,3}#(?:[xX][0-9A-Fa-f]{4}|[1-6][0-9]{4});?)+"), _entities),
    _Form("\\", re.compile(r"\\u[0-9A-Fa-f]{4}"), re.compile(r"(?:\\u[0-9A-Fa-f]{4})+"), _units),
    _Form("%", re.compile("%u[0-9A-Fa-f]{4}"), re.compile(r"(?:%u[0-9A-Fa-f]{4})+"), _units),
    _Form("u", re.compile("u[0-9a-f]{4}u"), re.compile(r"(?:u[0-9a-f]{4}){2,}"), _units),
    _Form("%", re.compile("%[0-9A-Fa-f]{2}%"), re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}"), _bytes),
    _Form("=", re.compile("=[0-9A-F]{2}="), re.compile(r"(?:=[0-9A-F]{2}){2,}"), _bytes),
    _Form("\\", re.compile(r"\\x[0-9A-Fa-f]{2}"), re.compile(r"(?:\\x[0-9A-Fa-f]{2}){2,}"), _bytes),
)
_MARKS: Final = frozenset(form.mark for form in _FORMS)


def restored(texts: Sequence[str], page: str) -> Mapping[int, str]:
    """Those of a page's texts that show characters by their numbers, or signs by their names: by their places, as they were meant.

    `page` are all its texts, each on a line.
    """
    count = {mark: page.count(mark) for mark in _MARKS}
    for form in _FORMS:
        if count[form.mark] >= MIN_HAN and form.look.search(page) and (meant := _read(texts, page, form)):
            return meant
    return _named(texts, page) if page.count("&") >= MIN_NAMED and _NAME.search(page) else {}


def _named(texts: Sequence[str], page: str) -> Mapping[int, str]:
    """Quotation marks, dashes and blanks that stand as names of entities right between what they belong to, again and again."""
    runs = list(_NAMES.finditer(page))
    names = [name for run in runs for name in _NAME.findall(run[0])]
    if len(names) < max(MIN_NAMED, AGAIN * len(set(names))) or _MARKUP.search(page):
        return {}
    if not _is_clean(_beside(runs, page)) or not _HAN.search(page):
        return {}
    return _changed(texts, "&", _NAMES, lambda run: unescape(run.replace("amp;", "")))


def _read(texts: Sequence[str], page: str, form: _Form) -> Mapping[int, str]:
    runs = list(form.run.finditer(page))
    shown = "".join(form.read(run[0]) for run in runs)
    escaped = len(_HAN.findall(shown))
    if escaped < MIN_HAN or len(_EAST_ASIAN.findall(shown)) < CLEAN * len(shown):
        return {}
    beside = _beside(runs, page)
    if not _is_clean(beside):
        return {}
    if escaped < len(_HAN.findall(page)) and sum(all(map(_HAN.match, both)) for both in beside) < WITHIN * len(runs):
        return {}
    meant = _changed(texts, form.mark, form.run, form.read)
    return meant if cross_entropy("".join(meant.values())) < MOST_NATS else {}


def _beside(runs: Sequence[re.Match[str]], page: str) -> Sequence[tuple[str, str]]:
    """What stands before and behind each run, a character each."""
    return [(page[run.start() - 1 : run.start()], page[run.end() : run.end() + 1]) for run in runs]


def _is_clean(beside: Sequence[tuple[str, str]]) -> bool:
    """Whether hardly anywhere a sign of code stands beside."""
    return sum(not any(map(_CODE.match, both)) for both in beside) >= CLEAN * len(beside)


def _changed(texts: Sequence[str], mark: str, run: re.Pattern[str], read: Callable[[str], str]) -> Mapping[int, str]:
    """The texts that read otherwise once the runs in them are read, by their places; a `mark` stands in each of these."""
    meant = {number: run.sub(lambda match: read(match[0]), text) for number, text in enumerate(texts) if mark in text}
    return {number: text for number, text in meant.items() if text != texts[number]}
