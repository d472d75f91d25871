"""`taosha crawl`: sites and plain URLs into a dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pipelines.errors import Exit, UsageError
from taosha.alarm import Webhook, sound
from taosha.crawling import Crawling
from taosha.streams import LONGEST, print_json, tell

if TYPE_CHECKING:
    from crawler.alerts import Alert
    from crawler.result import CrawlResult, SiteResult
    from crawler.sites import SiteConfig
    from filters.model import Site

SITES_FILE: Final = Path("sites.toml")
FIGURES: Final[Mapping[str, Callable[[SiteResult], int]]] = {
    "fetched": lambda site: max(site.fetched - sum(site.outcomes.values()), 0),
    "articles": lambda site: site.articles,
    "rejects": lambda site: site.rejects,
    "changed": lambda site: site.changed,
    "flags": lambda site: site.flags,
    "same": lambda site: site.unchanged + site.not_modified,
    "no page": lambda site: sum(site.outcomes.values()),
    "left": lambda site: site.waiting,
}
WHOLE: Final = 78  # columns of a terminal that hold all figures and a name; on a narrower one stand only these:
NARROW: Final = ("fetched", "articles", "left")
LEVELS: Final = ("ERROR", "INFO", "DEBUG")  # of log lines, by the number of -v


def crawl(
    targets: Annotated[list[str] | None, typer.Argument(metavar="[SITE or URL]...", help="Sites of the file, or addresses.")] = None,
    sites: Annotated[Path | None, typer.Option(metavar="FILE", help="The file of sites; sites.toml if not given.")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The dataset to write into; created if it does not exist.")] = Path(
        "data/crawl"
    ),
    max_pages: Annotated[int | None, typer.Option(metavar="N", min=1, help="Fetch at most N pages of each site.")] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=0, max=1000, help="Processes that refine pages; one per core if not given, 0 for none.", show_default=False
        ),
    ] = None,
    shard: Annotated[str, typer.Option(metavar="K/N", help="Crawl only the K-th of N shares of the sites, one per machine.")] = "",
    disk: Annotated[str, typer.Option(metavar="SIZE", help="End cleanly once DIR holds SIZE, such as 20G.")] = "",
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML with thresholds that replace built-in ones.")] = None,
    alerts: Annotated[bool, typer.Option("--alerts", help="Say what is unusual about this run; exit 3 if anything is.")] = False,
    webhook: Webhook = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of tables; log lines and progress are JSON too.")
    ] = False,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Log what is done; -vv each request.")] = 0,
) -> None:
    """Crawl sites and plain URLs into a dataset; robots.txt is obeyed, one connection a host, a second between two requests.

    SITE is a name in sites.toml (all of them where none is named); URL is where a crawl of its host begins, with the
    defaults. What was interrupted goes on where it was; pages that were fetched within `revisit_after` are left out.
    TAOSHA_CONTACT=https://… tells site owners who you are.

    Example:
      taosha crawl https://example.com/news/ --max-pages 100
      taosha crawl --sites sites.toml --out data/news
      taosha crawl --sites sites.toml --out data/news --shard 2/5 --disk 200G

    Exit codes: 0 done, 1 nothing could be fetched or no room is left, 2 wrong option or file, 3 done, with --alerts and
    something unusual, 4 some sites failed, 5 nothing new, 75 another run holds a site's lock, 130 or 143 stopped.
    """
    from crawler.room import Room, size
    from crawler.run import crawl as run
    from crawler.shard import Shard
    from crawler.webhook import checked
    from pipelines.config import Config
    from pipelines.policy import Policy

    if webhook:
        checked(webhook)
    chosen, refining = _chosen(targets or [], sites)
    if shard:
        share = Shard.parse(shard)
        chosen = [site for site in chosen if share.has(site.name)]
    if max_pages is not None:
        chosen = [replace(site, max_pages=max_pages) for site in chosen]
    config = Config(Policy.load(policy), refining)
    room = Room(size(disk)) if disk else Room()
    with Crawling(as_json=as_json) as progress:
        settings = {"LOG_LEVEL": LEVELS[min(verbose, 2)], "TAOSHA_JSON_LOG": as_json}
        result = run(chosen, out, config, workers=workers, settings=settings, watch=progress, room=room)
    found: Sequence[Alert] = ()
    try:
        if alerts or webhook:
            found = sound(out, {site.name: site for site in chosen}, webhook)
    finally:  # what was crawled is said also where the dataset cannot be read for alerts
        if as_json:
            print_json(_plain(result, progress.seconds, found))
        else:
            _show(result, progress.seconds)
    raise typer.Exit(Exit.GATE if found and result.exit_code in (Exit.DONE, Exit.NOTHING_NEW) else result.exit_code)


def _chosen(targets: Sequence[str], file: Path | None) -> tuple[list[SiteConfig], Mapping[str, Site]]:
    """The sites to crawl, in the order named, and what the filters need to know of all in the file."""
    from crawler.sites import load_sites, plain, refining

    names = [target for target in targets if "://" not in target]
    addresses = [target for target in targets if "://" in target]
    known: Mapping[str, SiteConfig] = {}
    if names and file is None and not SITES_FILE.exists():
        raise UsageError(
            f"{SITES_FILE} is not there to look up {names[0][:100]!r}", "give --sites FILE, or an address: one begins with https://"
        )
    if file is not None or names or (not targets and SITES_FILE.exists()):
        known = load_sites(file or SITES_FILE)
    if unknown := [name for name in names if name not in known]:
        raise UsageError(
            f"no site {unknown[0][:100]!r} in {file or SITES_FILE}", f"it names {', '.join(known)}; an address begins with https://"
        )
    if not targets and not known:
        raise UsageError("nothing to crawl", "name a URL, or give --sites a sites.toml; crawler/sites.example.toml shows the form")
    chosen = {name: known[name] for name in names or (known if not targets else ())}
    for address in addresses:
        site = plain(address)
        before = chosen.get(site.name)
        chosen[site.name] = site if before is None else replace(before, start_urls=(*before.start_urls, *site.start_urls))
    return list(chosen.values()), refining(known)


def _plain(result: CrawlResult, seconds: float, alerts: Sequence[Alert]) -> dict[str, object]:
    """The result as JSON has it."""
    return {
        "exit_code": int(result.exit_code),
        "out": result.out,
        "run_id": result.run_id,
        "seconds": round(seconds, 3),
        "sites": [asdict(site) for site in result.sites],
        "alerts": [asdict(alert) | {"text": alert.text} for alert in alerts],
    }


def _show(result: CrawlResult, seconds: float) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from reports.untrusted import one_line

    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0)  # the box has a blank between columns; 80 hold them all
    table.add_column("site", overflow="fold")
    table.add_column("")
    columns = [name for name in FIGURES if console.width >= WHOLE or name in NARROW]
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    for site in result.sites:
        table.add_row(one_line(site.name), site.state, *(f"{FIGURES[name](site):,}" for name in columns))
    console.print(table)
    fetched = sum(map(FIGURES["fetched"], result.sites))
    console.print(f"{fetched:,} fetched in {seconds:.1f} s into {result.out}", markup=False, soft_wrap=True)
    if any(site.new for site in result.sites):
        console.print(f"next: taosha report {result.out}", markup=False, soft_wrap=True)
    for site in result.sites:
        if site.state == "done" and site.waiting:
            tell(f"{site.name}: max_pages is reached; addresses left for the next crawl: {site.waiting:,}", LONGEST)
        if site.reason:
            tell(f"{site.name}: {site.reason}", LONGEST)
    if result.exit_code in (Exit.INTERRUPTED, Exit.TERMINATED):
        tell("stopped; give the same command again to go on")
