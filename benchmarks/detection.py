"""Injected spam on the development pages and on our own corpora: scores by family, position and disguise, false positives, cost.

Usage: python -m benchmarks.detection [--wrong | --stems]
Needs the development set in ../shared; its own scorer gives the figures. The stems were written with some of its terms in view, so the
table has a second column: the same pages with every strong stem taken out of the lexicon that stands in the page's own injected spans,
as on a page whose terms no list knows.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import headers, rivals
from filters import content, injection, repair
from filters.fold import fold
from filters.injection import sheet, stems
from filters.model import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DEVELOPMENT = SHARED / "data" / "injection_dev.jsonl"
SCORER = SHARED / "tools" / "score_injection.py"
HONEST = ROOT / "tests" / "filters" / "injection" / "honest"
HARD = ("crackdown", "antigambling", "tag_clouds", "navigation", "product_titles")

Page = dict[str, Any]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
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
    print(f"{cost(_hard()):.0f} µs hard negatives, a line a sentence")
    if arguments.wrong:
        _print_wrong()


def scored(predicted: Iterable[Page]) -> Page:
    """The scorer's figures for what is said of the development pages."""
    with tempfile.TemporaryDirectory() as folder:
        said, told = Path(folder, "ours.jsonl"), Path(folder, "score.json")
        said.write_text("".join(json.dumps(p) + "\n" for p in predicted), encoding="utf-8")
        subprocess.run([sys.executable, SCORER, DEVELOPMENT, said, "--json", told], check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(told.read_text(encoding="utf-8")))


def predictions(*, unknown_terms: bool = False) -> Iterator[Page]:
    """What we find on each development page, in the scorer's form."""
    for page in pages():
        document = content.given(page["title"], tuple(page["text"]))
        repair.undo(document)
        with lexicon_without(page, unknown_terms):
            injection.find(None, document)
        found = [f for f in document.found("injection") if f.field in ("title", "text")]
        spans = [[-1 if f.field == "title" else f.line, f.start, f.end, f.category.value.partition(".")[2]] for f in found]
        yield {"id": page["id"], "page_label": bool(found), "spans": spans}


def pages() -> list[Page]:
    """The development pages with their gold spans."""
    return [json.loads(line) for line in DEVELOPMENT.open(encoding="utf-8")]


def honest(kind: str = "*") -> Iterator[tuple[str, Document]]:
    """(title, document after the search) of every page of our honest corpus, or of one kind of it."""
    for file in sorted(HONEST.glob(f"{kind}.txt")):
        for paragraph in file.read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = paragraph.split("\n")
            document = content.given(title, tuple(lines))
            injection.find(None, document)
            yield title, document


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


def _hard() -> Iterator[str]:
    return (line.raw for kind in HARD for _, document in honest(kind) for line in document.lines)


def articles() -> Iterator[str]:
    """The paragraphs of the demo's bank, about ninety characters each."""
    for topic in headers.topics():
        for first in range(0, len(topic.sentences), 3):
            yield "".join(topic.sentences[first : first + 3])


def cost(texts: Iterable[str], characters: int = 600_000) -> float:
    """CPU µs for 3,000 characters of these lines, joined to long pages of folded lines; of one long run, as CPU clocks tick slowly."""
    lines = list(texts)
    documents = documents_of(lines * (1 + characters // sum(map(len, lines))))
    _seconds(documents[:1])  # loads what is loaded once
    return _seconds(documents[1:]) / _characters(documents[1:]) * 3000 * 1e6


def documents_of(texts: Iterable[str]) -> list[Document]:
    """Documents of about 3,000 characters from lines of text."""
    documents, lines = [], list[str]()
    for text in texts:
        lines.append(text)
        if sum(map(len, lines)) >= 3000:
            documents.append(content.given("某某县教育局关于开展年度检查的通知", tuple(lines)))
            lines = []
    for document in documents:
        for _, _, line in document.everything():
            assert line.view is not None
    return documents


def _characters(documents: list[Document]) -> int:
    return sum(len(line.raw) for document in documents for line in document.lines)


def _seconds(documents: list[Document]) -> float:
    began = time.process_time()
    for document in documents:
        injection.find(None, document)
    return time.process_time() - began


class lexicon_without:  # noqa: N801  # reads as what it is at the place where it is used
    """While it is entered (and `active`) the search has no strong stem that stands in the page's own injected spans."""

    def __init__(self, page: Page, active: bool) -> None:
        raws = [page["title"], *page["text"]]
        full = stems.lexicon()
        spans = " ".join(raws[line + 1][start:end] for line, start, end, _ in page["gold_spans"]) if active else ""
        known = {hit.stem.text for hit in full.hits(fold(spans).lower()) if hit.stem.weight >= stems.STRONG}
        self.reduced = stems.Lexicon([s for s in full.stems if s.text not in known], stems.portals()) if known else full

    def __enter__(self) -> None:
        self.whole, sheet.lexicon = sheet.lexicon, lambda: self.reduced  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        sheet.lexicon = self.whole


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
