"""Torn characters: which text, cut and decoded as the kit does it, shows what this page shows?

A reading put between the two bytes of a character eats a byte (shown as `?`) and leaves all that follows one byte off,
until a byte that stands alone. The bytes are still there, so the text is found again by reading them shifted; where
bytes are lost (pairs that show nothing, a trail byte before a cut), the language model chooses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from filters.repair import marks
from filters.repair.candidates import simplified
from filters.repair.lattice import Path
from filters.repair.run import BEFORE, Run
from filters.segment import known

LEAD: Final = 2.5  # nats over all other hypotheses together
CUT_LEAD: Final = 2.0  # where the tear is at a sign, whose bytes are known
PIECE_LEAD: Final = 2.5  # where a cut took the last character's second byte
GUESSED_LEAD: Final = 3.0  # where a pair that shows nothing is guessed, or a character is gone for good
SURE: Final = 50.0  # nats, where there is no other hypothesis
WORD: Final = -2.5  # nats, for each word that a text and what stands beside it fall into, signs apart: torn words do not join
LAST_SIGN: Final = 3.0  # nats, for a line that ends as a sentence does
EATEN: Final = "□"  # an ASCII character that is gone for good


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn run of tokens and the text that was there, traditional; empty where it could not be told."""

    first: int  # tokens, end exclusive
    end: int
    text: str
    lead: float  # nats over all other hypotheses together

    @property
    def confidence(self) -> float:
        """Probability against all other hypotheses, 0..1."""
        return 1 / (1 + math.exp(-min(self.lead, SURE)))


def read(run: Run, paths: Sequence[Path], before: str, left: str, right: str) -> Tear | None:
    """What stood where a run is torn, by its likeliest texts; None where nothing is torn there.

    `before` is the end of the text to its left as it was, `left` and `right` are the outermost marks on both sides.
    """
    last = run.line.shown[-1] if run.end < len(run.line.shown) else run.rest
    beside = "".join(map(simplified, before[-BEFORE:])), run.after()

    def likely(path: Path) -> float:
        turn = marks.order(left + marks.outermost(path.original) + right)
        words = sum(map(str.isalnum, known(path.text.join(beside))))
        return path.score + turn + _ending((last or path.original or before)[-1]) + WORD * words

    ordered = [(likely(path), path.original) for path in paths]
    if not ordered:
        return Tear(run.first, run.end, "", 0.0)
    (score, text), *others = sorted(ordered, reverse=True)
    lead = -math.log(sum(math.exp(max(nats - score, -SURE)) for nats, _ in others)) if others else SURE
    if text == run.literal:
        return None
    ending = run.rest + (EATEN if run.eaten else "")
    return Tear(run.first, run.end, text + ending if lead >= _needed(run, text) else "", lead)


def _needed(run: Run, text: str) -> float:
    """The lead at which a text is taken for true."""
    if len(text) != run.shown or run.eaten:
        return GUESSED_LEAD
    if run.cut:
        return PIECE_LEAD
    return LEAD if run.reading else CUT_LEAD


def _ending(last: str) -> float:
    """Nats for a line by its last character."""
    return LAST_SIGN if last in "。！？”" else 0.0
