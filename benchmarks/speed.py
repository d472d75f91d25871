"""CPU time of a page, ours beside a plain pipeline of the usual parts, on the same made pages in one interleaved run.

Usage: python -m benchmarks.speed [--passes N] [--profile]
The plain pipeline: BeautifulSoup's text, jieba, langdetect, a list of words, pyarrow. Compare ratios, not times.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from crawler.demo import site
from filters.model import RawPage
from pipelines.config import Config, refiner

FRAME_BYTES = (25_000, 160_000)  # script, style and lists of links around the article: real pages have 31 to 176 KB
WORDS = ["无码", "成人", "激情"]


def main() -> None:
    """Print milliseconds a page of both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=5, help="interleaved passes over the pages; the medians are compared")
    parser.add_argument("--profile", action="store_true", help="profile our way instead, and print where the time goes")
    arguments = parser.parse_args()
    pages, ours, plain = made_pages(), refiner(Config.default()), plain_pipeline()
    for run in (ours, plain):
        timed(run, pages)  # loads what is loaded once
    if arguments.profile:
        print(profiled(ours, pages))
        return
    times = [(timed(ours, pages), timed(plain, pages)) for _ in range(arguments.passes)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    size = statistics.median(len(page.body) for page in pages)
    print(f"{len(pages)} pages, median {size / 1000:.0f} KB, {arguments.passes} passes: ours {1000 * mine:.2f} ms a page, ", end="")
    print(f"plain pipeline {1000 * theirs:.2f} ms: {theirs / mine:.1f}x")


def made_pages() -> list[RawPage]:
    """The demo site's pages inside frames of a real page's size; the same each time."""
    draw = random.Random(7)  # sizes, not secrets
    pages = sorted(site.pages().items())
    made = [_framed(served.body, draw.randint(*FRAME_BYTES)) for _, served in pages if b"</body>" in served.body and served.status == 200]
    return [RawPage(body, f"http://site{i}.example/{i}.html", headers=(("content-type", "text/html"),)) for i, body in enumerate(made)]


def _framed(body: bytes, size: int) -> bytes:
    script = b"<script>" + b"var a=1;function f(x){return x+a}" * (size // 40) + b"</script>"
    links = b"".join(b'<li><a href="/x/%d.html">news %d</a></li>' % (i, i) for i in range(size // 800))
    return body.replace(b"</body>", script + b"<ul>" + links + b"</ul></body>", 1)


def plain_pipeline() -> Callable[[RawPage], dict[str, Any]]:
    """What most people would write: the parts that everybody knows, one after the other."""
    import jieba
    import langdetect
    from bs4 import BeautifulSoup
    from w3lib.encoding import html_to_unicode

    jieba.setLogLevel(60)
    jieba.initialize()
    langdetect.DetectorFactory.seed = 0

    def run(page: RawPage) -> dict[str, Any]:
        soup = BeautifulSoup(html_to_unicode(None, page.body)[1], "html.parser")
        for tag in soup(["script", "style", "nav", "header", "footer", "aside", "noscript", "iframe"]):
            tag.decompose()
        text = soup.get_text(" ", strip=True)
        try:
            lang = langdetect.detect(text)
        except langdetect.LangDetectException:
            lang = "und"
        return {"text": text, "tokens": [w for w in jieba.cut(text) if w.strip()], "lang": lang, "spam": any(w in text for w in WORDS)}

    return run


def timed(run: Callable[[RawPage], object], pages: Sequence[RawPage]) -> float:
    """CPU seconds a page."""
    began = time.process_time()
    for page in pages:
        run(page)
    return (time.process_time() - began) / len(pages)


def profiled(run: Callable[[RawPage], object], pages: Sequence[RawPage]) -> str:
    """The functions that take the most time of their own."""
    profile = cProfile.Profile()
    profile.enable()
    for page in pages:
        run(page)
    profile.disable()
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(25)
    return out.getvalue()


if __name__ == "__main__":
    main()
