"""One way to work on pages, in a process of its own: each line on stdin is a pass over them, its CPU time and memory go to stdout.

Usage: python -m benchmarks.speed.contender NAME PAGES.jsonl
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

Pass = Callable[[], object]
TERMS: Final = ("无码", "成人", "激情")  # a list of words, as short as such lists are


def main() -> None:
    """Answer `{cpu, wall, memory}` for each pass: seconds, seconds, bytes at the highest."""
    name, file = sys.argv[1], Path(sys.argv[2])
    run = CONTENDERS[name](file)
    for _ in sys.stdin:
        cpu, wall = time.process_time(), time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            run()
        spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        print(json.dumps(spent | {"memory": peak()}), flush=True)


def peak() -> int:
    """The most memory that this process held, in bytes; `ru_maxrss` counts what its parent held when it was forked."""
    status = Path("/proc/self/status").read_text("utf-8")
    return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))


def taosha(file: Path) -> Pass:
    """The whole command: reading, refining with all features, deciding, Parquet, commit."""
    from taosha import cli

    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            assert cli.run(["process", str(file), "--out", folder, "--workers", "1", "--json"]) == 0

    return run


def floor(file: Path) -> Pass:
    """The native calls alone that none of our features could do without, on the articles that we would keep: no line of them is judged."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import rjieba
    from selectolax.lexbor import LexborHTMLParser

    from taosha import refine

    articles = [refine(text, url="https://example.com/").text or "" for text in _decoded(file)]

    def run() -> None:
        for text in _decoded(file):
            for node in LexborHTMLParser(text).root.traverse(include_text=True):  # type: ignore[union-attr]
                _ = node.text_content if node.tag == "-text" else node.attributes
        table = pa.table({"text": articles, "tokens": [rjieba.cut(text) for text in articles]})
        with tempfile.TemporaryDirectory() as folder:
            pq.write_table(table, Path(folder) / "rows.parquet", compression="zstd")

    return run


def reference(file: Path) -> Pass:
    """What most people would write: the parts that everybody knows, one after the other."""
    import jieba
    import langdetect
    import pyarrow as pa
    import pyarrow.parquet as pq
    from bs4 import BeautifulSoup

    jieba.setLogLevel(60)
    jieba.initialize()
    langdetect.DetectorFactory.seed = 0

    def row(text: str) -> dict[str, Any]:
        soup = BeautifulSoup(text, "html.parser")
        title = soup.title.get_text() if soup.title else ""
        for tag in soup(["script", "style", "nav", "header", "footer", "aside", "noscript", "iframe"]):
            tag.decompose()
        said = soup.get_text(" ", strip=True)
        try:
            lang = langdetect.detect(said)
        except langdetect.LangDetectException:
            lang = "und"
        words = [word for word in jieba.cut(said) if word.strip()]
        return {"title": title, "text": said, "tokens": words, "lang": lang, "spam": sum(term in said for term in TERMS) > 1}

    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            pq.write_table(pa.Table.from_pylist([row(text) for text in _decoded(file)]), Path(folder) / "rows.parquet", compression="zstd")

    return run


def trafilatura(file: Path) -> Pass:
    """Extraction of the main content alone, in its fast form; nothing is segmented, judged or written."""
    from trafilatura import extract

    return lambda: [extract(text, fast=True) for text in _decoded(file)]


def datatrove(file: Path) -> Pass:
    """Its extractor, its quality filters for Chinese, its Parquet writer; without the process that it keeps for deadlines."""
    from datatrove.data import Document
    from datatrove.pipeline.extractors import Trafilatura
    from datatrove.pipeline.filters import FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter
    from datatrove.pipeline.writers import ParquetWriter
    from datatrove.utils.typeshelper import Languages

    logging.disable()
    extractor = Trafilatura(deduplicate=False)
    words = {"min_avg_word_length": 1, "stop_words": ["的", "了", "在", "是", "和"]}  # Chinese words are short
    filters = [
        GopherRepetitionFilter(language=Languages.mandarin_chinese__hani),
        GopherQualityFilter(language=Languages.mandarin_chinese__hani, **words),
        FineWebQualityFilter(language=Languages.mandarin_chinese__hani, short_line_length=10),
    ]

    def run() -> None:
        with tempfile.TemporaryDirectory() as folder, ParquetWriter(folder, compression="zstd") as writer:
            for at, text in enumerate(_decoded(file)):
                document = Document(text=extractor.extract(text) or "", id=str(at))
                if document.text:
                    document.metadata["kept"] = all(each.filter(document) is True for each in filters)
                    writer.write(document)

    return run


def _decoded(file: Path) -> Iterator[str]:
    for line in file.open(encoding="utf-8"):
        body = base64.b64decode(json.loads(line)["html_b64"])
        try:
            yield body.decode("utf-8")
        except UnicodeDecodeError:
            yield body.decode("gb18030", "replace")


CONTENDERS: Final[dict[str, Callable[[Path], Pass]]] = {
    "taosha": taosha,
    "floor": floor,
    "reference": reference,
    "trafilatura": trafilatura,
    "datatrove": datatrove,
}

if __name__ == "__main__":
    main()
