"""`taosha repolicy`: a stored dataset decided anew."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipelines.errors import Exit
from taosha.streams import print_json


def repolicy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="TOML with thresholds that replace built-in ones.", show_default="built-in")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Give the pages of a dataset the verdicts that another policy gives them. Text, tokens and flags stay as they are.

    Rows move between articles and rejects; afterwards runs with this policy may write into the dataset. A duplicate stays one.

    Example:
      taosha repolicy data/mine --policy strict.toml

    Exit codes: 0 done, 1 disk full or a damaged part, 2 wrong policy or no dataset there, 5 the dataset has this policy already.
    """
    from pipelines.dataset.repolicy import repolicy as decide_anew
    from pipelines.policy import Policy

    done = decide_anew(folder, Policy.load(policy))
    if as_json:
        print_json({"out": str(folder), **asdict(done)})
    elif not done.changed:
        print(f"{folder} has this policy already")
    else:
        moved = done.to_articles + done.to_rejects
        print(f"{moved:,} of {done.rows:,} pages moved: {done.to_articles:,} to articles, {done.to_rejects:,} to rejects")
        for move, n in done.verdicts.items():
            print(f"  {move:<24}{n:>8,}")
    raise typer.Exit(Exit.DONE if done.changed else Exit.NOTHING_NEW)
