"""The characters that some texts are made of, in two bytes each: an automaton takes two steps for one of them, and in UTF-8 three."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from filters.codepoints import Codes, codes

_HALF: Final = 128  # the first byte of a character is below it, the second is not: none is found across two


class Alphabet:
    """The characters of some texts, which are coded; what other texts have besides is coded as nothing that these have."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Raises ValueError where the texts have more than 16,256 different characters."""
        self._texts = texts
        points = np.unique(codes("".join(texts)))
        if len(points) > (_HALF - 1) * _HALF:
            raise ValueError(f"{len(points)} different characters do not fit into two bytes each")
        numbers = np.arange(len(points))
        self._table = np.zeros(int(points.max(initial=0)) + 2, "<u2")  # the last is what all behind it are
        self._table[points] = (1 + numbers // _HALF) | (_HALF + numbers % _HALF) << 8

    def coded(self, points: Codes) -> bytes:
        """A text, given as code points; two bytes a character."""
        return self._table.take(points, mode="clip").tobytes()

    def patterns(self) -> list[bytes]:
        """The texts that the characters are from."""
        whole = self.coded(codes("".join(self._texts)))
        ends = accumulate([2 * len(text) for text in self._texts], initial=0)
        return [whole[start:end] for start, end in pairwise(ends)]
