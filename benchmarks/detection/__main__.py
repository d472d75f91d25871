"""Injected spam on the development pages and on our own corpora: scores by family, position and disguise, false positives, cost.

Usage: python -m benchmarks.detection [--wrong | --stems]
Needs the development set in ../shared; its own scorer gives the figures. The stems were written with some of its terms in view, so the
table has a second column: the same pages with every strong stem taken out of the lexicon that stands in the page's own injected spans,
as on a page whose terms no list knows.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.detection import rivals
from benchmarks.detection.cost import articles, cost, hard_negatives
from benchmarks.detection.development import DEVELOPMENT, Page, honest, pages, predictions, scored
from filters.injection.vocabulary import stems


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.detection", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="also name the pages that were judged wrong")
    parser.add_argument("--stems", action="store_true", help="instead: how often each stem hits our honest corpus, the heaviest first")
    arguments = parser.parse_args()
    if arguments.stems:
        print_stems()
        return
    if not DEVELOPMENT.exists():
        sys.exit(f"no development set at {DEVELOPMENT}")
    known, unknown = scored(predictions()), scored(predictions(unknown_terms=True))
    print(_headline("all stems", known), _headline("own strong stems out", unknown), sep="\n")
    for name, said in _rivals():
        print(_headline(name, scored(said)))
    for group in ("by_family", "by_position", "by_obfuscated", "by_body_style"):
        _print_group(group, known[group], unknown[group])
    print("\nfalse positives by kind, of the development pages and of our honest corpus")
    for kind, figures in known["negatives_by_kind"].items():
        print(f"  {kind:24}{figures['n']:5}{figures['page_fpr']:8.3f}")
    flagged = [title for title, document in honest() if document.findings]
    print(f"  our honest corpus       {len(list(honest())):5}{len(flagged):5} flagged {' '.join(flagged)}")
    print(f"\ncost a page of 3,000 characters, from folded lines: {cost(articles()):.0f} µs articles, ", end="")
    print(f"{cost(hard_negatives()):.0f} µs hard negatives, a line a sentence")
    if arguments.wrong:
        _print_wrong()


def print_stems() -> None:
    """Hits of each stem on the pages of our honest corpus, so that a change of a list is judged by numbers."""
    hits = Counter[stems.Stem]()
    for _, document in honest():
        texts = "\n".join(line.view.text.lower() for _, _, line in document.everything())
        hits.update({hit.stem for hit in stems.lexicon().hits(texts)})
    print(f"{'stem':16}{'family':10}{'weight':>8}{'pages':>7}")
    for stem, pages_hit in sorted(hits.items(), key=lambda item: (-item[0].weight * item[1], item[0].text)):
        print(f"{stem.text:16}{stem.family.value.partition('.')[2] if stem.family else 'tail':10}{stem.weight:8.2f}{pages_hit:7}")


def _rivals() -> Iterator[tuple[str, Iterable[Page]]]:
    development = pages()
    yield "bad words", rivals.predictions(development, rivals.bad_words)
    yield "classifier, topic out", rivals.crossed(development, rivals.by_topic)
    yield "classifier, family out", rivals.crossed(development, rivals.by_family)


def _headline(name: str, score: Page) -> str:
    page, span = score["page"], score["span_char"]
    return (
        f"{name:24} page F1 {page['f1']:.3f}  recall {page['recall']:.3f}  FPR {page['fpr']:.3f}  span F1 {span['f1']:.3f}  "
        f"exact {score['exact_page_spans']:.3f}  clean text removed {100 * score['clean_text_wrongly_removed']:.3f} %"
    )


def _print_group(group: str, known: Page, unknown: Page) -> None:
    print(f"\n{group:26}{'n':>5}{'recall':>9}{'span F1':>9}{'| recall':>11}{'span F1':>9}")
    for name, figures in known.items():
        known_figures = f"{figures['page_recall']:9.3f}{figures['char_f1']:9.3f}"
        other = unknown[name]
        print(f"  {name:24}{figures['n']:5}{known_figures}{other['page_recall']:11.3f}{other['char_f1']:9.3f}")


def _print_wrong() -> None:
    for page, said in zip(pages(), predictions(), strict=True):
        if page["page_label"] != said["page_label"]:
            print(page["id"], page["family"] or page["kind"], page["position"], page["title"])


if __name__ == "__main__":
    main()
