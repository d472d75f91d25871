"""`taosha sites`: whether the sites of sites.toml are as their file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pipelines.errors import Exit, UsageError
from taosha.streams import print_json

if TYPE_CHECKING:
    from rich.console import Console

    from crawler.check import PageCheck, SiteCheck

WIDTH: Final = 100  # characters of a line of an article that are shown


class Action(StrEnum):
    """What can be done with sites."""

    CHECK = "check"


def sites(
    action: Annotated[Action, typer.Argument(metavar="check", show_default=False)],
    names: Annotated[list[str] | None, typer.Argument(metavar="[SITE]...", help="Sites of the file; all if none is named.")] = None,
    file: Annotated[Path, typer.Option("--sites", metavar="FILE", help="The file of sites.")] = Path("sites.toml"),
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML with thresholds that replace built-in ones.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    reveal: Annotated[bool, typer.Option("--reveal", help="Show explicit words, which are veiled otherwise.")] = False,
) -> None:
    """Try each site of sites.toml with three pages, and show what would be extracted; nothing is stored.

    A wrong key or selector is an error that names its line. Then a feed, a start page or a sitemap of each site is fetched, and
    three pages that it leads to: robots.txt is obeyed, the delays are kept. A site fails where what it starts from cannot be fetched,
    none of the pages is an article, or a selector finds nothing on any of them.

    Example:
      taosha sites check --sites sites.toml
      taosha sites check news forum --json

    Exit codes: 0 all sites are well, 1 none of them is, 2 wrong option or file, 4 some are not.
    """
    assert action is Action.CHECK
    from crawler.check import check
    from crawler.sites import load_sites
    from pipelines.policy import Policy

    known = load_sites(file)
    if unknown := [name for name in names or () if name not in known]:
        raise UsageError(f"no site {unknown[0][:100]!r} in {file}", f"it names {', '.join(known)}")
    found = check(known, list(dict.fromkeys(names or known)), Policy.load(policy))
    failed = [each for each in found if each.problem]
    if as_json:
        print_json({"sites": [asdict(each) for each in found], "failed": [each.site for each in failed]})
    else:
        _show(found, reveal=reveal)
    raise typer.Exit(Exit.DONE if not failed else Exit.PARTLY if len(failed) < len(found) else Exit.CANNOT_FINISH)


def _show(found: Sequence[SiteCheck], *, reveal: bool) -> None:
    from reports.terminal import console
    from reports.untrusted import one_line

    screen = console()
    for each in found:
        screen.print(f"{one_line(each.site)}: {'ok' if not each.problem else 'fails'}", style="bold", markup=False)
        for page in each.pages:
            _show_page(screen, page, reveal=reveal)
        for line in each.not_fetched:
            screen.print(f"  not fetched: {one_line(line, 300)}", markup=False, soft_wrap=True)
        if each.problem:
            screen.print(f"  problem: {one_line(each.problem, 300)}", markup=False, soft_wrap=True)
    well = sum(not each.problem for each in found)
    screen.print(f"{well} of {len(found)} sites are well", markup=False)


def _show_page(screen: Console, page: PageCheck, *, reveal: bool) -> None:
    from reports.explain import words
    from reports.untrusted import shown_url

    screen.print(f"  {shown_url(page.url)}", markup=False, soft_wrap=True)
    about = ", ".join(page.reasons)
    said = words("en")
    rows = [
        ("verdict", page.verdict + (f" ({about})" if about else "") + f", {page.n_chars:,} characters"),
        ("title", _veiled(page.title, reveal=reveal)),
        ("date", page.date),
        ("author", _veiled(page.author, reveal=reveal)),
        *(("select", said.selection(each)) for each in page.selectors),
        *(("text", _veiled(line, reveal=reveal)) for line in page.lines),
    ]
    for name, value in rows:
        if value:
            screen.print(f"    {name:<8}{value}", markup=False, soft_wrap=True)


def _veiled(text: str, *, reveal: bool) -> str:
    """A line of the page on one line, its explicit words veiled."""
    from reports import veil
    from reports.untrusted import one_line

    shown = text if reveal else "".join(veil.veiled(piece.text) if piece.explicit else piece.text for piece in veil.split(text))
    return one_line(shown, WIDTH)
