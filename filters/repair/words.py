"""How likely a simplified text is: a word lattice over jieba's dictionary."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LONGEST: Final = 5  # characters; longer dictionary words are names
UNSEEN: Final = -17.0  # nats, for a Han character that is no word of the dictionary
SIGN: Final = -7.0  # nats, for a letter, digit or sign
_SIGNS: Final = {"，": -3.0, "。": -3.5, "、": -4.5, "“": -5.5, "”": -5.5, "：": -5.5, "；": -6.5, "！": -6.5, "？": -6.0, "（": -6.0, "）": -6.0}


@dataclass(frozen=True, slots=True)
class Lattice:
    """A text read so far: the best score up to each of its last positions, the newest last."""

    text: str
    best: tuple[float, ...] = (0.0,)

    @property
    def score(self) -> float:
        """Log probability of the best segmentation, in nats."""
        return self.best[-1]

    def read(self, text: str) -> Lattice:
        """The lattice after more text."""
        lattice = self
        for character in text:
            lattice = lattice.step(character)
        return lattice

    def step(self, character: str) -> Lattice:
        """The lattice after one more character."""
        text, best, table = self.text + character, self.best, words()
        score = best[-1] + table.get(character, _SIGNS.get(character, SIGN if character < "\u3400" or character > "\u9fff" else UNSEEN))
        for length in range(2, min(LONGEST, len(best), len(text)) + 1):
            word = table.get(text[-length:])
            if word is not None and best[-length] + word > score:
                score = best[-length] + word
        return Lattice(text, (*best[-LONGEST + 1 :], score))


@cache
def words() -> dict[str, float]:
    """Word -> log probability, made once from jieba's dictionary (about .3 s)."""
    table, total = {}, 0
    with files("jieba").joinpath("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, _ = line.split(" ")
            if len(word) <= LONGEST:
                table[word] = float(count)
                total += int(count)
    return {word: math.log((count + 0.5) / total) for word, count in table.items()}
