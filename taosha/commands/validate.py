"""`taosha validate`: whether a dataset is whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit
from taosha.streams import print_json


def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    set_aside: Annotated[bool, typer.Option("--set-aside", help="Move damaged parts to DIR/_aside and go on without them.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check that a dataset is whole: every part that a commit names is there with its content and columns, and nothing else.

    Nothing is changed without --set-aside, which deletes nothing: the pages of a part that is set aside are stored again when their
    input is given again. Others may write meanwhile.

    Example:
      taosha validate data/mine
      taosha validate data/mine --set-aside

    Exit codes: 0 whole, 1 faults, which are printed one a line; with --set-aside, those that are left; 2 no dataset there.
    """
    from pipelines.dataset import validate as faults_of
    from pipelines.dataset.aside import set_aside as move
    from reports.untrusted import one_line

    moved = move(folder) if set_aside else []
    faults = faults_of(folder)
    if as_json:
        found = {"out": str(folder), "whole": not faults, "faults": faults, "set_aside": [asdict(each) for each in moved]}
        print_json(found)
    else:
        for each in moved:
            print(one_line(f"set aside: {each.path}: {each.reason}, {each.rows} rows; now {each.now or 'nowhere'}"))
        for line in faults or [f"{folder} is whole"]:
            print(one_line(line))
    raise typer.Exit(Exit.CANNOT_FINISH if faults else Exit.DONE)
