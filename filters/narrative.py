"""What of an article is told in sentences: programs, tables, formulas and addresses are none, and nothing is told of prose by them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Final

from filters.codepoints import HAN
from filters.line import Line
from filters.model import Document

TYPED: Final = 0.5  # share of a typed line's characters that are Han, from which it is typed prose or a remark
SAID: Final = 20  # Han characters beside programs, below which a text is all that there is to go by
MAX_CELL: Final = 32  # characters of a line that may be a cell of a table
CELLS: Final = 12  # of them, one behind the other, from which they may be a table
FIGURES: Final = 1 / 6  # share of a table's cells that have digits
SENTENCES: Final = 100  # characters of sentences beside tables, below which these are what the page is about

_DIGIT: Final = re.compile("[0-9０-９]")
_SENTENCE: Final = re.compile("[。；！？]")
_OPENS: Final = ("$", "\\(", "\\[", "://")  # without one of these no formula and no address is looked for
# A formula as TeX delimits it ($x_1$, \(x\), \[x\]), with no Chinese in it; an address.
_NOTATION: Final = re.compile(
    r"\$\$?[^$\n\u3001-\u9fff\uff00-\uffef]{1,800}\$\$?|\\\([^\n]{1,800}?\\\)|\\\[[^\n]{1,800}?\\\]|https?://[!-~]*[\w/]"
)
_LETTER: Final = re.compile(r"[A-Za-z\\]")  # of a formula; what stands between two prices may have none


def of(document: Document, text: str, tokens: list[str]) -> tuple[str, list[str]]:
    """A document's rendered text and its words without programs (`<pre>`), tables and notation, as they are where little else is said."""
    return _plain(*_prose(document, text, tokens))


def _prose(document: Document, text: str, tokens: list[str]) -> tuple[str, list[str]]:
    """Without lines that are programs or tables."""
    lines = text.split("\n")
    apart = _tables(lines) if len(lines) > CELLS else set()
    if any(line.tag == "pre" for line in document.lines):
        rendered = [(line, said) for line in document.lines if (said := line.render().strip())]
        typed = apart | {number for number, (line, said) in enumerate(rendered) if _is_program(line, said)}
        if len(HAN.findall(_without(typed, lines))) >= SAID:
            apart = typed
    return (_without(apart, lines), _words(tokens, lines, apart)) if apart else (text, tokens)


def _plain(text: str, tokens: list[str]) -> tuple[str, list[str]]:
    """Without the formulas and addresses that stand in its sentences."""
    if not any(sign in text for sign in _OPENS):
        return text, tokens
    apart = [match.span() for match in _NOTATION.finditer(text) if _LETTER.search(match[0])]
    kept = list(pairwise([0, *(bound for span in apart for bound in span), len(text)]))[::2]
    plain = "".join([text[start:end] for start, end in kept])
    if not apart or len(HAN.findall(plain)) < SAID:
        return text, tokens
    ends = list(accumulate(map(len, tokens), initial=0))
    words, at, before = list[str](), 0, 0
    for start, end in kept:
        at += _solid(text[before:start])
        first, at, before = bisect_left(ends, at), at + _solid(text[start:end]), end
        words += tokens[first : bisect_left(ends, at)]
    return plain, words


def _is_program(line: Line, said: str) -> bool:
    return line.tag == "pre" and len(HAN.findall(said)) < TYPED * _solid(said)


def _tables(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are cells, where sentences stand beside them."""
    found, at = set[int](), 0
    for short, run in groupby(lines, lambda line: len(line) <= MAX_CELL and not _SENTENCE.search(line)):
        cells = list(run)
        if short and len(cells) >= CELLS and sum(_DIGIT.search(cell) is not None for cell in cells) >= FIGURES * len(cells):
            found.update(range(at, at + len(cells)))
        at += len(cells)
    said = sum(len(line) for number, line in enumerate(lines) if number not in found and _SENTENCE.search(line)) if found else 0
    return found if said >= SENTENCES else set()


def _without(apart: Container[int], lines: Sequence[str]) -> str:
    return "\n".join([line for number, line in enumerate(lines) if number not in apart])


def _words(tokens: list[str], lines: Sequence[str], apart: Container[int]) -> list[str]:
    """The words of the lines that are left: words have all of a text's characters but white space, and end where lines do."""
    ends = list(accumulate(map(len, tokens), initial=0))
    words, at = list[str](), 0
    for number, line in enumerate(lines):
        end = at + _solid(line)
        if number not in apart:
            words += tokens[bisect_left(ends, at) : bisect_left(ends, end)]
        at = end
    return words


def _solid(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))
