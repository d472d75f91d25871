"""Lines of a program in an article: they are in no language, and what is told of prose is not told of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from filters.line import Line
from filters.model import Document

HAN: Final = 0.5  # share of a typed line's characters that are Han, from which it is typed prose or a remark
SAID: Final = 20  # Han characters beside a program, below which a text is all that there is to go by

_HAN: Final = re.compile("[\u4e00-\u9fff]")


def aside(document: Document, text: str, tokens: list[str]) -> tuple[str, list[str]]:
    """A document's rendered text and its words without the lines of programs (`<pre>`), as they are where little else is said."""
    if not any(line.tag == "pre" for line in document.lines):
        return text, tokens
    rendered = [(said, _is_program(line, said)) for line in document.lines if (said := line.render().strip())]
    prose = "\n".join([said for said, program in rendered if not program])
    if len(prose) == len(text) or len(_HAN.findall(prose)) < SAID:
        return text, tokens
    return prose, _words(tokens, rendered)


def _is_program(line: Line, said: str) -> bool:
    return line.tag == "pre" and len(_HAN.findall(said)) < HAN * _solid(said)


def _words(tokens: list[str], rendered: Sequence[tuple[str, bool]]) -> list[str]:
    """The words of the lines that are kept: words have all of a text's characters but white space, and end where lines do."""
    ends = list(accumulate(map(len, tokens), initial=0))
    words, at = list[str](), 0
    for said, program in rendered:
        end = at + _solid(said)
        if not program:
            words += tokens[bisect_left(ends, at) : bisect_left(ends, end)]
        at = end
    return words


def _solid(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))
