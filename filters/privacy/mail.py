"""E-mail addresses, plain and with the at sign or the dots in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.privacy.hit import Hit

_OPEN, _CLOSE = r"[\[({<【〔「]", r"[\])}>】〕」]"
_PROVIDER: Final = r"(?:qq|foxmail|vip|1(?:63|26|39|88|89)|sina|sohu|tom|yeah|21cn|aliyun|gmail|hotmail|outlook|yahoo|live|icloud|msn)"
_TOP: Final = r"(?:com|cn|net|org|edu|gov|hk|tw|info|vip|cc|me|io)"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOT_WORD: Final = rf"(?: ?{_OPEN} ?(?:dot|点|\.) ?{_CLOSE} ?| ?[点。] ?| [dD][oO][tT] | ?\. ?)"
_DOMAIN: Final = (
    rf"(?:{_LABEL}(?:\.{_LABEL}){{0,3}}\.[A-Za-z]{{2,18}}"
    rf"|{_LABEL}(?:{_DOT_WORD}{_LABEL}){{0,2}}{_DOT_WORD}{_TOP}(?:{_DOT_WORD}cn|\.[a-z]{{2}})?)"
)
_NUMERAL: Final = "[零〇一二三四五六七八九幺]"
_LOCAL: Final = (
    r"(?<![A-Za-z0-9._%+-])(?:[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}|\d(?: \d){4,11})"  # a name, or a number spaced digit by digit
    rf"|(?<!{_NUMERAL}){_NUMERAL}{{5,12}}"
)
_AT_WORD: Final = rf"(?: ?{_OPEN} ?(?:[aA][tT]|@|艾特|圈[aA]|[aA]) ?{_CLOSE} ?| ?艾特 ?|%40| ?@ ?)"

HEADS: Final = "@#艾%[({<【〔「"  # what an at sign begins with; a space too, where it is spelled out
GATE: Final = re.compile(  # one set at its head, for which `re` scans fast
    f"[{re.escape(HEADS)} ]"
    r"(?:(?<=[@#])|(?<=艾)特|(?<=%)40|(?<=[(\[{<【〔「]) ?(?:[aA]|圈)|(?<= )[aA][tT] )"
)
_END: Final = r"(?![A-Za-z0-9])"
_ADDRESS: Final = re.compile(
    rf"(?P<local>{_LOCAL})(?:{_AT_WORD}(?P<domain>{_DOMAIN})"
    rf"|#(?:{_PROVIDER}\.{_TOP}|{_LABEL}\.(?:com|net|org|edu|gov))(?:\.cn)?"
    rf"| [aA][tT] (?:{_LABEL}(?: ?\. ?{_LABEL}| [dD][oO][tT] {_LABEL}){{0,2}}) [dD][oO][tT] {_TOP}){_END}"
)
_NO_DOMAIN: Final = re.compile(  # a picture's scale, a version or an address in figures, an object's hash, a method
    r"\d(?:\.\d)?x\.|\d+\.\d+\.|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{6,8}\.(?!com|cn|net|org)|.*\.[a-z]+[A-Z]"
)
_FILE: Final = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|bmp|ico|css|jsx?|tsx|vue|json|ya?ml|xml|html?|php|pdf|docx?|xlsx?|txt|mp[34]|mov|avi|webm|zip|rar|t?gz|jar"
    r"|exe|dll|apk|min)$",
    re.IGNORECASE,
)
_USER: Final = frozenset({"git", "root"})  # of a machine: git@github.com is an account of nobody's
_MARK: Final = re.compile(rf" @(?! )(?!.*\.{_TOP}$)", re.IGNORECASE)  # `def home(): @app.route`, no `name @qq.com`


def find(text: str) -> Iterator[Hit]:
    """Addresses in a folded text; `logo@2x.png` is a file, not an address."""
    if not GATE.search(text):
        return
    for match in _ADDRESS.finditer(text):
        if not _is_address(match):
            continue
        plain = "@" in match[0] and " " not in match[0]
        yield Hit(match.start(), match.end(), "email", "pii.email" if plain else "pii.email.words", 0.99 if plain else 0.9)


def _is_address(match: re.Match[str]) -> bool:
    """Whether it is somebody's address, and no piece of code that is written like one."""
    if _FILE.search(match[0]) or match["local"] in _USER or _MARK.search(match[0]):
        return False
    return not (match["domain"] and _NO_DOMAIN.match(match["domain"]))
