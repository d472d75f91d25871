"""Which words there are and how likely each is: jieba's dictionary, and what the rest of the page says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

LONGEST: Final = 5  # characters; longer dictionary words are names
UNSEEN: Final = -18.0  # nats, for a Han character that is no word of the dictionary
SIGN: Final = -9.0  # nats, for a letter, digit or rare sign
COMMON: Final = 4000  # characters that may be guessed where bytes are lost
FREQUENT: Final = 20  # occurrences in the dictionary's corpus of a word that tells how common its characters are
PAGE: Final = 0.2  # weight of the page's own words against the dictionary's
_SIGNS: Final = {  # nats, by how often each stands in prose
    "，": -2.7, "。": -3.2, "、": -4.0, "“": -5.5, "”": -5.5, "：": -5.5, "？": -6.0, "（": -6.0, "）": -6.0,
    "；": -6.5, "！": -6.5, "《": -6.5, "》": -6.5, "—": -6.5, "…": -6.5, "·": -9.0,
}  # fmt: skip

# Signs that stand side by side; other neighbours are as unlikely as each by itself, and then some (_CROWDED).
_NEIGHBOURS: Final = {"。”": -5.7, "？”": -8.0, "！”": -8.0, "：“": -6.5, "，“": -7.5, "”，": -7.0, "”。": -8.0, "”、": -7.5, "、“": -7.5}
CROWDED: Final = -6.0  # nats, for a sign after a sign


@dataclass(frozen=True, slots=True)
class Words:
    """A dictionary: word -> log probability in nats, 0 for what only begins a word."""

    table: dict[str, float]
    common: frozenset[str]  # the commonest characters and signs
    page: dict[str, float] = field(default_factory=dict)  # the page's own words, the same way

    def single(self, character: str) -> float:
        """Log probability of a character as a word of its own, which every character may be."""
        return self.table.get(character) or (UNSEEN if is_han(character) else _SIGNS.get(character, SIGN))

    def with_page(self, texts: Iterable[str]) -> Words:
        """The same dictionary and the words of a page: whatever two or three characters stand side by side on it."""
        counts = Counter[str]()
        total = 0
        for text in texts:
            total += len(text)
            for length in (2, 3):
                counts.update(text[at : at + length] for at in range(len(text) - length + 1))
        page = {word: math.log(PAGE * count / total) for word, count in counts.items() if count > 1 and all(map(is_han, word))}
        return Words(self.table, self.common, page)


def is_han(character: str) -> bool:
    """Whether this is a Chinese character, not a sign."""
    return "\u3400" <= character <= "\u9fff"


@cache
def words() -> Words:
    """The dictionary, read once (about .5 s)."""
    jieba = find_spec("jieba")  # found, not imported: only its dictionary is wanted
    assert jieba is not None
    assert jieba.submodule_search_locations
    entries = Path(jieba.submodule_search_locations[0], "dict.txt").read_text(encoding="utf-8").split()
    counts = {word: int(count) for word, count in zip(entries[::3], entries[1::3], strict=True) if len(word) <= LONGEST}
    characters = Counter[str]()
    for word, count in counts.items():
        if count >= FREQUENT:
            characters.update(dict.fromkeys(word, count))
    total = math.log(sum(counts.values()))
    table = {word[:end]: 0.0 for word in counts for end in range(2, len(word))}
    table |= {word: math.log(count + 0.5) - total for word, count in counts.items()} | _NEIGHBOURS
    return Words(table, frozenset(c for c, _ in characters.most_common(COMMON)) | frozenset(_SIGNS))
