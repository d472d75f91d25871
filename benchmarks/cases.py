"""Reviewers' cases held against this version: flags that must be there, flags that must not, pages that are to be flagged or not.

Usage: python -m benchmarks.cases CASES
CASES is what `taosha labels import` writes. Exits 1 where a case does not hold, and names it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from taosha.commands.labels import holds


def main() -> None:
    """Print the cases that do not hold, and how many do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    cases = [json.loads(line) for line in parser.parse_args().cases.read_text("utf-8").splitlines()]
    failing = [case for case in cases if not holds(case)]
    for case in failing:
        print(f"does not hold: {case['id']} {case['url']} {json.dumps(case['expected'], ensure_ascii=False)}")
    print(f"{len(cases) - len(failing)} of {len(cases)} cases hold")
    sys.exit(bool(failing))


if __name__ == "__main__":
    main()
