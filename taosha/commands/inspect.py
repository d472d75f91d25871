"""`taosha inspect`: one page explained."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.errors import UsageError

if TYPE_CHECKING:
    from crawler.sites import SiteConfig
    from filters.model import RawPage
    from pipelines.record import Record

COUNTED = 10_000  # further pages of a file that are counted


def inspect(
    page: Annotated[str, typer.Argument(metavar="FILE|URL", help="A stored page, or an address to fetch once.", show_default=False)],
    chosen: Annotated[str, typer.Option("--page", metavar="ID|URL", help="Of a file with many pages, the one of this id or address.")] = "",
    site: Annotated[str, typer.Option(metavar="NAME", help="The site in sites.toml whose selectors are used.")] = "",
    sites: Annotated[Path | None, typer.Option(metavar="FILE", help="sites.toml.")] = None,
    lang: Annotated[str, typer.Option(metavar="zh|en", help="Language of the words.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    reveal: Annotated[bool, typer.Option("--reveal", help="Show explicit words, which are veiled otherwise.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show each finding, not the first few of each category.")] = False,
) -> None:
    """Explain one page: its verdict, then its text with what was cut, repaired and masked, and why.

    FILE is anything that `taosha process` reads; of a file with many pages the first is shown, or the one that --page names. A
    URL is fetched once, as a crawl would: robots.txt is obeyed, private addresses are refused. Nothing is stored. Of a site with
    selectors it says which of them gave which field.

    Example:
      taosha inspect page.html
      taosha inspect https://example.com/news/1.html --lang zh
      taosha inspect data/mine/warc/news-00000.warc.gz --page https://example.com/news/1.html
      taosha inspect page.html --sites sites.toml --site demo

    Exit codes: 0 done, 1 the page could not be fetched, 2 wrong option or input.
    """
    from filters.model import Selectors
    from pipelines.config import Config, refiner
    from pipelines.policy import decide
    from pipelines.selection import selections
    from reports.explain import language, words
    from reports.page import explain

    said = words(language(lang))
    known = _sites(sites, site)
    raw, others = _page(page, chosen, site, known)
    config = Config(Config.default().policy, {name: one.refining for name, one in known.items()})
    record: Record = refiner(config)(raw)
    decide(record, config.policy)
    tried = known[raw.site].select if raw.site in known and not raw.is_text else Selectors()
    view = explain(record, config.policy, said, selections(record, tried))
    if as_json:
        from reports.export import value_as_json

        sys.stdout.write(value_as_json(view))
        return
    from reports.explained import show
    from reports.terminal import console

    out = console()
    show(view, said, out, reveal=reveal, everything=everything)
    if others:
        out.print(said.say("inspect", "pages_left", n=others), style="dim")


def _page(page: str, chosen: str, site: str, sites: Mapping[str, SiteConfig]) -> tuple[RawPage, int]:
    """The page, under the site that is asked for, and how many more the file holds where none was chosen."""
    from crawler.sites import site_of
    from pipelines.readers import open_inputs

    if page.startswith(("http://", "https://")):
        if chosen:
            raise UsageError("--page chooses among the pages of a file", "leave it out where an address is given")
        from reports.fetched import fetch

        raw, others = fetch(page, sites), 0
    elif chosen:
        raw, others = _chosen(page, chosen), 0
    elif page.startswith("www.") and not Path(page).exists():
        raise UsageError(f"{page} does not exist", f"an address begins with https://: https://{page}")
    else:
        pages = open_inputs([page])
        first = next(pages, None)
        if first is None:
            raise UsageError(f"{page} holds no page", "give a file with a page in it")
        raw, others = first, sum(1 for _ in islice(pages, COUNTED))
    return replace(raw, site=site or raw.site or site_of(raw.url, sites)), others


def _chosen(page: str, chosen: str) -> RawPage:
    """The page of a file that has this id or address. Raises UsageError where none has."""
    from pipelines.readers import open_inputs

    found = next((raw for raw in open_inputs([page]) if chosen in (raw.source_id, raw.url)), None)
    if found is None:
        raise UsageError(f"{page} holds no page {chosen}", "give the id or the address of one, as `source_id` and `url` have it")
    return found


def _sites(path: Path | None, name: str) -> Mapping[str, SiteConfig]:
    """The sites of a file. Raises UsageError where the one that is asked for is not among them."""
    from crawler.sites import load_sites

    if path is None:
        if name:
            raise UsageError(f"--site {name} needs the file that names it", "give it with --sites sites.toml")
        return {}
    known = load_sites(path)
    if name and name not in known:
        raise UsageError(f"no site {name!r} in {path}", f"the file names {', '.join(known)}")
    return known
