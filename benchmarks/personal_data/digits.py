"""Digits by chance."""

from __future__ import annotations

import random


def digits(rng: random.Random, n: int) -> str:
    """So many of them."""
    return "".join(str(rng.randrange(10)) for _ in range(n))
