"""Recall of personal data by kind, honest sentences masked wrongly, and what a sentence costs.

Usage: python -m benchmarks.personal_data [--rounds N]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from benchmarks.personal_data import CASES, SENTENCES
from benchmarks.personal_data.found import kinds
from benchmarks.personal_data.honest import honest_sentences
from benchmarks.personal_data.made import made_cases
from filters import privacy


def main() -> None:
    """Print recall by kind, false masks, and what a thousand sentences cost."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.personal_data", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=1, help="times the usual number of cases and sentences")
    arguments = parser.parse_args()
    cases, sentences = made_cases(CASES * arguments.rounds), honest_sentences(SENTENCES * arguments.rounds)
    whole, found = Counter(kind for kind, _, _ in cases), Counter(kind for kind, _, text in cases if kind in kinds(text))
    for kind, n in whole.items():
        print(f"{kind.value:16}{n:7} cases, recall {found[kind] / n:.4f}")
    print(f"{'all':16}{whole.total():7} cases, recall {found.total() / whole.total():.4f} (target .98)")
    began = time.process_time()
    wrong = [text for text in sentences if privacy.masked(text) != text]
    cost = (time.process_time() - began) / len(sentences)
    print(f"{len(sentences)} honest sentences: {len(wrong)} masked (target 1 in 10,000), {1e6 * cost:.0f} µs a sentence")
    for text in wrong[:10]:
        print(f"  {privacy.masked(text)}")


if __name__ == "__main__":
    main()
