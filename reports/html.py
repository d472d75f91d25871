"""The report as one HTML file with nothing to download: style, script and charts stand in it, and nothing else may run.

The Content-Security-Policy names the hash of the one style sheet and the one script. All text is escaped by jinja2.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports import charts
from reports.alarms import ended
from reports.content import ALARMING, FURNITURE, Report
from reports.exhibit import PageLine, Piece
from reports.explain import Words, day, moment, percent, points, words

SITES: Final = 200  # lines of the table
SITES_AT_FIRST: Final = 40  # before the button that shows all; the style sheet counts them, whatever they are sorted by
ALERTS: Final = 10  # before those that are folded away
TURNED: Final = 20  # sites whose pages turned, likewise
REASONS: Final = 10  # before those that are folded away
PAGES_AT_FIRST: Final = 25  # flagged pages before the button that shows all
_POLICY: Final = "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"


def render(report: Report, reveal: bool = False) -> str:
    """The whole page; `reveal` shows explicit words from the start."""
    said = words(report.language)
    campaigns_of = _campaigns_of(report)
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            words=said,
            ui=said.ui,
            headline=_headline(report, said),
            ended=ended(report, said),
            reveal=reveal,
            style=Markup(style),  # noqa: S704  # ours
            script=Markup(script),  # noqa: S704  # ours
            csp=_POLICY.format(style=_digest(style), script=_digest(script)),
            chart=_charts(report, said),
            script_words=_script_words(said),
            sites_shown=SITES,
            sites_at_first=SITES_AT_FIRST,
            alerts_at_first=ALERTS,
            turned_at_first=TURNED,
            furniture_group=FURNITURE,
            reasons_at_first=REASONS,
            pages_at_first=PAGES_AT_FIRST,
            campaigns_of=campaigns_of,
            field_of=_field_of,
            shown_campaigns=_shown_campaigns(report, campaigns_of, said),
            marks_shown=[(mark, said.ui(f"mark_{mark}")) for mark in ("none", "right", "wrong", "unsure")],
            shown_sites=sorted({(page.site, page.site or said.ui("no_site")) for page in report.flagged}),
            shown_categories=_shown_categories(report),
        )
    )


def _headline(report: Report, said: Words) -> Markup:
    flagged = f"<b>{report.totals.flagged:,}</b>"
    return Markup(said.ui("verdict", n=report.totals.pages, flagged=flagged))  # noqa: S704  # our words and two numbers


def _shown_categories(report: Report) -> list[tuple[str, str]]:
    """The categories that the flagged pages can be chosen by, in the order of the chart."""
    shown = {one.category for page in report.flagged for one in page.evidence}
    return [(line.category, line.label) for line in report.categories if line.category in shown]


def _campaigns_of(report: Report) -> Callable[[PageLine], list[int]]:
    """What tells of a page the numbers of the campaigns that its evidence belongs to."""
    number = {payload: n for n, campaign in enumerate(report.campaigns) for payload in campaign.payloads}
    return lambda page: sorted({number[one.payload] for one in page.evidence if one.payload in number})


def _field_of(page: PageLine) -> str:
    """Where what flags a page stands: in its title or text, which a case made of a mark holds, or outside of them."""
    alarming = [one.field for one in page.evidence if one.category.partition(".")[0] in ALARMING]
    return next((field for field in alarming if field in ("title", "text")), "outside")


def _shown_campaigns(report: Report, campaigns_of: Callable[[PageLine], list[int]], said: Words) -> dict[int, str]:
    """The campaigns that the flagged pages can be chosen by, and what each is called: no words of it, which could be explicit."""
    shown = {n for page in report.flagged for n in campaigns_of(page)}
    return {
        n: f"{campaign.label} {campaign.payload[:16]} · {said.ui('onset_count', n=campaign.pages)}"
        for n, campaign in enumerate(report.campaigns)
        if n in shown
    }


def _charts(report: Report, said: Words) -> dict[str, Markup]:
    drawn = {"categories": "", "runs": "", "trends": "", "scores": ""}
    if findings := [line for line in report.categories if line.group != FURNITURE]:
        drawn["categories"] = charts.by_category(findings)
    if sum(1 for run in report.runs if run.pages_after) > 1:
        drawn["runs"] = charts.by_run(report.runs, said.ui("flagged"))
        if any(line.trend and line.group in ALARMING for line in report.categories):
            drawn["trends"] = charts.by_category_and_run(report.categories, report.runs)
    if any(report.histogram.bins):
        drawn["scores"] = charts.of_scores(report.histogram, said.ui("stored"), said.ui("score"))
    headings = {"categories": "categories", "runs": "timeline", "trends": "trends", "scores": "histogram"}
    return {name: Markup(_named(svg, said.ui("chart_of", what=said.ui(headings[name])))) for name, svg in drawn.items()}  # noqa: S704  # the drawing escaped its text


def _named(svg: str, name: str) -> str:
    """A drawing with a name for those who do not see it."""
    return svg.replace('role="img"', f'role="img" aria-label="{escape(name)}"', 1)


def _script_words(said: Words) -> str:
    one, _, many = said.tables["ui"]["marks_count"].partition("|")
    return json.dumps({"one": one, "many": many or one}, ensure_ascii=False)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(percent=percent, points=points, moment=moment, day=day, explicit=_explicit, counted="{:,}".format)
    return environment


def _explicit(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.explicit for piece in pieces)


@cache
def _asset(name: str) -> str:
    return files("reports").joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
