"""`taosha prune`: old WARC files, logs, frontiers and manifests removed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from pipelines.errors import Exit, UsageError
from pipelines.layout import FileKind
from taosha.streams import print_json

MOST: Final = 100_000  # days, or GB; what is more keeps everything, and needs no prune


def prune(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    only: Annotated[list[FileKind] | None, typer.Option(help="Only this kind, with its own limits; can be repeated.")] = None,
    keep_runs: Annotated[int | None, typer.Option(metavar="N", min=1, help="Keep what belongs to the newest N runs.")] = None,
    keep_days: Annotated[float | None, typer.Option(metavar="D", min=0.0, max=MOST, help="Keep what is not older than D days.")] = None,
    max_gb: Annotated[
        float | None, typer.Option(metavar="G", min=0.0, max=MOST, help="Keep at most G GB of each kind, the newest.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Remove old WARC files, logs, frontiers and run manifests. What is over any limit given goes; rows stay.

    Of each site the latest run that ended well is kept, and so is what the next crawl goes on with. Alerts compare with the
    manifests that are left.

    Example:
      taosha prune data/mine --keep-days 90 --dry-run
      taosha prune data/mine --only warc --max-gb 200
      taosha prune data/mine --only log --only manifest --keep-runs 30

    Exit codes: 0 removed, 1 a damaged part or file, 2 no limit or no dataset, 5 nothing to remove, 75 a crawl is running.
    """
    from pipelines.dataset.prune import Limits
    from pipelines.dataset.prune import prune as remove
    from taosha.commands.forget import hold_sites

    if keep_runs is None and keep_days is None and max_gb is None:
        raise UsageError("no limit is given", "give --keep-runs, --keep-days or --max-gb")
    limits = Limits(keep_runs, keep_days, None if max_gb is None else int(max_gb * 1e9))
    with ExitStack() as held:
        if not dry_run:
            hold_sites(folder, held)
        gone = remove(folder, limits, datetime.now(UTC), kinds=only or FileKind, dry_run=dry_run)
    size = sum(each.bytes for each in gone)
    if as_json:
        found = {"out": str(folder), "dry_run": dry_run, "bytes": size, "files": [asdict(each) for each in gone]}
        print_json(found)
    else:
        for each in gone:
            print(f"{each.kind:<9} {each.bytes / 1e6:>10,.1f} MB  {each.path}  {each.reason}")
        print(f"{'would remove' if dry_run else 'removed'} {len(gone):,} files, {size / 1e6:,.1f} MB")
    raise typer.Exit(Exit.DONE if gone else Exit.NOTHING_NEW)
