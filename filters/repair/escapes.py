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
CLEAN: Final = 0.9  # share of what is shown that stands beside no sign of code, and of it what is East Asian
WITHIN: Final = 0.25  # share of the places between two characters, where a page shows fewer by numbers; prose has .4 to .8
LONG: Final = 4  # characters of a run beside which a blank is no sign of code: titles have blanks
MIN_LINES: Final = 2  # lines that show nothing else
IN_LINES: Final = 0.5  # characters in such lines to each that the page shows by itself
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_EAST_ASIAN: Final = re.compile(r"[\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef·\s]")
_NAME: Final = re.compile(r"&(?:amp;){0,3}(nbsp|ensp|emsp|[lr][sd]quo|hellip|[mn]dash|middot|quot|#160|#12288);")
_NAMES: Final = re.compile(f"(?:{_NAME.pattern})+")
_MARKUP: Final = re.compile("&(?:amp;){0,3}(?:lt|gt);")  # code that is shown, or spoken of
_CODE: Final = re.compile(r"[ !-/:-@\[-`{-~]")  # what stands beside escapes in code and in lists
_OF_PROSE: Final = re.compile(r"[!%()?*+~]")  # those of them that prose has beside characters too
# Without its `;` or its `&` only a number of which the digits are known: what follows may be digits too.
_ENTITY: Final = re.compile(
    r"&(?:amp;){0,3}#([xX][0-9A-Fa-f]{2,5}|[0-9]{2,6});|(?:&(?:amp;){0,3})?#([xX][0-9A-Fa-f]{4}|[1-6][0-9]{4}|8[0-9]{3});?"
)
_UNIT: Final = re.compile(r"u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{4,5})\})")
_BYTE: Final = re.compile("%(?:25(?=[89A-Fa-f][0-9A-Fa-f]))?([0-9A-Fa-f]{2})|[=x]([0-9A-Fa-f]{2})")
_OCTAL: Final = re.compile("[0-7]{3}")


class _Form(NamedTuple):
    """One way to write a character by its number or its bytes."""

    mark: str  # stands in each
    look: re.Pattern[str]  # how one begins: found fast
    run: re.Pattern[str]  # one after another
    read: Callable[[str], str]


def _entities(run: str) -> str:
    return unescape("".join(f"&#{closed or other};" for closed, other in _ENTITY.findall(run)))


def _units(run: str) -> str:
    """Units of UTF-16, two for an emoji, or code points in braces."""
    shown = "".join(chr(int(unit or point, 16)) for unit, point in _UNIT.findall(run))
    return shown.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")


def _bytes(run: str) -> str:
    return _decoded(bytes(int(quoted or byte, 16) for quoted, byte in _BYTE.findall(run)), run)


def _octal(run: str) -> str:
    return _decoded(bytes(int(byte, 8) & 0xFF for byte in _OCTAL.findall(run)), run)


def _decoded(code: bytes, run: str) -> str:
    for charset in ("utf-8", "gb18030"):
        try:
            return code.decode(charset)
        except UnicodeError:
            continue
    return run


_FORMS: Final = (
    _Form("#", re.compile(r"#[xX1-6]"), re.compile(f"(?:{_ENTITY.pattern})+"), _entities),
    _Form("\\", re.compile(r"\\u\{?[0-9A-Fa-f]{4}"), re.compile(r"(?:\\{1,2}u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{4,5}\}))+"), _units),
    _Form("%", re.compile("%u[0-9A-Fa-f]{4}"), re.compile(r"(?:%u[0-9A-Fa-f]{4})+"), _units),
    _Form("u", re.compile("u[0-9a-f]{4}u"), re.compile(r"(?:u[0-9a-f]{4}){2,}"), _units),
    _Form("%", re.compile("%[0-9A-Fa-f]{2,4}%"), re.compile(r"(?:%(?:25(?=[89A-Fa-f][0-9A-Fa-f]))?[0-9A-Fa-f]{2}){2,}"), _bytes),
    _Form("=", re.compile("=[0-9A-F]{2}="), re.compile(r"(?:=[0-9A-F]{2}){2,}"), _bytes),
    _Form("\\", re.compile(r"\\x[0-9A-Fa-f]{2}"), re.compile(r"(?:\\x[0-9A-Fa-f]{2}){2,}"), _bytes),
    _Form("\\", re.compile(r"\\[23][0-7]{2}\\"), re.compile(r"(?:\\[0-3][0-7]{2}){2,}"), _octal),
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
    if not _is_clean(_beside(runs, page), [1] * len(runs)) or not _HAN.search(page):
        return {}
    return _changed(texts, "&", _NAMES, lambda run: unescape(run.replace("amp;", "")))


def _read(texts: Sequence[str], page: str, form: _Form) -> Mapping[int, str]:
    runs = list(form.run.finditer(page))
    each = [form.read(run[0]) for run in runs]
    shown, beside = "".join(each), _beside(runs, page)
    escaped = len(_HAN.findall(shown))
    if escaped < MIN_HAN or len(_EAST_ASIAN.findall(shown)) < CLEAN * len(shown) or not _is_clean(beside, list(map(len, each))):
        return {}
    is_within = sum(all(map(_HAN.match, both)) for both in beside) >= WITHIN * len(runs)
    if escaped < (plain := len(_HAN.findall(page))) and not is_within and _in_lines(texts, form) < IN_LINES * plain:
        return {}
    meant = _changed(texts, form.mark, form.run, form.read)
    return meant if meant and cross_entropy(max(meant.values(), key=len)) < MOST_NATS else {}  # titles are no prose


def _in_lines(texts: Sequence[str], form: _Form) -> int:
    """How many characters stand in lines that show all of theirs by numbers, where there are several."""
    lines = [text for text in texts if form.mark in text and not _HAN.search(text)]
    found = [han for text in lines if (han := sum(len(_HAN.findall(form.read(run[0]))) for run in form.run.finditer(text))) >= MIN_HAN]
    return sum(found) if len(found) >= MIN_LINES else 0


def _beside(runs: Sequence[re.Match[str]], page: str) -> Sequence[tuple[str, str]]:
    """What stands before and behind each run, a character each."""
    return [(page[run.start() - 1 : run.start()], page[run.end() : run.end() + 1]) for run in runs]


def _is_clean(beside: Sequence[tuple[str, str]], sizes: Sequence[int]) -> bool:
    """Whether hardly any of the characters that are shown by these runs have a sign of code at their run's ends."""
    clean = sum(size for both, size in zip(beside, sizes, strict=True) if not any(_is_code(sign, size) for sign in both))
    return clean >= CLEAN * sum(sizes)


def _is_code(sign: str, size: int) -> bool:
    """Whether a sign at the end of a run of so many characters is one of code or of a list."""
    return _CODE.match(sign) is not None and not (_OF_PROSE.match(sign) or (sign == " " and size >= LONG))


def _changed(texts: Sequence[str], mark: str, run: re.Pattern[str], read: Callable[[str], str]) -> Mapping[int, str]:
    """The texts that read otherwise once the runs in them are read, by their places; a `mark` stands in each of these."""
    meant = {number: run.sub(lambda match: read(match[0]), text) for number, text in enumerate(texts) if mark in text}
    return {number: text for number, text in meant.items() if text != texts[number]}
