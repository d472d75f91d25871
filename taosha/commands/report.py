"""`taosha report`: what a dataset holds and what was wrong with its pages."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.errors import Exit, StorageError, UsageError, reason
from taosha.streams import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.content import Report


def report(
    dataset: Annotated[str, typer.Argument(metavar="DIR", help="The dataset, a folder or a URL.", show_default=False)],
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report as one self-contained HTML file.")] = None,
    as_json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the same as JSON; - prints it.")] = None,
    as_csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write one row per flag for spreadsheets; - prints it.")
    ] = None,
    lang: Annotated[str, typer.Option(metavar="zh|en", help="Language of the words.")] = "en",
    reveal: Annotated[bool, typer.Option("--reveal", help="Show explicit words, which are veiled otherwise.")] = False,
    fail_over: Annotated[
        float | None,
        typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Exit 3 where more than this share of a site's pages is flagged."),
    ] = None,
    alerts: Annotated[bool, typer.Option("--alerts", help="Exit 3 where the newest crawl of a site is unusual, and say why.")] = False,
    shown: Annotated[
        int | None, typer.Option("--pages", metavar="N", min=1, max=5_000, help="Flagged pages shown at most; 200 if not given.")
    ] = None,
    sites: Annotated[Path | None, typer.Option(metavar="FILE", help="sites.toml, where sites may set their own limits for alerts.")] = None,
) -> None:
    """Show what a dataset holds and what was wrong with its pages: on the terminal, and as HTML, JSON or CSV.

    A page is flagged when it carries an injection, hidden content, a cloak, a farm template, or is spam throughout. Each page
    counts once, with its newest row.

    Example:
      taosha report data/demo --html report.html
      taosha report data/mine --lang zh --csv flags.csv --fail-over 0.05
      taosha report data/mine --html all.html --pages 5000
      taosha report data/mine --alerts --sites sites.toml

    Exit codes: 0 done, 1 disk full or a damaged part, 2 no dataset there, 3 a site's flagged share is over --fail-over, or --alerts and
    something is unusual.
    """
    from crawler.sites import load_sites
    from pipelines.dataset.remote import at_hand
    from reports.explain import language, words
    from reports.gather import report as gathered

    if as_json and as_json == as_csv:
        raise UsageError(f"--json and --csv both go to {'stdout' if str(as_json) == '-' else as_json}", "give one of them another FILE")
    spoken, folder = language(lang), at_hand(dataset)
    known = load_sites(sites) if sites else None
    made = gathered(folder, spoken, known, shown)
    if html:
        from reports.html import render

        _write(html, [render(made, reveal)])
    if as_json:
        from reports.export import value_as_json

        _write(as_json, [value_as_json(made)])
    if as_csv:
        from reports.export import flags_as_csv

        _write(as_csv, flags_as_csv(folder, words(spoken)))
    if Path("-") not in (as_json, as_csv):
        _show(made, html, reveal)
    failed = _over(made, fail_over)
    if alerts:
        from taosha.alarm import sound

        failed = bool(sound(folder, known)) or failed
    if failed:
        raise typer.Exit(Exit.GATE)


def _show(made: Report, html: Path | None, reveal: bool) -> None:
    from reports.explain import words
    from reports.summary import show
    from reports.terminal import console

    out = console()
    show(made, out, reveal)
    if html:
        out.print(words(made.language).ui("written", path=str(html)), soft_wrap=True)


def _write(path: Path, parts: Iterable[str]) -> None:
    from pipelines.dataset import durable

    if path == Path("-"):
        sys.stdout.writelines(parts)
        return
    try:
        if path.exists() and not path.is_file():  # a device or a pipe
            path.write_text("".join(parts), "utf-8")
        else:
            durable.write_pieces(path.resolve(), (part.encode() for part in parts))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageError(f"{path} cannot be written: no space left", "make room and give the same command again") from error
        if error.errno == errno.EFBIG:
            raise StorageError(f"{path} cannot be written: {reason(error)}", "raise the limit (ulimit -f)") from error
        raise UsageError(f"{path} cannot be written: {reason(error)}", "give a file in a folder that is there") from error


def _over(made: Report, limit: float | None) -> bool:
    """Whether a site is over the limit; a line says which one is the worst."""
    from reports.explain import percent, words
    from reports.figures import over

    if limit is None or not (beyond := over(made.sites, limit)):
        return False
    worst = beyond[0]
    said = words(made.language)
    line = said.ui("gate", site=worst.site or said.ui("no_site"), share=percent(worst.flagged_share), limit=percent(limit))
    rest = f" ({said.ui('more_sites', n=len(beyond) - 1)})" if len(beyond) > 1 else ""
    tell(f"{line}{rest}")
    return True
