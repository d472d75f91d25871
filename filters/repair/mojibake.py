"""Text that was decoded by the wrong rule once: undone where the bytes are still there, marked where they are gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.repair import lossy
from filters.repair.lossy import Restored
from filters.repair.prose import cross_entropy

_GBK_SIGNS: Final = "锛銆鐨"  # what ， 。 的 of UTF-8 become when read as GBK
_LATIN_SIGNS: Final = "ãäåæçèéï"  # what the first bytes of Han characters and of full-width signs become when read as Latin-1
_HIGH_SIGNS: Final = ("£¬", "µÄ")  # what ， 的 of GBK become when read as Latin-1
_HIGH: Final = re.compile(r"[\x80-\xff]{4}")  # two characters of GBK; no language that Latin-1 is for has as many in a row
_LOST_SIGNS: Final = "锟烫屯\ufffd"
_LATIN_CODECS: Final = ("latin-1", "sloppy-windows-1252")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LOST: Final = re.compile(r"(?:锟斤拷)+(?:锟斤?)?|烫烫烫+|屯屯屯+|\ufffd+")
MOST_NATS: Final = 8.0  # a character, of prose and verse; characters in no order have more
MIN_HAN: Final = 4  # characters that the round trip must give; fewer come out by chance


def suspected(texts: Sequence[str]) -> Sequence[int]:
    """A first look that costs next to nothing: the numbers of those of a page's texts that may hold any."""
    page = "".join(texts)
    if page.isascii():
        return ()
    if any(sign in page for sign in _GBK_SIGNS + _LOST_SIGNS):
        return range(len(texts))
    if any(sign in page for sign in (*_LATIN_SIGNS, *_HIGH_SIGNS)):
        return [number for number, text in enumerate(texts) if not _HAN.search(text)]
    return ()


def restored(text: str, most: int = lossy.MOST_ASKED) -> Restored | None:
    """The text as it was meant, or None where it is right as it is or cannot be proven wrong.

    Of characters that lost bytes at most `most` are told by the language model.
    """
    if any(sign in text for sign in _GBK_SIGNS):
        return _as_utf8(text, most)
    if any(sign in text for sign in _LATIN_SIGNS) and (meant := _as_latin(text)):
        return Restored(meant)
    if _HIGH.search(text) and (meant := _as_high(text)):
        return Restored(meant)
    return None


def lost(text: str) -> list[tuple[int, int]]:
    """Spans such as 锟斤拷, 烫烫烫 and U+FFFD, whose bytes nothing brings back."""
    if not any(sign in text for sign in _LOST_SIGNS):
        return []
    return [match.span() for match in _LOST.finditer(text)]


def _as_utf8(text: str, most: int) -> Restored | None:
    """UTF-8 that was read as GBK: encoded again it is valid UTF-8, as Chinese text never is by chance; bytes may be lost.

    What was read so twice stays where bytes are lost: one way back would choose characters for text that is still wrong.
    """
    meant: Restored | None
    try:
        meant = Restored(text.encode("gb18030").decode("utf-8"))
    except UnicodeError:
        meant = lossy.restored(text, most)
        if meant and any(sign in meant.text for sign in _GBK_SIGNS):
            return None
    return meant if meant and _is_chinese(meant.text) else None


def _as_latin(text: str) -> str | None:
    """UTF-8 that was read as Latin-1 or Windows-1252: ftfy detects it, the way back proves it."""
    if _HAN.search(text):  # neither charset has any: readings in brackets, dà and hé
        return None
    import ftfy

    meant = ftfy.fix_encoding(text)
    if meant == text or not _is_chinese(meant):
        return None
    return meant if any(meant.encode("utf-8").decode(codec, errors="replace") == text for codec in _LATIN_CODECS) else None


def _as_high(text: str) -> str | None:
    """GBK that was read as Latin-1 or Windows-1252: all of it pairs, and what they make reads as Chinese does."""
    if _HAN.search(text):
        return None
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codec

    for codec in _LATIN_CODECS:
        try:
            meant = text.encode(codec).decode("gb18030")
        except UnicodeError:
            continue
        if _is_chinese(meant) and cross_entropy(meant) < MOST_NATS:
            return meant
    return None


def _is_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) >= MIN_HAN
