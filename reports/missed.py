"""What the newest crawl of each site asked for and did not get, by what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from filters import privacy
from reports.content import Missed, SiteCount
from reports.explain import Words
from reports.figures import most_first
from reports.tables import Tables
from reports.untrusted import one_line, shown_url

EXAMPLES: Final = 3  # addresses of each kind that are named
ERROR: Final = 160  # characters of what an error says
ASKED_NOT_TO: Final = ("robots", "noindex")  # no fault: the site wishes it so


def missed(tables: Tables, words: Words) -> list[Missed]:
    """Each outcome with its addresses by site; faults first, then what sites do not wish to be read, the most first."""
    by_outcome: dict[str, dict[str, dict[str, Any]]] = {}
    for row in tables.missed.to_pylist():
        by_outcome.setdefault(row["outcome"], {})[row["url"]] = row  # one asked for again in the same run counts once, as it ended
    lines = [_line(outcome, list(rows.values()), words) for outcome, rows in by_outcome.items()]
    return sorted(lines, key=lambda line: (line.outcome in ASKED_NOT_TO, -line.addresses, line.outcome))


def _line(outcome: str, rows: list[dict[str, Any]], words: Words) -> Missed:
    sites = most_first([SiteCount(one_line(site, 80), n) for site, n in Counter(row["site"] for row in rows).items()])
    examples = tuple((shown_url(row["url"]), one_line(privacy.blot(row["error"] or ""), ERROR)) for row in rows[:EXAMPLES])
    return Missed(one_line(outcome, 40), words.say("outcome", outcome), len(rows), sites, examples)
