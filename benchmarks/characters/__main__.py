"""Train the character model of injected keywords on what the repository holds: terms, stems and honest wording. Seeded, byte for byte.

Usage: python -m benchmarks.characters [--check]
`--check` trains and exits 1 where the shipped file differs.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks import ROOT
from benchmarks.characters.segments import examples
from benchmarks.characters.training import serialized, train
from filters.injection.vocabulary import characters


def main() -> None:
    """Train, and write or compare the model's file."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.characters", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with the shipped file instead of writing it")
    arguments = parser.parse_args()
    made, path = serialized(train(examples())), ROOT / "filters" / characters.FILE
    if arguments.check:
        sys.exit(None if path.read_bytes() == made else f"{path.name} differs from what this training makes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


if __name__ == "__main__":
    main()
