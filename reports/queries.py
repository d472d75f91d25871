"""SQL that gives the report's figures again, for DuckDB run in the dataset's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.content import ALARMING, SERVERS, Figure, Report
from reports.explain import Words

_SELECT: Final = "SELECT"
_SITES: Final = 20
_SITES_OF_REASON: Final = 3
_DIGITS: Final = 16  # of a payload, that name it to a reader
_PLAIN: Final = re.compile(r"[\w.:-]+")  # names that are shown as they are stored
_PAGES: Final = """\
CREATE VIEW stored AS
  SELECT *, CASE WHEN coalesce(url, '') = '' THEN source_id ELSE doc_id END AS page
  FROM read_parquet([{files}], hive_partitioning = true, union_by_name = true)
  WHERE coalesce(url, '') = '' OR duplicate_of IS DISTINCT FROM doc_id;
CREATE VIEW latest AS
  SELECT * FROM stored
  QUALIFY row_number() OVER (PARTITION BY page ORDER BY fetched_at DESC NULLS LAST, run_id DESC, source_id, content_hash) = 1;
CREATE VIEW flagged AS
  SELECT * FROM latest
  WHERE verdict = 'spam' OR regexp_matches(array_to_string(flag_kinds, ','), '(^|,)({alarming})[.]');
"""
_FLAGS: Final = """\
CREATE VIEW flags AS
  SELECT f.* FROM read_parquet('flags/**/*.parquet', hive_partitioning = true, union_by_name = true) f
  JOIN latest USING (run_id, source_id, doc_id);
CREATE VIEW flags_of_all AS
  SELECT *, CASE WHEN coalesce(url, '') = '' THEN source_id ELSE doc_id END AS page
  FROM read_parquet('flags/**/*.parquet', hive_partitioning = true, union_by_name = true);
"""


def views(tables: Sequence[str]) -> str:
    """The views that every query stands on; `tables` are those that hold files."""
    globs = ", ".join(f"'{name}/**/*.parquet'" for name in ("articles", "rejects") if name in tables)
    return (_PAGES.format(files=globs, alarming="|".join(ALARMING)) if globs else "") + (_FLAGS if globs and "flags" in tables else "")


def figures(report: Report, words: Words, tables: Sequence[str]) -> tuple[Figure, ...]:
    """Each number of the report with its query; a figure without a table to ask has none."""
    made = [*_counts(report, words), *_repairs(report, words), *_personal(report), *_by_kind(report), *_by_name(report, words)]
    return tuple(f for f in made if "flags" in tables or " FROM flags" not in f.sql) if views(tables) else ()


def _counts(report: Report, words: Words) -> Iterator[Figure]:
    totals = report.totals
    yield Figure("pages", words.ui("stored"), totals.pages, "SELECT count(*) FROM latest")
    yield Figure("flagged", words.ui("flagged"), totals.flagged, "SELECT count(*) FROM flagged")
    for verdict in ("clean", "cleaned", "spam", "rejected"):
        sql = _count(f"verdict = '{verdict}'")
        yield Figure(verdict, words.say("verdict", verdict), getattr(totals, verdict), sql)
    yield Figure("flags", words.ui("flags"), totals.flags, "SELECT count(*) FROM flags")
    yield Figure("hidden", words.ui("hidden"), report.pages_with_hidden, _count("hidden_share > 0"))


def _repairs(report: Report, words: Words) -> Iterator[Figure]:
    label = words.ui("repairs")
    yield Figure("repairs", label, report.repairs.edits, "SELECT coalesce(sum(n_repairs), 0) FROM latest")
    yield Figure("unresolved", f"{label}: n_unresolved", report.repairs.unresolved, "SELECT coalesce(sum(n_unresolved), 0) FROM latest")
    for kind, n in report.repairs.cloaks:
        yield Figure(f"cloak.{kind}", words.say("cloak", kind), n, _count(f"cloak = '{_quoted(kind)}'"))


def _personal(report: Report) -> Iterator[Figure]:
    for line in report.personal:
        yield Figure(f"pii.{line.kind}", line.label, line.masked, f"{_SELECT} sum(n_{line.kind}) FROM latest")


def _by_kind(report: Report) -> Iterator[Figure]:
    for category in report.categories:
        sql = _count(f"list_contains(flag_kinds, '{_quoted(category.category)}')")
        yield Figure(category.category, category.label, category.pages, sql)
    for reason in report.reasons:
        sql = _count(f"verdict IN ('spam', 'rejected') AND list_contains(reasons, '{_quoted(reason.reason)}'){_besides(reason.reason)}")
        yield Figure(f"reason {reason.reason}", reason.label, reason.pages, sql)
        for site in (line for line in reason.sites[:_SITES_OF_REASON] if _PLAIN.fullmatch(line.site)):
            of_site = f"{sql} AND site = '{_quoted(site.site)}'"
            yield Figure(f"reason {reason.reason} {site.site}", f"{reason.label}: {site.site}", site.pages, of_site)


def _by_name(report: Report, words: Words) -> Iterator[Figure]:
    for site in (line for line in report.sites[:_SITES] if _PLAIN.fullmatch(line.site)):
        sql = f"{_SELECT} count(*) FROM flagged WHERE site = '{_quoted(site.site)}'"
        yield Figure(f"site {site.site}", f"{site.site}: {words.ui('flagged')}", site.flagged, sql)
    for line in (line for line in report.hosts if _PLAIN.fullmatch(line.host)):
        yield Figure(
            f"host {line.host}", f"{words.ui('outbound')}: {line.host}", line.pages, _count(f"list_contains(outbound_hosts, '{line.host}')")
        )
    for campaign in (line for line in report.campaigns if all(map(_PLAIN.fullmatch, line.payloads))):
        name, alike = campaign.payload[:_DIGITS], ", ".join(f"'{payload}'" for payload in campaign.payloads)
        sql = f"{_SELECT} count(DISTINCT page) FROM flags_of_all WHERE payload IN ({alike})"
        yield Figure(f"payload {name}", f"{words.ui('campaigns')}: {name}", campaign.pages, sql)


def _besides(reason: str) -> str:
    """That the status of the answer was not the reason, for any other one."""
    return "" if reason.startswith(SERVERS) else f" AND concat(' ', array_to_string(reasons, ' ')) NOT LIKE '% {SERVERS}%'"


def _count(condition: str) -> str:
    return f"{_SELECT} count(*) FROM latest WHERE {condition}"


def _quoted(text: str) -> str:
    return text.replace("'", "''")
