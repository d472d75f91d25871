"""`taosha demo`: crawl the bundled site with the real spider, and hold what comes out against what is known to be there."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from pipelines.errors import Exit, TaoshaError, UsageError, reason
from taosha.streams import print_json

if TYPE_CHECKING:
    from crawler.demo.compare import KindScore
    from crawler.journal import Journal
    from crawler.result import CrawlResult

OUT: Final = Path("data/demo")
MARK: Final = ".taosha-demo"  # stands in a folder that a demo made, and may remove
PATHS_SHOWN: Final = 4
SETTINGS: Final = {"LOG_LEVEL": "ERROR", "TAOSHA_RETRY_WAIT": 0.2}  # seconds: the site is our own, and its error page never mends


def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the dataset goes; an earlier demo there is replaced.")] = OUT,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object: the run and the comparison.")] = False,
) -> None:
    """Crawl the bundled site and show what is found: start here.

    A small web of about 90 pages, written for this, is served on loopback by another process: honest articles, hijacked
    ones, spam, traps for crawlers. The real spider crawls it into a fresh DIR, DIR/report.html is written, and the dataset
    is held against the site's ground truth, kind by kind.

    Example:
      taosha demo
      taosha demo --out /tmp/demo --json

    Exit codes: 0 done, 1 could not finish, 2 DIR is no demo's folder, 130 or 143 stopped.
    """
    _fresh(out)
    result = _crawl(out, quiet=as_json)
    if not result.sites[0].new:  # there is nothing to show
        if result.exit_code == Exit.CANNOT_FINISH:
            raise TaoshaError(result.reason or "the demo site could not be crawled")
        raise typer.Exit(result.exit_code)
    page = out / "report.html"
    scores = _scores(out)
    made = _report(out, page)
    if as_json:
        print_json(_as_json(result, page, scores))
    else:
        _show(made, result, page, scores)
    raise typer.Exit(result.exit_code)


def _fresh(out: Path) -> None:
    """Make an empty folder; one that an earlier demo made is removed first. Raises UsageError where it is somebody else's."""
    if (out / MARK).is_file() and not out.is_symlink():
        shutil.rmtree(out)
    elif out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise UsageError(f"{out} was not made by a demo", "give another --out; nothing in it was touched")
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).write_text("Made by `taosha demo`, which removes this folder when it runs again.\n", "utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {reason(error)}", "give another --out") from error


def _crawl(out: Path, *, quiet: bool) -> CrawlResult:
    from crawler.demo import demo_site
    from crawler.demo.compare import LOG
    from crawler.demo.server import serve
    from crawler.run import crawl
    from taosha.progress import Progress

    with serve(out / LOG) as (_, port), Progress("crawling the demo site", quiet=quiet) as progress:

        def watch(journals: Sequence[Journal]) -> None:
            for _ in range(sum(journal.answered for journal in journals) - progress.pages):
                progress.page()

        return crawl([demo_site(port)], out, command="demo", settings=SETTINGS, watch=watch)


def _scores(out: Path) -> list[KindScore]:
    from crawler.demo.compare import compare
    from crawler.demo.truth import load

    return compare(out, load())


def _report(out: Path, page: Path) -> Any:
    from reports.gather import report
    from reports.html import render

    made = report(out, "en")
    page.write_text(render(made), "utf-8")
    return made


def _as_json(result: CrawlResult, page: Path, scores: Sequence[KindScore]) -> dict[str, Any]:
    site = result.sites[0]
    return {
        "exit_code": int(result.exit_code),
        "out": result.out,
        "report": str(page),
        "run_id": result.run_id,
        "fetched": site.fetched,
        "articles": site.articles,
        "rejects": site.rejects,
        "flags": site.flags,
        "holds": all(score.holds for score in scores),
        "comparison": [asdict(score) for score in scores],
    }


def _show(made: Any, result: CrawlResult, page: Path, scores: Sequence[KindScore]) -> None:
    from reports.summary import show
    from reports.terminal import console

    screen = console()
    show(made, screen)
    screen.print()
    screen.print(_table(scores))
    screen.print(f"{sum(score.holds for score in scores)} of {len(scores)} kinds are as they should be.")
    for score in scores:
        for word, paths in (("missed", score.missed), ("wrong", score.wrong)):
            if paths:
                more = f" and {len(paths) - PATHS_SHOWN} more" if len(paths) > PATHS_SHOWN else ""
                screen.print(f"{word}: {score.group}, {score.kind}: {' '.join(paths[:PATHS_SHOWN])}{more}", soft_wrap=True)
    if result.reason:
        screen.print(f"the crawl did not end well: {result.reason}", soft_wrap=True)
    screen.print(f"\ndataset {result.out} · report {page}", soft_wrap=True)
    screen.print(f"next: open {page}, or taosha report {result.out} --lang zh", soft_wrap=True)


def _table(scores: Sequence[KindScore]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="The demo site's ground truth, and what was found", title_justify="left")
    for name in ("", "what"):
        table.add_column(name)
    for name in ("there", "found", "missed", "wrong"):
        table.add_column(name, justify="right")
    group = ""
    for score in scores:
        style = "" if score.holds else "yellow"
        figures = (score.expected, score.found, score.expected - score.found, len(score.wrong))
        table.add_row(score.group if score.group != group else "", score.kind, *(str(n) if n else "·" for n in figures), style=style)
        group = score.group
    return table
