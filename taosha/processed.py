"""What `taosha process` did, for people and, as JSON, for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from taosha.progress import counted
from taosha.streams import tell

if TYPE_CHECKING:
    from rich.table import Table


SHOWN: Final = 5  # reasons, and kinds of files that were left out


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; the JSON object of `--json`."""

    exit_code: int
    out: str
    run_id: str
    pages: int  # rows written
    known: int  # inputs left out, since the dataset holds them
    errors: int  # pages that could not be read or refined
    left_out: Mapping[str, int]  # endings of files of other kinds in folders -> how many
    articles: int
    rejects: int
    verdicts: Mapping[str, int]
    reasons: Mapping[str, int]  # why pages were turned away; one may have several
    flags: Mapping[str, int]  # group of categories -> flags
    seconds: float
    pages_per_second: float


def show(summary: Summary, errors: Sequence[str]) -> None:
    """Print tables for people, and the first errors on stderr."""
    from rich.console import Console
    from rich.table import Table

    from filters.privacy import blot

    for error in errors:
        tell(blot(error), 200)
    if summary.errors > len(errors):
        tell(f"and {summary.errors - len(errors):,} more; see the column `error` of rejects")
    if summary.left_out:
        tell(f"left out, being of other kinds: {_most({ending or 'others': n for ending, n in summary.left_out.items()})}")
    console = Console(highlight=False)
    console.print(_headline(summary), markup=False, soft_wrap=True)
    if not summary.pages:
        return
    tables = [_counts("verdict", "pages", summary.verdicts), *([_counts("flags", "found", summary.flags)] if summary.flags else [])]
    side_by_side = Table.grid(padding=(0, 6))
    side_by_side.add_row(*tables)
    console.print(side_by_side)
    if summary.reasons:
        console.print(f"turned away: {_most(summary.reasons)}", markup=False, soft_wrap=True)
    console.print(f"next: taosha report {summary.out}", markup=False, soft_wrap=True)


def _headline(summary: Summary) -> str:
    known = f"; {summary.known:,} {'was' if summary.known == 1 else 'were'} there already" if summary.known else ""
    if not summary.pages:
        return f"nothing new for {summary.out}{known}"
    pages = counted(summary.pages)
    return f"{pages} in {summary.seconds:.1f} s ({summary.pages_per_second:.1f} pages/s) into {summary.out}{known}"


def _most(counts: Mapping[str, int]) -> str:
    """Those with the highest counts, in a line."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    named = ", ".join(f"{name} {n:,}" for name, n in ordered[:SHOWN])
    return f"{named} and {len(ordered) - SHOWN:,} more" if len(ordered) > SHOWN else named


def _counts(what: str, unit: str, counts: Mapping[str, int]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(what)
    table.add_column(unit, justify="right")
    for name, n in counts.items():
        table.add_row(name, f"{n:,}")
    return table
