"""Words for people: what each rule, category, verdict and reason means, in Chinese and in English. Data: `words/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from pipelines.errors import UsageError
from pipelines.selection import Selection
from reports.untrusted import one_line

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, by table and key."""

    language: Language
    tables: Mapping[str, Mapping[str, str]]

    def say(self, table: str, key: str, /, **figures: object) -> str:
        """The words under a key with figures put in; the key itself where there are none, so that nothing is hidden.

        `one|many` chooses by the figure `n`; whole numbers come with a comma at the thousands.
        """
        words = self.tables[table].get(key, key)
        one, bar, many = words.partition("|")
        if bar:
            words = one if figures.get("n") == 1 else many
        return (
            words.format(**{name: f"{value:,}" if isinstance(value, int) else value for name, value in figures.items()})
            if figures
            else words
        )

    def ui(self, key: str, /, **figures: object) -> str:
        """Words of the report's own face."""
        return self.say("ui", key, **figures)

    def category(self, category: str) -> str:
        """A category's short name."""
        return self.say("category", category)

    def why(self, rule: str, category: str, fallback: str) -> str:
        """Why a finding was made: what its category means and how its rule saw it, else the finding's own words."""
        known = [self.tables["meaning"].get(category), self.tables["rule"].get(rule)]
        return ("" if self.language == "zh" else " ").join(filter(None, known)) or fallback

    def selection(self, one: Selection) -> str:
        """Which selector gave a field, or why it did not."""
        return self.say("selector", one.outcome, field=one.field, css=one_line(one.css))

    def reason(self, reason: str) -> str:
        """A verdict's reason in words; `http.404` and `language.ja` carry their value after the dot."""
        kind, _, value = reason.partition(".")
        if reason in self.tables["reason"] or kind not in self.tables["reason"]:
            return self.tables["reason"].get(reason) or self.category(reason)
        return self.say("reason", kind, value=value)


def language(name: str) -> Language:
    """A language by its name. Raises UsageError where there are no words in it."""
    for known in LANGUAGES:
        if known == name:
            return known
    raise UsageError(f"--lang {name!r} is not known", f"give {' or '.join(LANGUAGES)}")


@cache
def words(language: Language) -> Words:
    """The words of one language."""
    return Words(language, tomllib.loads(files("reports").joinpath("words", f"{language}.toml").read_text("utf-8")))


def percent(share: float, digits: int = 1) -> str:
    """A share 0..1 for people: 12.5 %, and never 0 % for what is not nothing."""
    least = 10**-digits
    return f"< {least:g} %" if 0 < 100 * share < least else f"{100 * share:.{digits}f} %"


def points(change: float | None) -> str:
    """A change of a share in points of percent, with its sign; empty where there is nothing to compare with."""
    if change is None:
        return ""
    figure = round(100 * change, 1)
    return f"+{figure:.1f}" if figure > 0 else f"−{-figure:.1f}" if figure < 0 else "±0"


def moment(when: datetime | None) -> str:
    """A time to the minute in Shanghai, where days are counted."""
    return when.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if when else ""


def day(when: datetime | None) -> str:
    """A day in Shanghai."""
    return when.astimezone(SHANGHAI).strftime("%Y-%m-%d") if when else ""
