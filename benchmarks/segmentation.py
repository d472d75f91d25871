"""Words: our fast path beside jieba itself, on made text of a million characters and on fuzzed strings; tells where they differ.

Usage: python -m benchmarks.segmentation [--characters N] [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from typing import Final

from crawler.demo.article import bank
from filters.script import simplified
from filters.segment import JIEBA, _jieba, segment

STRANGE: Final = [*"䶮𠀀鿕鿖㐀あé９ aZ09-_.#&+%，。 　\u200b\uf900", "AT&T", "C++", "3.14", "v1.2-rc3", "100%", "\r\n", "GB/T 2260-2007"]


def main() -> None:
    """Compare, and print both speeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    reference = _jieba(JIEBA)
    texts = list(made(arguments.characters, random.Random(arguments.seed)))
    seconds, differ, tokens = [0.0, 0.0], list[str](), 0
    for text in texts:
        began = time.process_time()
        ours = segment(text, JIEBA)
        between = time.process_time()
        theirs = [word for word in reference.cut(text) if not word.isspace()]
        seconds = [seconds[0] + between - began, seconds[1] + time.process_time() - between]
        tokens += len(theirs)
        differ += [text] if ours != theirs else []
    size = sum(map(len, texts))
    print(f"{size:,} characters, {tokens:,} tokens, {len(texts):,} texts: {len(differ)} differ")
    print(f"ours {size / seconds[0] / 1e6:.2f} M chars/s, jieba {size / seconds[1] / 1e6:.2f}: {seconds[1] / seconds[0]:.1f}x")
    for text in differ[:5]:
        print(f"  {text[:80]!r}")
    sys.exit(bool(differ))


def made(characters: int, draw: random.Random) -> Iterator[str]:
    """Sentences as they are, their pieces in any order, their characters in any order, and strings with what engines trip over."""
    sentences = [sentence for article in bank().values() for sentence in article.sentences]
    letters = sorted({c for sentence in sentences for c in sentence + simplified(sentence)})
    done = 0
    while done < characters:
        whole = "".join(draw.sample(sentences, 4))
        cut = draw.randrange(len(whole))
        fuzzed = "".join(draw.choice(STRANGE) if draw.random() < 0.3 else draw.choice(letters) for _ in range(60))
        for text in (whole, whole[cut:] + whole[:cut], "".join(draw.sample(whole, len(whole))), fuzzed):
            yield text
            done += len(text)


if __name__ == "__main__":
    main()
