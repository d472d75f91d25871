"""`taosha validate`: whether a dataset is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit


def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check that a dataset is whole: every part that a commit names is there with its content and columns, and nothing else.

    Nothing is changed. Others may write meanwhile.

    Example:
      taosha validate data/mine

    Exit codes: 0 whole, 1 faults, which are printed one a line.
    """
    from pipelines.dataset import validate as faults_of
    from reports.untrusted import one_line

    faults = faults_of(folder)
    if as_json:
        print(json.dumps({"out": str(folder), "whole": not faults, "faults": faults}, ensure_ascii=False))  # noqa: T201
    else:
        for line in faults or [f"{folder} is whole"]:
            print(one_line(line))  # noqa: T201
    raise typer.Exit(Exit.CANNOT_FINISH if faults else Exit.DONE)
