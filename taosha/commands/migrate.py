"""`taosha migrate`: a dataset brought to this version's columns."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit
from taosha.streams import print_json


def migrate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Rewrite the parts of an older schema with this version's columns; new columns are null in old rows.

    Example:
      taosha migrate data/mine

    Exit codes: 0 done, 1 disk full or a damaged part, 2 no dataset there or a newer one, 5 nothing to rewrite.
    """
    from pipelines.dataset.migrate import migrate as rewrite

    done = rewrite(folder)
    if as_json:
        print_json({"out": str(folder), **asdict(done)})
    elif done.parts:
        print(f"{done.parts:,} parts of {folder} rewritten, schema {done.schema_before} -> {done.schema_after}")
    else:
        print(f"{folder} has schema {done.schema_after} already")
    raise typer.Exit(Exit.DONE if done.parts else Exit.NOTHING_NEW)
