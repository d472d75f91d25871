"""The gates: our figures on the development sets, and how fast we are beside a plain pipeline, may not fall below the recorded ones.

Usage: python -m benchmarks.gates
Exits 1 and names the figure where one has fallen; leaves out those on the development sets, and says so, where they are not there.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks import detection, development, repair, speed
from benchmarks.cloaked import domains

FLOORS = Path(__file__).with_name("floors.toml")
LEVEL = 0.3  # share of the characters that a cloaked page annotates


def main() -> None:
    """Measure, compare, print a line a figure."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if not development.SHARED.exists():
        print(f"no development sets at {development.SHARED}: the quality gates were not measured")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = measured = 0
    for group, name, value in figures():
        floor, slack = floors[group][name], floors[group]["slack"]
        holds = value <= floor + slack if name.startswith("max_") else value >= floor - slack
        fallen += not holds
        measured += 1
        print(f"{'holds' if holds else 'FALLEN':8}{group}.{name:24}{value:8.4f}  recorded {floor}")
    print(f"{measured - fallen} passed, {fallen} failed")
    sys.exit(bool(fallen))


def figures() -> Iterator[tuple[str, str, float]]:
    """(group, name, value) of every figure that has a floor and can be measured here."""
    yield "speed", "reference_ratio", speed.ratio()
    if not development.SHARED.exists():
        return
    predictions, _ = development.ours(development.golds())
    for name in development.SETS:
        yield "extraction", f"{name}_f1", development.f1(development.scored(predictions, name), name)
    score = detection.scored(detection.predictions())
    yield "detection", "page_f1", score["page"]["f1"]
    yield "detection", "max_false_positive_rate", score["page"]["fpr"]
    yield "detection", "span_f1", score["span_char"]["f1"]
    unknown = detection.scored(detection.predictions(unknown_terms=True))
    yield "detection", "unknown_terms_f1", unknown["page"]["f1"]
    cloaked = sum(repair.measured(domains(), "pinyin", LEVEL).values(), repair.Score())
    yield "repair", "annotations_stripped", cloaked.gone / cloaked.annotations
    yield "repair", "sentences_exact", cloaked.exact_repaired / cloaked.sentences
    yield "repair", "torn_recovered", cloaked.recovered / cloaked.torn
    yield "repair", "edits_right", cloaked.right / cloaked.edits
    yield "repair", "max_harmed", cloaked.harmed / cloaked.sentences


if __name__ == "__main__":
    main()
