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

from benchmarks import SHARED
from benchmarks.detection import development as detection
from benchmarks.extraction import development as extraction
from benchmarks.repair import score as repair
from benchmarks.repair.cloaked import domains
from benchmarks.speed import ways
from filters.model import RawPage
from pipelines.page import refine

FLOORS = Path(__file__).with_name("floors.toml")
LEVEL = 0.3  # share of the characters that a cloaked page annotates


def main() -> None:
    """Measure, compare, print a line a figure."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if not SHARED.exists():
        print(f"no development sets at {SHARED}: the quality gates were not measured")
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
    yield "speed", "reference_ratio", ways.ratio()
    if not SHARED.exists():
        return
    pages = extraction.golds()
    yield "page", "max_errors", sum(bool(refine(RawPage(page.body(), page.url)).error) for page in pages)
    predictions, _ = extraction.ours(pages)
    for name in extraction.SETS:
        yield "extraction", f"{name}_f1", extraction.f1(extraction.scored(predictions, name), name)
    found = detection.scored(detection.predictions())
    yield "detection", "page_f1", found["page"]["f1"]
    yield "detection", "max_false_positive_rate", found["page"]["fpr"]
    yield "detection", "span_f1", found["span_char"]["f1"]
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
