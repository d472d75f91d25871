"""Text that was read as a charset of one byte a character, once or again and again: each byte shows a sign of its own.

Of UTF-8 a byte is lost where the charset has no sign for it, and where white space and soft hyphens were tidied up; the other
bytes of its character leave few that it can have been. Where bytes of both kinds are there none was left out for its kind, and
any may be gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from filters.repair import lossy
from filters.repair.lossy import Restored
from filters.repair.two_bytes import LEADS, LOST, TAILS

CHARSETS: Final = ("1252", "1250", "1251")  # Windows' western, in which Latin-1 is, central European and Cyrillic
LAYERS: Final = 3  # times that a text was read so
_SOFT_HYPHEN, _NO_BREAK_SPACE = 0xAD, 0xA0
_CONTROLS: Final = range(0x80, 0xA0)
_LONG: Final = 3  # bytes of a Han character or a full-width sign
_CJK: Final = "\u2e80"  # signs and characters of East Asia from here on
_CHARACTER: Final = re.compile("([\x00-\x7f]+)|[\xc2-\xdf][\x80-\xbf ]?|[\xe0-\xef][\x80-\xbf \ufffd?]{0,2}|[\xf0-\xf4][\x80-\xbf]{3}")
_TAILS: Final = re.compile("[\x80-\xbf]{1,2}")  # of a character that lost its first byte
_PAIR: Final = re.compile(rb"[\x81-\xfe][\x80-\xfe]")
_SINGLE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")  # no-break spaces in English; a rare character's first byte
_USUAL: Final = (0xC3, *range(0xE4, 0xE8))  # bytes that half of all Han characters begin with, and what they become
_FREQUENT: Final = ("，", "的", "。")  # nearly every text holds one of them


@dataclass(frozen=True, slots=True)
class Charset:
    """How bytes above ASCII are shown."""

    byte: Mapping[int, int]  # by the code point that is shown
    known: frozenset[str]  # all that can be shown; U+FFFD too, which stands for what cannot
    hidden: tuple[int, ...]  # later bytes of a character of UTF-8 that have no sign
    begins: re.Pattern[str]  # how a Han character or a full-width sign of UTF-8 begins, read once or more
    signs: tuple[str, ...]  # what the most frequent characters of GBK are shown as


@cache
def charset(name: str) -> Charset:
    """One of `CHARSETS`; bytes that it leaves undefined are controls, as browsers show them."""
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs

    shown = bytes(range(0x80, 0x100)).decode(f"sloppy-windows-{name}")
    byte = {ord(character): number for number, character in enumerate(shown, 0x80)}
    if name == CHARSETS[0]:
        byte |= {number: number for number in _CONTROLS}  # as Latin-1 shows them
    leads = "".join(shown[lead - 0x80] for lead in (0xC3, *LEADS))
    tails = "".join(map(re.escape, (chr(point) for point, number in byte.items() if number in TAILS)))
    return Charset(
        byte,
        frozenset({*map(chr, range(0x80)), *map(chr, byte), LOST}),
        tuple(tail for tail in _CONTROLS if shown[tail - 0x80] == chr(tail)),
        re.compile(f"[{leads}][{tails}]"),
        tuple(character.encode("gbk").decode(f"sloppy-windows-{name}") for character in _FREQUENT),
    )


def suspected(page: str) -> bool:
    """Whether some of a page's text may have been read so."""
    return any(sign in page for sign in _firsts()) and any(
        any(sign in page for sign in shown.signs) or shown.begins.search(page) for shown in map(charset, CHARSETS)
    )


@cache
def _firsts() -> str:
    """What the first bytes of most Han characters are shown as, read once or more, and those of the most frequent of GBK."""
    signs = [sign[0] for name in CHARSETS for sign in charset(name).signs]  # first: it registers the codecs
    leads = (bytes((lead,)).decode(f"sloppy-windows-{name}") for name in CHARSETS for lead in _USUAL)
    return "".join(dict.fromkeys((*leads, *signs)))


def from_utf8(text: str, most: int) -> Restored | None:
    """UTF-8 as it was meant, or None where these bytes are none; at most `most` characters that lost bytes are told."""
    return next((found for name in CHARSETS if (found := _from_utf8(text, charset(name), most))), None)


def from_gbk(text: str) -> Iterator[str]:
    """What a text says if it is GBK of which all bytes are shown; U+FFFD where one that went before leaves another alone."""
    for shown in map(charset, CHARSETS):
        if LOST not in text and shown.known.issuperset(text):
            code = text.translate(shown.byte).encode("latin-1")
            if len(_PAIR.findall(code)) > len(_SINGLE.findall(code)):
                yield code.decode("gb18030", "replace")


def _from_utf8(text: str, shown: Charset, most: int) -> Restored | None:
    for _ in range(LAYERS):
        if text.isascii() or not shown.known.issuperset(text):
            return None
        found = _characters(text.translate(shown.byte), shown)
        if found is None:
            return None
        if any(one > _CJK for one in found if isinstance(one, str)):
            return lossy.completed(found, most)
        inner = [_inner(one, shown) for one in found]
        text = "".join(inner)
        if "" in inner:
            return None
    return None


def _inner(character: str | tuple[bytes, ...], shown: Charset) -> str:
    """A character that is to be read once more; empty where it cannot be told."""
    if isinstance(character, str):
        return character
    fitting = {one for possible in character if (one := possible.decode("utf-8", "ignore")) in shown.known}
    return fitting.pop() if len(fitting) == 1 else ""


def _characters(text: str, shown: Charset) -> list[str | tuple[bytes, ...]] | None:
    """The characters whose bytes stand as U+0080 to U+00FF, or all that each can have been; None where they are no UTF-8."""
    found, at = list[str | tuple[bytes, ...]](), 0
    seen = [any(chr(byte) in text for byte in those) for those in (shown.hidden, (_SOFT_HYPHEN, _NO_BREAK_SPACE))]
    while at < len(text):
        match = _CHARACTER.match(text, at) or (_TAILS.match(text, at) if all(seen) else None)
        if not match:
            return None
        at = match.end()
        if match.lastindex:
            found += match[0]
            continue
        possible = _eaten(match[0], shown) if all(seen) else _possible(match[0], shown, is_last=at == len(text))
        if len(possible) == 1:
            character = possible[0].decode("utf-8", "ignore")
            if not character:
                return None
            found.append(character)
        else:
            found.append(possible)
    return found


def _eaten(known: str, shown: Charset) -> tuple[bytes, ...]:
    """The same where no kind of byte was left out: of a character that is short any may be gone."""
    code = tuple(map(ord, known))
    if code[0] in TAILS:
        return tuple(bytes((lead, *code)) for lead in LEADS) if len(code) == _LONG - 1 else ()
    if "\xe0" <= known[0] < "\xf0" and len(known) < _LONG:
        return lossy.lengthened(code) if code[-1] in TAILS else ()
    return _possible(known, shown, is_last=False)


def _possible(known: str, shown: Charset, *, is_last: bool) -> tuple[bytes, ...]:
    """All that a character can have been, by the bytes of it that are shown, or U+FFFD or `?` in place of them."""
    choices = [shown.hidden if byte in "\ufffd?" else (_NO_BREAK_SPACE,) if byte == " " else (ord(byte),) for byte in known]
    if known[0] < "\xe0" and len(known) == 1:
        choices.append((_SOFT_HYPHEN,))
    elif "\xe0" <= known[0] < "\xf0" and len(known) < _LONG:
        if len(known) == 1:
            return ()
        gone = (_SOFT_HYPHEN, *shown.hidden)
        last = tuple(TAILS) if is_last else gone
        return tuple(map(bytes, (*product(*choices, last), *product(choices[0], gone, choices[1]))))
    return tuple(map(bytes, product(*choices)))
