"""One reason for or against an injection."""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """Points are log-odds, positive where it speaks for an injection."""

    name: str
    points: float
    reason: str
