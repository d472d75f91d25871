"""The report on a terminal: the verdict line, what turned bad, sites, categories, the worst pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from reports.alarms import ended
from reports.content import Report, SiteCount, SiteLine
from reports.exhibit import Onset
from reports.explain import Words, day, moment, percent, points, words
from reports.terminal import STYLES, bar, shown
from reports.untrusted import one_line
from reports.worst import worst_pages

ALERTS: Final = 12
SITES: Final = 12
REASONS: Final = 10
SITES_OF_REASON: Final = 2
CATEGORIES: Final = 14
_BAR: Final = 16
_BARS_FROM: Final = 80  # columns of the terminal; a narrower one needs them for names
_SITE_COLUMNS: Final = {"stored": 0, "articles": 60, "flagged": 0, "bar": 112, "spam": 60, "cleaned": 60, "change": 0, "since": 96}


def show(report: Report, out: Console, reveal: bool = False) -> None:
    """Print the summary."""
    said = words(report.language)
    for part in (
        _verdict(report, said),
        *_alerts(report, said),
        *_turned(report.onsets, "onsets", "bold red", said, out, reveal),
        *_turned(report.recovered, "recovered", "bold green", said, out, reveal),
        *_sites(report, said, out.width),
        *_reasons(report, said),
        *_missed(report, said),
        *_categories(report, said, out.width),
        *_worst(report, said, out, reveal),
    ):
        out.print(part)


def _verdict(report: Report, said: Words) -> RenderableType:
    totals, run = report.totals, report.last_run
    text = Text()
    if totals.pages:
        style = "bold red" if totals.flagged else "bold green"
        text.append(said.ui("verdict", n=totals.pages, flagged=totals.flagged), style)
        text.append(f" ({percent(totals.flagged / totals.pages)})", style)
        text.append(f"  {_change(report, said)}\n")
    else:
        text.append(f"{said.ui('nothing')}\n", "bold")
    if run:
        facts = (f"{said.ui('dataset')} {report.dataset}", f"{run.command} {run.run_id}", said.ui("clock", when=moment(run.started)))
        text.append(f"{' · '.join((*facts, ended(report, said)))}\n", "dim")
    counts = [(verdict, getattr(totals, verdict)) for verdict in ("clean", "cleaned", "spam", "rejected")]
    for verdict, n in counts:
        text.append("■ ", STYLES[verdict])
        text.append(f"{said.say('verdict', verdict)} {n:,}   ")
    return text


def _alerts(report: Report, said: Words) -> Iterator[RenderableType]:
    for alert in report.alerts[:ALERTS]:
        yield Text.assemble(("! ", "bold red"), (alert.site or said.ui("no_site"), "bold"), f"  {alert.sentence}")
    if (rest := len(report.alerts) - ALERTS) > 0:
        yield Text(said.ui("more", n=rest), "dim")


def _change(report: Report, said: Words) -> str:
    if report.totals.flagged_before is None:
        return said.ui("first_run")
    change = report.totals.flagged - report.totals.flagged_before
    return said.ui("change_up" if change > 0 else "change_down" if change < 0 else "change_none", n=abs(change))


def _turned(sites: Sequence[Onset], heading: str, style: str, said: Words, out: Console, reveal: bool) -> Iterator[RenderableType]:
    if not sites:
        return
    yield _heading(said.ui(heading))
    table = _table()
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=30)
    table.add_column(justify="right", style=style)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for site in sites[:SITES]:
        table.add_row(
            Text(site.site or said.ui("no_site")),
            said.ui("onset_count", n=site.total),
            shown(site.pages[0].title, reveal, out.is_terminal),
        )
    yield table
    if (rest := len(sites) - SITES) > 0:
        yield Text(said.ui("more", n=rest), "dim")


def _sites(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    if not report.sites:
        return
    yield _heading(said.ui("sites"))
    table = _table(headed=True)
    table.add_column(said.ui("site"), ratio=1, no_wrap=True, overflow="ellipsis")
    keys = tuple(key for key, least in _SITE_COLUMNS.items() if width >= least)
    for key in keys:
        if key == "bar":
            table.add_column("", width=_BAR)
        else:
            table.add_column(said.ui(key), justify="right")
    for line in report.sites[:SITES]:
        cells = _cells(line)
        table.add_row(Text(line.site or said.ui("no_site")), *(cells[key] for key in keys))
    yield table
    if (rest := len(report.sites) - SITES) > 0:
        yield Text(said.ui("more", n=rest), "dim")


def _cells(line: SiteLine) -> dict[str, RenderableType]:
    """The figures of a site by their columns."""
    return {
        "stored": f"{line.pages:,}",
        "articles": f"{line.articles:,}",
        "flagged": percent(line.flagged_share),
        "bar": Text(bar(line.flagged_share, _BAR), "red"),
        "spam": f"{line.spam:,}",
        "cleaned": percent(line.cleaned_share),
        "change": points(line.change),
        "since": day(line.since) if line.since else "",
    }


def _reasons(report: Report, said: Words) -> Iterator[RenderableType]:
    if not report.reasons:
        return
    yield _heading(said.ui("reasons"))
    table = _table(headed=True)
    table.add_column(said.ui("reason"), overflow="fold", ratio=1)  # a policy names it: whole
    table.add_column(said.ui("stored"), justify="right")
    table.add_column(said.ui("sites"), no_wrap=True, overflow="ellipsis", ratio=1)
    for line in report.reasons[:REASONS]:
        table.add_row(
            Text.assemble(one_line(line.label), (f"  {one_line(line.reason)}", "dim")), f"{line.pages:,}", _by_site(line.sites, said)
        )
    yield table
    if (rest := len(report.reasons) - REASONS) > 0:
        yield Text(said.ui("more_reasons", n=rest), "dim")


def _missed(report: Report, said: Words) -> Iterator[RenderableType]:
    if not report.missed:
        return
    yield _heading(said.ui("missed"))
    table = _table(headed=True)
    table.add_column(said.ui("reason"), overflow="fold", ratio=1)
    table.add_column(said.ui("addresses"), justify="right")
    table.add_column(said.ui("sites"), no_wrap=True, overflow="ellipsis", ratio=1)
    for line in report.missed:
        table.add_row(Text.assemble(line.label, (f"  {line.outcome}", "dim")), f"{line.addresses:,}", _by_site(line.sites, said))
    yield table


def _by_site(sites: Sequence[SiteCount], said: Words) -> Text:
    """The sites with the most of something, and how many more there are."""
    named = [f"{each.site or said.ui('no_site')} {each.pages:,}" for each in sites[:SITES_OF_REASON]]
    if (rest := len(sites) - SITES_OF_REASON) > 0:
        named.append(said.ui("more_sites", n=rest))
    return Text(said.ui("comma").join(named))


def _categories(report: Report, said: Words, width: int) -> Iterator[RenderableType]:
    if not report.categories:
        return
    yield _heading(said.ui("categories"))
    table = _table(headed=True)
    table.add_column(said.ui("category"), no_wrap=True)
    table.add_column("", no_wrap=True, style="dim", ratio=1)
    table.add_column(said.ui("stored"), justify="right")
    if barred := width >= _BARS_FROM:
        table.add_column("", width=_BAR)
    table.add_column(said.ui("flags"), justify="right")
    most = max(line.pages for line in report.categories) or 1
    for line in report.categories[:CATEGORIES]:
        slivers = [Text(bar(line.pages / most, _BAR), "yellow")] if barred else []
        table.add_row(line.label, line.category, f"{line.pages:,}", *slivers, f"{line.flags:,}")
    yield table
    if (rest := len(report.categories) - CATEGORIES) > 0:
        yield Text(said.ui("more", n=rest), "dim")


def _worst(report: Report, said: Words, out: Console, reveal: bool) -> Iterator[RenderableType]:
    if not report.flagged:
        return
    yield _heading(said.ui("top"))
    yield from worst_pages(report.flagged, said, out, reveal)


def _heading(text: str) -> RenderableType:
    return Text.assemble("\n", (text, "bold"))


def _table(headed: bool = False) -> Table:
    return Table(box=None, show_header=headed, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False, expand=True)
