"""Main content and metadata on the development pages: character 4-gram F1, shares of good and bad pages, CPU time.

Usage: python -m benchmarks.extraction [--worst N]
Needs the development set in ../shared; its own scorer gives the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from filters import charset, content, dom, furniture, metadata, repair
from filters.model import GENERAL

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
DEVELOPMENT = SHARED / "data" / "extraction_dev"
SCORER = SHARED / "tools" / "score_extraction.py"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0, help="also print the N worst pages of each set")
    arguments = parser.parse_args()
    if not DEVELOPMENT.exists():
        sys.exit(f"no development set at {DEVELOPMENT}")
    predictions, seconds = predict()
    print(f"{len(predictions)} pages, {1000 * seconds / len(predictions):.2f} ms CPU a page from bytes to text")
    print(f"{'set':8}{'F1':>8}{'P':>8}{'R':>8}{'>=.95':>8}{'<.5':>8}{'empty':>8}  metadata")
    for name in ("zh", "aeb", "forum"):
        score = scored(predictions, name)
        characters, meta = score["char"], {k: f"{v['correct']} of {v['n']}" for k, v in score["meta"].items()}
        f1 = score["aeb"]["f1"] if name == "aeb" else characters["f1"]
        shown = "".join(f"{figure:8.3f}" for figure in (f1, *(characters[k] for k in ("p", "r", "good", "bad"))))
        print(f"{name:8}{shown}{score['empty']:8}  {meta}")
        for page, figures in sorted(score["pages"].items(), key=lambda item: item[1]["f1"])[: arguments.worst]:
            print(f"    {page}  {figures}")


def predict() -> tuple[list[dict[str, str]], float]:
    """Our text and metadata of every development page, from raw bytes; and the CPU seconds that took."""
    golds = [json.loads(line) for line in (DEVELOPMENT / "gold.jsonl").open(encoding="utf-8")]
    bodies = [gzip.decompress((DEVELOPMENT / gold["html"]).read_bytes()) for gold in golds]
    began = time.process_time()
    predictions = [{"id": gold["id"], **_extracted(body, gold["url"] or "")} for gold, body in zip(golds, bodies, strict=True)]
    return predictions, time.process_time() - began


def scored(predictions: list[dict[str, str]], name: str) -> dict[str, Any]:
    """The scorer's figures for one set of pages: zh, aeb or forum."""
    with tempfile.TemporaryDirectory() as folder:
        said, told = Path(folder, "ours.jsonl"), Path(folder, "score.json")
        said.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), encoding="utf-8")
        subprocess.run(
            [sys.executable, SCORER, DEVELOPMENT / "gold.jsonl", said, "--set", name, "--json", told, "--no-lcs", "--boot", "0"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return dict(json.loads(told.read_text(encoding="utf-8"))["ours"])


def _extracted(body: bytes, url: str) -> dict[str, str]:
    text, encoding = charset.decode(body)
    page = dom.parse(text, url, encoding.name)
    document = content.choose(page, GENERAL)
    repair.undo(document)
    metadata.read(page, document, None, GENERAL)
    furniture.trim(document)
    found = document.metadata
    return {
        "text": document.render(),
        "title": document.render_title(),
        "date": str(found.published_date or ""),
        "author": found.author,
    }


if __name__ == "__main__":
    main()
