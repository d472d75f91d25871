"""`taosha forget`: every trace of an address out of a dataset."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit, UsageError
from pipelines.layout import FRONTIER
from pipelines.remote import is_url
from taosha.streams import print_json


def forget(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    url: Annotated[str, typer.Argument(metavar="URL", help="The address, as the rows have it.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Remove an address from all tables and from the WARC files, and say what was removed.

    The frontier still knows the address: to keep it from being crawled again, put it into `deny` in sites.toml.

    Example:
      taosha forget data/mine http://news.example/2024/1021/17.html

    Exit codes: 0 removed, 1 disk full or a damaged part, 2 no dataset there, 5 the dataset does not hold the address, 75 a
    crawl is running.
    """
    from pipelines.dataset.forget import forget as remove
    from reports.untrusted import shown_url

    if not is_url(url) and Path(url).is_dir():
        raise UsageError(f"{url} is a folder, not an address", "the dataset comes first: taosha forget DIR URL")
    with ExitStack() as held:
        hold_sites(folder, held)
        done = remove(folder, url)
    if as_json:
        print_json({"out": str(folder), **asdict(done)})
    elif not done.anything:
        print(f"{folder} does not hold {shown_url(url)}")
    else:
        print(f"removed from {folder}: {shown_url(url)}")
        for name in ("articles", "rejects", "flags", "fetches", "referrers", "warc_records"):
            print(f"  {name.replace('_', ' '):<13}{getattr(done, name):>6,}")
    raise typer.Exit(Exit.DONE if done.anything else Exit.NOTHING_NEW)


def hold_sites(folder: Path, held: ExitStack) -> None:
    """Keep crawls off the WARC files and frontiers. Raises LockedError where one is running."""
    from crawler.lock import SiteLock

    for path in sorted((folder / FRONTIER).glob("*.lock")):
        held.callback(SiteLock(path, path.stem).release)
