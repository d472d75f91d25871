"""From cues to a score: log-odds add up, a bias stands for how rare injections are, and every cue leaves its reason."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from filters.injection.judgement.cue import Cue

BIAS: Final = -4.5  # log-odds of a run of which nothing is known
FOUND: Final = 0.5  # score from which a run is a finding


def score(cues: Sequence[Cue]) -> float:
    """How likely the run is injected, 0..1, rounded so that it is the same everywhere."""
    return round(1 / (1 + math.exp(-(BIAS + sum(cue.points for cue in cues)))), 4)


def explain(cues: Sequence[Cue]) -> str:
    """The cues in words, the strongest first, each with what it gave."""
    ordered = sorted(cues, key=lambda cue: (-abs(cue.points), cue.name))
    return "; ".join(f"{cue.name} {cue.points:+.1f}: {cue.reason}" for cue in ordered)
