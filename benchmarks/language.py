"""Languages of the labelled snippets: ours beside langdetect and py3langid, in one run.

Usage: python -m benchmarks.language
zh-Hans and zh-Hant count as zh for the peers, which do not tell scripts apart in titles.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence

from benchmarks import ROOT, peers
from filters import language

SNIPPETS = ROOT / "tests" / "filters" / "data" / "languages.tsv"


def main() -> None:
    """Print the share of right answers by kind and language, and microseconds a snippet."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rows = [line.split("\t") for line in SNIPPETS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    labels, kinds, texts = (list(column) for column in zip(*rows, strict=True))
    shown = [("ours", *_timed(lambda text: language.of(text).lang, texts)), ("langdetect", *_timed(_langdetect(), texts))]
    if asked := peers.answer("py3langid", texts=texts):
        shown.append(("py3langid", asked["answers"], asked["seconds"]))
    print(f"{len(texts)} snippets")
    for name, answers, seconds in shown:
        right = [_right(label, said, exact=name == "ours") for label, said in zip(labels, answers, strict=True)]
        print(f"{name:12}{sum(right) / len(right):7.3f}  {1e6 * seconds / len(texts):7.0f} µs   {_by(kinds, right)}   {_by(labels, right)}")


def _timed(tell: Callable[[str], str], texts: Sequence[str]) -> tuple[list[str], float]:
    for text in texts:
        tell(text)  # loads what is loaded once
    began = time.process_time()
    answers = [tell(text) for text in texts]
    return answers, time.process_time() - began


def _langdetect() -> Callable[[str], str]:
    import langdetect

    langdetect.DetectorFactory.seed = 0

    def tell(text: str) -> str:
        try:
            return str(langdetect.detect(text))
        except langdetect.LangDetectException:
            return "und"

    return tell


def _right(label: str, said: str, *, exact: bool) -> bool:
    return said == label if exact else said.split("-")[0] == label.split("-")[0]


def _by(groups: Sequence[str], right: Sequence[bool]) -> str:
    told = defaultdict[str, list[bool]](list)
    for group, one in zip(groups, right, strict=True):
        told[group].append(one)
    return " ".join(f"{group} {sum(ones) / len(ones):.2f}" for group, ones in told.items() if len(ones) > 4)


if __name__ == "__main__":
    main()
