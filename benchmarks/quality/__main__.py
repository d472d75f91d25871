"""The policy on pages of known kinds: which it keeps, which it drops and why, beside the thresholds as they were published.

Usage: python -m benchmarks.quality [--show]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.quality.kinds import DROPPED, KEPT, Labelled, judged, labelled
from pipelines.page import refine
from pipelines.policy import Policy, decide
from pipelines.record import Record

PUBLISHED: Final = Path(__file__).with_name("published.toml")


def main() -> None:
    """Print a line a policy, and what ours decides wrongly."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="name each page that our policy decides wrongly")
    arguments = parser.parse_args()
    pages = labelled()
    records = [refine(page.raw(number)) for number, page in enumerate(pages)]
    print(f"{len(pages)} pages; share of each kind that is decided rightly: {', '.join(KEPT)} stay, the others go")
    print(f"{'':14}" + "".join(f"{kind:>10}" for kind in (*KEPT, *DROPPED, "all")))
    for name, policy in {"ours": Policy.load(), "as published": Policy.load(PUBLISHED)}.items():
        right = judged(pages, records, policy)
        print(f"{name:14}" + "".join(f"{right[kind]:10.3f}" for kind in (*KEPT, *DROPPED, "all")))
    if arguments.show:
        _show(pages, records)


def _show(pages: Sequence[Labelled], records: Sequence[Record]) -> None:
    for page, record in zip(pages, records, strict=True):
        decide(record, Policy.load())
        if record.kept != page.kept:
            print(f"  {page.kind}: {page.title} ({', '.join(record.reasons) or 'kept'}): {record.text[:40]!r}")


if __name__ == "__main__":
    main()
