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

from filters.repair.run import CONTEXT, Page, Run
from filters.repair.tokens import Token

LEAD: Final = 3.0  # nats over the next hypothesis
GUESSED_LEAD: Final = 3.5  # where a pair that shows nothing is guessed
SURE: Final = 50.0  # nats, where there is no other hypothesis
OUT_OF_TURN: Final = -5.0  # nats, for a quotation mark or bracket that closes what is not open
LAST_SIGN: Final = 3.0  # nats, for a line that ends as a sentence does
EATEN: Final = "□"  # an ASCII character that is gone for good


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn run of tokens and the text that was there, traditional; empty where it could not be told."""

    first: int  # tokens, end exclusive
    end: int
    text: str
    lead: float  # nats over the next hypothesis

    @property
    def confidence(self) -> float:
        """Probability against the next hypothesis, 0..1."""
        return 1 / (1 + math.exp(-min(self.lead, SURE)))


def mend(tokens: Sequence[Token], first: int, before: str, page: Page) -> Tear | None:
    """Read the tear that begins at token `first`, a `?`; None where nothing is torn there.

    `before` is the text to its left as it was, in traditional characters.
    """
    run = Run(tokens, first, before[-CONTEXT:], page)
    if not run.torn:
        return None
    at_end = run.end + len(run.after) == len(tokens)
    ranked = sorted(((p.score + _order(before[:-CONTEXT] + p.original, at_end=at_end), p.original) for p in run.paths()), reverse=True)
    if not ranked:
        return Tear(first, run.end, "", 0.0)
    score, best = ranked[0]
    lead = score - ranked[1][0] if len(ranked) > 1 else SURE
    text = best[len(run.before) : len(best) - len(run.after)]
    if text == run.literal:
        return None
    needed = LEAD if len(text) == run.shown else GUESSED_LEAD
    return Tear(first, run.end, text + (EATEN if run.eaten else "") if lead >= needed else "", lead)


def _order(text: str, *, at_end: bool) -> float:
    """Nats for and against a text by what the dictionary does not know: marks that open and close in turn, a line's last sign."""
    wrong = 0
    for pair in ("“”", "（）"):
        marks = [c for c in text if c in pair]
        wrong += sum(mark != pair[number % 2] for number, mark in enumerate(marks))
    return OUT_OF_TURN * wrong + (LAST_SIGN if at_end and text[-1] in "。！？”" else 0.0)
