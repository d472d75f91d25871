"""Which encoding a page's bytes are in, whatever the page says; labels lie, bytes that decode strictly do not.

Order: byte order mark, strict UTF-8, UTF-8 with broken bytes, the declared encodings, then what the bytes look like. A
declaration counts only where less than one character in a hundred is lost and the rest reads as everyday text: of 195
Chinese pages 58 are of the GBK family, 10 of those declare nothing, and 10 that declare gb* were saved as UTF-8. What
the bytes look like is told by which letters are common. What is in another encoding between two tags is read in its own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from filters import charset_letters, charset_pieces, seven_bit

Source = Literal["bom", "utf-8", "header", "meta", "detected", "given"]

MAX_LOST: Final = 0.01  # share of replacement characters above which a declared encoding is not believed
MIN_EVERYDAY: Final = 0.05  # share of everyday characters below which others are tried too: prose has .1 to .25, a wrong pairing .01
SINGLE: Final = 0.02  # what an encoding of one byte a character stands back by: it loses nothing, whatever the text
DENSE: Final = 0.9  # what western text stands back by where more is beyond ASCII than it has; below -1 is what is lost throughout
EVERYDAY: Final = 3  # everyday characters count for so many others: what is read wrongly has common ones by chance too
LOST: Final = 5  # a lost character counts for so many: Russian read as GBK has common ones too, and one lost for each odd word
DECLARED: Final = 0.1  # what a declared one has before the others: of 20 letters, two that are not common
MIN_NULS: Final = 8  # in the first 400 bytes: a few tags in UTF-16
HEAD: Final = 4096  # bytes in which a <meta> or an XML declaration may stand; the standard says 1024, pages do not obey

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META: Final = re.compile(rb"""<(?:meta\b[^>]{0,400}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_PARAMETER: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

# The WHATWG's labels where they differ from Python's names; each encoding is read as its superset.
_SUPERSET: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf8": "utf-8",
}
_SINGLE_BYTE: Final = re.compile(r"cp125\d|iso8859|latin|koi8|cp8\d\d|mac|ascii")
_WESTERN: Final = "cp1252"
_GUESSES: Final = ("gb18030", "big5hkscs", "cp932", "cp949")


@dataclass(frozen=True, slots=True)
class Charset:
    """The encoding that a text was read in, and what decided it."""

    name: str
    source: Source


GIVEN: Final = Charset("utf-8", "given")


def decode(body: bytes, content_type: str = "") -> tuple[str, Charset]:
    """Read the bytes of a page; never raises. What cannot be read becomes U+FFFD, a byte order mark is left out."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), Charset(name, "bom")
    marked, body = body.startswith(codecs.BOM_UTF8), body.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(body, content_type)
    if text.isascii() and (found := seven_bit.read(body)):
        return found[0], Charset(found[1], "detected")
    return text, Charset("utf-8", "bom" if marked else "utf-8")


def _not_utf8(body: bytes, content_type: str) -> tuple[str, Charset]:
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace"), Charset(wide, "detected")
    declared, sample = _declared(body, content_type), charset_pieces.sample(body)
    pieces = b"\n".join(sample)
    broken = charset_pieces.utf8_share(pieces) >= charset_pieces.MIN_UTF8
    if not broken:
        pieces = b"\n".join(charset_pieces.without_utf8(sample)) or pieces
    charset = _believed(pieces, declared, broken) or _guess(pieces, declared, broken)
    text = body.decode(charset.name, "replace")
    if others := charset_pieces.foreign(body, charset.name, text):
        other = "utf-8" if charset.name != "utf-8" else _likeliest(b"\n".join(others), declared)
        text = charset_pieces.read(body, charset.name, others, other)
    return text, charset


def _believed(pieces: bytes, declared: Mapping[str, Source], broken: bool) -> Charset | None:
    """The first declared encoding in which hardly anything is lost, and everyday characters come out; of `broken` UTF-8 that alone."""
    for name, source in declared.items():
        if not _SINGLE_BYTE.match(name) and broken == (name == "utf-8") and (broken or _is_everyday(pieces, name)):
            return Charset(name, source)
    return None


def _is_everyday(pieces: bytes, name: str) -> bool:
    letters = charset_letters.read(pieces, name)
    return letters.everyday >= MIN_EVERYDAY and letters.lost < MAX_LOST


def _declared(body: bytes, content_type: str) -> dict[str, Source]:
    """Encodings that Python knows among those declared, the response's header first, with what declares each."""
    found = dict[str, Source]()
    header = _PARAMETER.search(content_type)
    for label in [header[1]] if header else []:
        found |= dict.fromkeys(_known(label), "header")
    for meta in _META.finditer(body[:HEAD]):
        for name in _known(meta[1].decode("ascii", "replace")):
            found.setdefault(name, "meta")
    return found


def _known(label: str) -> Iterator[str]:
    label = label.strip().lower()
    try:
        name = codecs.lookup(_SUPERSET.get(label, label)).name
    except (LookupError, ValueError):
        return
    if name in _NOT_TEXT or name.startswith(("utf-16", "utf-32")):
        return  # a page that can be read for its own label is in no 16-bit encoding
    yield name


_NOT_TEXT: Final = frozenset(
    {"base64", "bz2", "hex", "idna", "punycode", "quopri", "raw-unicode-escape", "rot13", "undefined", "unicode-escape", "uu", "zlib"}
)


def _wide(body: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of the markup is NUL."""
    head = body[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < MIN_NULS or max(even, odd) <= 4 * min(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(pieces: bytes, declared: Mapping[str, Source], broken: bool) -> Charset:
    """The encoding that loses least and gives the most everyday characters; UTF-8 with a few broken bytes comes first."""
    if broken or charset_letters.read(pieces, "utf-8").lost < MAX_LOST:
        return Charset("utf-8", "detected")
    best = _likeliest(pieces, declared)
    return Charset(best, declared.get(best, "detected"))


def _likeliest(pieces: bytes, declared: Iterable[str]) -> str:
    """The encoding that gives the most everyday and common characters, and the fewest that are rare or lost."""
    names = dict.fromkeys([*declared, *_GUESSES, _WESTERN], 0.0) | dict.fromkeys(declared, DECLARED)
    return max(names, key=lambda name: _plausible(pieces, name) + names[name])


def _plausible(pieces: bytes, name: str) -> float:
    letters = charset_letters.read(pieces, name)
    single = (SINGLE if _SINGLE_BYTE.match(name) else 0.0) + (DENSE if name == _WESTERN and charset_pieces.is_dense(pieces) else 0.0)
    return EVERYDAY * letters.everyday + letters.common - LOST * letters.lost - single
