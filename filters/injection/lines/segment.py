"""A piece of a line between two signs: the stems in it, what they say together, and where it stands if it stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from filters.injection.vocabulary import shape
from filters.injection.vocabulary.stems import FAMILIES, STRONG, Hit, weigh
from filters.model import Category

HIT: Final = 0.5  # weight from which a segment counts as hit
_HONEST: Final = 0.7  # likelihood of honest wording from which the character model speaks against a stem
_SURELY_HONEST: Final = 0.9
_LITTLE, _HALF = 0.6, 0.5  # of a segment covered by stems
_CALLED: Final = 0.45  # weight of a segment that has the shape of a brand and no stem that knows it


class Place(NamedTuple):
    """Where a lone term stands as no honest word would, and what that says."""

    name: str
    points: float  # log-odds for an injection
    doubt: float  # likelihood of honest wording up to which the character model is believed there
    known: bool = True  # whether it says the same of a term that stems know and the model does not
    clause: bool = False  # whether it is a whole clause of a sentence, with commas beside it
    inside: bool = False  # whether running text goes on beside it

    @property
    def free(self) -> bool:
        """Whether what stands beside it says nothing of whether it belongs there."""
        return self.clause or self.inside


@dataclass(slots=True)
class Segment:
    """A piece of a line between two signs, in code points of the matching view."""

    start: int
    end: int
    before: str  # the signs and spaces between this segment and the one before it
    hits: list[Hit]
    weights: dict[Category, float]  # family -> how much its stems say together, 0..1
    lifted: bool = False  # whether the character model gave it weight
    honest: float = 0.0  # likelihood of honest wording, where the character model was asked
    place: Place | None = None  # where it stands alone as no honest word would

    @property
    def weight(self) -> float:
        """The weight of the family that says most."""
        return max(self.weights.values()) if self.weights else 0.0

    @property
    def strong(self) -> bool:
        """Whether one stem says enough alone."""
        return any(h.stem.weight >= STRONG for h in self.hits)

    @property
    def covered(self) -> int:
        """Characters that stems cover; all of them where the character model took the segment for a term."""
        return self.end - self.start if self.lifted else sum([h.end - h.start for h in self.hits])

    @property
    def offers(self) -> bool:
        """Whether it ends with a stem that says what is sold: the last noun of a Chinese phrase is its head, 剑灵私服."""
        return bool(self.hits) and self.hits[-1].end == self.end and self.hits[-1].stem.weight >= HIT

    @property
    def worded_honestly(self) -> bool:
        """Whether the character model takes it for honest wording and stems cover little of it, 皇冠新|车发布, unless half of it is a sure
        stem that says what is sold: 开酒店|住宿票. Of what no stem says alone it is believed where it hardly doubts: 证件办理.
        """
        if self.honest > _SURELY_HONEST and not self.strong:
            return True
        share = self.covered / (self.end - self.start)
        return self.honest > _HONEST and share < _LITTLE and not (share >= _HALF and self.offers and self.strong)

    def outside_stems(self, text: str) -> list[str]:
        """The pieces of it that no stem covers, in the line's text; 逾期了还能借 is an offer with its 了."""
        edges = [self.start, *(at for hit in self.hits for at in (hit.start, hit.end)), self.end]
        return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def weighed(text: str, start: int, end: int, before: str, hits: list[Hit]) -> Segment:
    """The segment of a stretch of a line's text, weighed by the stems in it, or by the shape of a brand that no stem knows."""
    if not hits:
        return Segment(start, end, before, hits, {})
    told = {h.stem.family for h in hits}
    weights: dict[Category, float] = {family: weigh(hits, family) for family in FAMILIES if family in told}
    if hits[-1].end == end and max(weights.values(), default=0.0) < _CALLED and shape.called(text[start:end]):
        weights[Category.GAMBLING] = _CALLED
    return Segment(start, end, before, hits, weights)
