"""`taosha compact`: small parts merged into large ones."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit
from taosha.streams import print_json


def compact(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Merge the small parts of a dataset, table by table and day by day, into parts of 128 MB and more. No row changes.

    Others may write and read meanwhile. Readers that go through taosha.dataset see each row once at any time; readers of the plain
    folders may for a second meet the old parts beside the new one.

    Example:
      taosha compact data/mine

    Exit codes: 0 done, 1 disk full or a damaged part, 2 no dataset there, 5 nothing to merge.
    """
    from pipelines.dataset.compact import compact as merge

    done = merge(folder)
    if as_json:
        print_json({"out": str(folder), **asdict(done)})
    elif done.parts_after == done.parts_before:
        print(f"nothing to merge in {folder}: {done.parts_before:,} parts")
    else:
        sizes = f"{done.bytes_before / 1e6:.1f} MB -> {done.bytes_after / 1e6:.1f} MB"
        print(f"{done.parts_before:,} parts -> {done.parts_after:,} in {folder} ({sizes})")
    raise typer.Exit(Exit.DONE if done.parts_after != done.parts_before else Exit.NOTHING_NEW)
