"""How likely a text is on this page: the model of all prose, and what the rest of the page says in so many words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import script
from filters.repair.ngrams import KEPT, LINE, ONE, Codes, Nats, Ngrams, codes, model, places

PAGE: Final = 0.2  # weight of the page's own words against all prose
SHORT: Final = 0.1  # of two characters in a row against three
MOST_NATS: Final = 8.0  # a character, of prose and verse; characters in no order have more
BEGINNING: Final = 100  # characters from which a text's cross-entropy is taken
_BLANKS: Final = re.compile(r"[^\S\n]{2,}")  # between the columns of a paper's questions, or what a name is to be written over


@dataclass(frozen=True, slots=True)
class Prose:
    """The shipped model and the page's own pairs and triples: sorted keys, and how often the last character follows."""

    model: Ngrams
    pairs: Codes
    pair_share: NDArray[np.float64]
    triples: Codes
    triple_share: NDArray[np.float64]

    @classmethod
    def of(cls, text: str) -> Prose:
        """Learn a page's text, in either script; lines are apart."""
        points = _simple().take(codes(text + 4 * LINE))
        two = points[:-1] << ONE | points[1:]
        triples, counts = np.unique(two[:-1] << ONE | points[2:], return_counts=True)
        pairs, pair_counts, triple_share = _shares(triples, counts)
        return cls(model(), pairs, _shares(pairs, pair_counts)[2], triples, triple_share)

    def score(self, contexts: Codes, of: NDArray[np.intp], characters: Codes) -> Nats:
        """Log probability, in nats, of each character after the context whose number stands beside it."""
        texts = contexts.take(of) << ONE | characters
        likely = self.model.score(contexts, of, texts)
        here, at = places(self.pairs, texts & KEPT[2])
        page = SHORT * self.pair_share.take(at)
        among, at = places(self.triples, texts.take(here) & KEPT[3])
        page[among] = np.maximum(page.take(among), self.triple_share.take(at))
        likely[here] = np.log((1 - PAGE) * np.exp(likely.take(here)) + PAGE * page)
        return likely


def cross_entropy(text: str) -> float:
    """Nats a character that the shipped model gives the beginning of a text, in either script (CCNet's perplexity, as a logarithm)."""
    costs = nats(_BLANKS.sub(" ", text[: 4 * BEGINNING])[:BEGINNING])
    return float(costs.mean()) if len(costs) else 0.0


def nats(text: str) -> Nats:
    """How unlikely the shipped model finds each character of a text, in either script: nats, more is unlikelier."""
    points = _simple().take(codes(3 * LINE + text))
    contexts = points[:-3] << ONE << ONE | points[1:-2] << ONE | points[2:-1]
    return -model().score(contexts, np.arange(len(contexts)), contexts << ONE | points[3:])


@cache
def _simple() -> Codes:
    """For each code point of the basic plane as the model reads it that of the simplified form."""
    simple = np.arange(0x10000, dtype=np.uint64)
    for traditional, form in script.characters().items():
        if max(traditional, form) < len(simple):
            simple[traditional] = codes(chr(form))[0]
    return simple


def _shares(grams: Codes, counts: NDArray[np.intp]) -> tuple[Codes, NDArray[np.intp], NDArray[np.float64]]:
    """The contexts of sorted n-grams, their counts, and how often each n-gram follows its own; one more for what does not follow."""
    contexts = grams >> ONE
    firsts = np.flatnonzero(np.diff(contexts, prepend=~contexts[:1]))
    times = np.add.reduceat(counts, firsts)
    return contexts[firsts], times, counts / (np.repeat(times, np.diff(firsts, append=len(grams))) + 1)
