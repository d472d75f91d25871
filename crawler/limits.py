"""The limits that a site's run is held against; the values are data, in `alerts.toml`, and each site may have its own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Limits:
    """See `alerts.toml` for what each means; shares are 0..1."""

    runs: float
    least_runs: float
    least_pages: float
    pages: float
    articles: float
    fill_rate: float
    errors: float
    refused: float
    spam: float
    duplicates: float
    turned: float
    periods: float


NAMES = frozenset(each.name for each in fields(Limits))
SHARES = frozenset(("pages", "articles", "fill_rate", "errors", "refused", "spam", "duplicates"))  # 1 turns those of the last four off


@cache
def built_in() -> Limits:
    """The limits of a site that sets none."""
    return Limits(**tomllib.loads(files("crawler").joinpath("alerts.toml").read_text("utf-8")))
