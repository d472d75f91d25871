"""Big5 that was read as GBK, and GBK that was read as Big5: undone where all bytes are still there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

_READ_AS: Final = (("big5hkscs", "gb18030"), ("gb18030", "big5hkscs"))  # what a text was, what it was read as
_FREQUENT: Final = ("，", "。")  # other characters become such as honest pages hold too


def suspected(text: str) -> bool:
    """Whether some of a text may have been read so: full stops and commas stand there as what they become."""
    return any(sign in text for sign in _signs())


def read(text: str) -> Iterator[str]:
    """What a text says if it was read so and lost nothing."""
    for meant, wrong in _READ_AS:
        try:
            yield text.encode(wrong).decode(meant)
        except UnicodeError:
            continue


@cache
def _signs() -> frozenset[str]:
    return frozenset(sign.encode(meant).decode(wrong, "replace") for meant, wrong in _READ_AS for sign in _FREQUENT)
