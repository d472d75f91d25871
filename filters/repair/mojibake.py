"""Text that was decoded by the wrong rule once: undone where the round trip is exact, marked where bytes are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_GBK_SIGNS: Final = "锛銆鐨勫"  # what ， 。 的 of UTF-8 become when read as GBK
_LATIN: Final = re.compile(r"[\u00c0-\u00ff][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LOST: Final = re.compile(r"(?:锟斤拷|锟[斤拷]?)+|烫烫烫+|屯屯屯+|\ufffd+")
MIN_HAN: Final = 4  # characters that the round trip must give; fewer come out by chance


@dataclass(frozen=True, slots=True)
class Lost:
    """A span whose bytes are gone."""

    start: int
    end: int


def restored(text: str) -> str | None:
    """The text as it was meant, or None where it is right as it is or cannot be proven wrong."""
    if text.isascii():
        return None
    if any(sign in text for sign in _GBK_SIGNS) and (meant := _read_again(text, "gb18030")):
        return meant
    if _LATIN.search(text):
        return _latin(text)
    return None


def lost(text: str) -> list[Lost]:
    """Runs such as 锟斤拷, 烫烫烫 and U+FFFD, which nothing brings back."""
    if not any(sign in text for sign in "锟烫屯\ufffd"):
        return []
    return [Lost(*match.span()) for match in _LOST.finditer(text)]


def _read_again(text: str, codec: str) -> str | None:
    """Encode as it was read, decode as UTF-8; None unless both are exact and it is Chinese text then."""
    try:
        meant = text.encode(codec).decode("utf-8")
    except UnicodeError:
        return None
    exact = meant.encode("utf-8").decode(codec, errors="replace") == text
    return meant if exact and len(_HAN.findall(meant)) >= MIN_HAN else None


def _latin(text: str) -> str | None:
    """UTF-8 (or GBK) read as Latin-1 or Windows-1252: ftfy finds which, the round trip proves it."""
    import ftfy

    meant, plan = ftfy.fix_and_explain(text, ftfy.TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False))
    if not plan or not all(step.action in {"encode", "decode"} for step in plan):
        return None
    back = meant
    try:
        for step in reversed(plan):
            back = back.encode(step.parameter) if step.action == "decode" else back.decode(step.parameter)  # type: ignore[attr-defined]
    except (UnicodeError, LookupError):
        return None
    return meant if back == text and len(_HAN.findall(meant)) >= MIN_HAN else None
