"""The main content of pages by each peer, called as most people call it; runs in .venv-bench, where nothing of ours is installed.

Usage: .venv-bench/bin/python benchmarks/peers/content.py  (a line of JSON in, a line of JSON out; benchmarks.extraction asks it)
A request is {"peer", "pages": [{"path", "encoding", "url", "set"}], "bytes": bool}; the answer {"texts", "metadata", "seconds"}.
With no encoding asked for a peer gets the bytes, and decodes them itself. A page that a peer fails on has an empty text.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import justext
import lxml.etree
import lxml.html
import magic_html
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

BLOCKS = frozenset("p div br li tr td th h1 h2 h3 h4 h5 h6 section article blockquote pre ul ol table dd dt figure".split())

Page = dict[str, str]
Extract = Callable[[Any, Page], str]


def main() -> None:
    """Answer requests until there are no more."""
    logging.disable(logging.CRITICAL)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a peer prints is no answer
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answer(request["peer"], request["pages"], request["bytes"])), file=out, flush=True)


def answer(peer: str, pages: list[Page], as_bytes: bool) -> dict[str, Any]:
    """The texts of some pages, what a peer says of title, date and author, and the CPU seconds that the texts took."""
    bodies = [gzip.decompress(Path(page["path"]).read_bytes()) for page in pages]
    given = bodies if as_bytes else [body.decode(page["encoding"], "replace") for body, page in zip(bodies, pages, strict=True)]
    extract, texts = PEERS[peer], []
    began = time.process_time()
    for content, page in zip(given, pages, strict=True):
        text = ""
        with contextlib.suppress(Exception):
            text = extract(content, page)
        texts.append(text)
    seconds = time.process_time() - began
    return {"texts": texts, "metadata": [_metadata(peer, content) for content in given], "seconds": seconds}


def plain(html: str) -> str:
    """The text of an extract that a peer gives as HTML, a line for each block."""
    pieces: list[str] = []
    for event, element in lxml.etree.iterwalk(lxml.html.fragment_fromstring(html, create_parent="div"), events=("start", "end", "comment")):
        if event == "comment":
            pieces.append(element.tail or "")
        elif event == "start":
            pieces += ["\n" if element.tag in BLOCKS else "", element.text or ""]
        else:
            pieces += ["\n" if element.tag in BLOCKS else "", element.tail or ""]
    return "".join(pieces)


def _trafilatura(**options: Any) -> Extract:
    return lambda content, page: trafilatura.extract(content, url=page["url"] or None, include_comments=False, **options) or ""


def _readability(content: Any, page: Page) -> str:
    return plain(readability.Document(content, url=page["url"] or None).summary(html_partial=True))


def _magic_html(content: Any, page: Page) -> str:
    kind = {"html_type": "forum"} if page["set"] == "zh-forum" else {}
    return plain(magic_html.GeneralExtractor().extract(content, base_url=page["url"], **kind)["html"])


def _resiliparse(content: Any, _: Page) -> str:
    tree = HTMLTree.parse_from_bytes(content, detect_encoding(content)) if isinstance(content, bytes) else HTMLTree.parse(content)
    return extract_plain_text(tree, main_content=True)


def _justext(content: Any, _: Page) -> str:
    paragraphs = justext.justext(content, frozenset(), stopwords_low=0, stopwords_high=0, length_low=30, length_high=70)
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def _metadata(peer: str, content: Any) -> dict[str, str]:
    """Title, date and author, of the one peer that gives all three."""
    if peer != "trafilatura":
        return {}
    with contextlib.suppress(Exception):
        found = trafilatura.extract_metadata(content)
        return {"title": found.title or "", "date": found.date or "", "author": (found.author or "").replace(";", " ")}
    return {}


PEERS: dict[str, Extract] = {
    "trafilatura": _trafilatura(),
    "trafilatura precision": _trafilatura(favor_precision=True),
    "trafilatura fast": _trafilatura(fast=True),
    "readability-lxml": _readability,
    "magic-html": _magic_html,
    "resiliparse": _resiliparse,
    "jusText": _justext,
}

if __name__ == "__main__":
    main()
