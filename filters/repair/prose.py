"""How likely a text is on this page: the model of all prose, and what the rest of the page says in so many words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters.repair.ngrams import KEPT, LINE, ONE, Codes, Nats, Ngrams, codes, model

PAGE: Final = 0.2  # weight of the page's own words against all prose
SHORT: Final = 0.1  # of two characters in a row against three
_THREE = KEPT[3]


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
        """Learn a page's text, simplified; lines are apart."""
        points = codes(text + 3 * LINE)
        two = points[:-1] << ONE | points[1:]
        three = two[:-1] << ONE | points[2:]
        return cls(model(), *_shares(two, points[:-1]), *_shares(three, two[:-1]))

    def score(self, contexts: Codes, of: NDArray[np.intp], characters: Codes) -> Nats:
        """Log probability, in nats, of each character after the context whose number stands beside it."""
        before = contexts[of]
        likely = self.model.score(before, self.model.weights(contexts)[:, of], characters)
        texts = (before << ONE) | characters
        page = np.maximum(
            _share(self.triples, self.triple_share, texts & _THREE), SHORT * _share(self.pairs, self.pair_share, texts & KEPT[2])
        )
        return np.where(page > 0, np.log((1 - PAGE) * np.exp(likely) + PAGE * page), likely)


def _shares(grams: Codes, contexts: Codes) -> tuple[Codes, NDArray[np.float64]]:
    """Distinct n-grams, sorted, and how often each follows its context; one more is left for what does not follow."""
    distinct, counts = np.unique(grams, return_counts=True)
    known, times = np.unique(contexts, return_counts=True)
    return distinct, counts / (times[np.searchsorted(known, distinct >> ONE)] + 1)


def _share(known: Codes, share: NDArray[np.float64], texts: Codes) -> NDArray[np.float64]:
    at = np.minimum(np.searchsorted(known, texts), len(known) - 1)
    found: NDArray[np.float64] = share[at] * (known[at] == texts)
    return found
