"""`taosha describe`: what a dataset holds, in figures, and the files that say so."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from taosha.streams import print_json

SHOWN: Final = 6  # values of a column


def describe(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The dataset.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count what a dataset holds and write README.md (the data dictionary), statistics.json and croissant.json beside its tables.

    Every run that stored something does the same. Croissant is the description that dataset search and machine learning tools read.

    Example:
      taosha describe data/mine

    Exit codes: 0 done, 1 disk full or a damaged part, 2 no dataset there.
    """
    from pipelines.dataset.description import describe as written

    figures = written(folder)
    if as_json:
        print_json({"out": str(folder), **asdict(figures)})
        return
    for name, table in figures.tables.items():
        print(f"{name:<12}{table.rows:>12,} rows{table.parts:>8,} parts{table.bytes / 1e6:>12,.1f} MB")
    for column, counts in figures.counts.items():
        _line(column, [(value or "none", f"{n:,}") for value, n in list(counts.items())[:SHOWN]])
    for column, lengths in figures.lengths.items():
        _line(column, [(name, f"{value:,.0f}") for name, value in lengths.items()])
    _line("duplicates", [(kind, f"{n:,}") for kind, n in figures.duplicates.items()])
    print(f"written: README.md, statistics.json, croissant.json in {folder}")


def _line(name: str, figures: list[tuple[str, str]]) -> None:
    print(f"{name:<14}" + "  ".join(f"{one} {figure}" for one, figure in figures))
