"""Plain texts by each peer: py3langid's languages, datasketch's near copies; runs in .venv-bench, where nothing of ours is installed.

Usage: .venv-bench/bin/python benchmarks/peers/texts.py  (one JSON object in: {"peer", "texts", …}; one out: {"answers", "seconds"})
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    answers, seconds = {"py3langid": languages, "datasketch": near_copies}[request.pop("peer")](**request)
    print(json.dumps({"answers": answers, "seconds": seconds}))


def languages(texts: list[str]) -> tuple[list[str], float]:
    """The language of each text, and CPU seconds."""
    import py3langid

    py3langid.classify("warm")
    began = time.process_time()
    return [py3langid.classify(text)[0] for text in texts], time.process_time() - began


def near_copies(texts: list[str], queries: list[str], threshold: float) -> tuple[list[list[int]], float]:
    """The numbers of the texts that each query is like, and CPU seconds for sketching all and asking."""
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> Any:
        minhash = MinHash(num_perm=128)
        minhash.update_batch([text[i : i + 5].encode() for i in range(len(text) - 4)])
        return minhash

    began = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=128)
    for number, text in enumerate(texts):
        index.insert(number, sketch(text))
    answers = [sorted(index.query(sketch(text))) for text in queries]
    return answers, time.process_time() - began


if __name__ == "__main__":
    main()
