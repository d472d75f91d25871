"""Torn characters: which text, cut and decoded as the kit does it, shows what this page shows?

A reading put between the two bytes of a character eats a byte (shown as `?`) and leaves all that follows one byte off,
until a byte that stands alone. The bytes are still there, so the text is found again by reading them shifted; where
bytes are lost (pairs that show nothing, a trail byte before a cut), the language model chooses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from filters.repair.run import CONTEXT, Page, Run
from filters.repair.search import Search
from filters.repair.tokens import Token

LEAD: Final = 2.5  # nats over the next hypothesis
CUT_LEAD: Final = 2.0  # where the tear is at a sign, whose bytes are known
PIECE_LEAD: Final = 3.0  # where a cut took the last character's second byte
GUESSED_LEAD: Final = 3.5  # where a pair that shows nothing is guessed, or a character is gone for good
SURE: Final = 50.0  # nats, where there is no other hypothesis
OUT_OF_TURN: Final = -5.0  # nats, for a quotation mark or bracket that closes what is not open
OVER_LINES: Final = -2.0  # nats, for one that was opened in a line before or stays open
LAST_SIGN: Final = 3.0  # nats, for a line that ends as a sentence does
_MARKS: Final = tuple((pair[1], re.compile(f"[{pair}]")) for pair in ("“”", "（）"))
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


def mend(tokens: Sequence[Token], first: int, before: str, page: Page) -> Search[Tear | None]:
    """Read the tear that begins at token `first`, a `?`; None where nothing is torn there.

    `before` is the text to its left as it was, in traditional characters.
    """
    run = Run(tokens, first, before[-CONTEXT:], page)
    if not run.torn:
        return None
    following = run.rest + "".join([token.shown for token in tokens[run.end :]])
    paths = yield from run.paths()
    ranked = sorted(((p.score + _order(before + p.original + following), p.original) for p in paths), reverse=True)
    if not ranked:
        return Tear(first, run.end, "", 0.0)
    score, text = ranked[0]
    lead = score - ranked[1][0] if len(ranked) > 1 else SURE
    if text == run.literal:
        return None
    ending = run.rest + (EATEN if run.eaten else "")
    return Tear(first, run.end, text + ending if lead >= _needed(run, text) else "", lead)


def _needed(run: Run, text: str) -> float:
    """The lead at which a text is taken for true."""
    if len(text) != run.shown or run.eaten:
        return GUESSED_LEAD
    if run.cut:
        return PIECE_LEAD
    return LEAD if run.tokens[run.first].reading else CUT_LEAD


def _order(text: str) -> float:
    """Nats for and against a line by what the model does not see: marks that open and close in turn, the last sign."""
    nats = LAST_SIGN if text[-1] in "。！？”" else 0.0
    for closing, pattern in _MARKS:
        marks = pattern.findall(text)
        nats += OUT_OF_TURN * sum(a == b for a, b in pairwise(marks))
        nats += OVER_LINES * ((marks[:1] == [closing]) + (marks[-1:] != [closing] and marks != []))
    return nats
