"""Stems that a space or a sign cuts in two, and texts with such signs taken out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from filters.injection.vocabulary.joined import Joined
from filters.injection.vocabulary.stems import Hit, Stem, lexicon

Spans = list[tuple[int, int]]

_KNOWN: Final = 0.3  # weight of a stem that a space inside it hides
_SPLIT: Final = (0.9, 4)  # weight and characters of a stem that a space may halve, and not only cut one character off


def may_cut(text: str, spans: Spans) -> bool:
    """Whether the letters on both sides of a span stand side by side in a stem, where a space may cut it."""
    known = edges()
    return any(text[start - 1] + text[end] in known for start, end in spans)


@cache
def edges() -> frozenset[str]:
    """Pairs of neighbouring characters between which a space may cut a stem."""
    pairs = {edge for s in lexicon().stems if s.weight >= _KNOWN for edge in (s.text[:2], s.text[-2:])}
    return frozenset(pairs | {a + b for s in lexicon().stems if _may_halve(s) for a, b in pairwise(s.text)})


def _may_halve(stem: Stem) -> bool:
    return stem.weight >= _SPLIT[0] and len(stem.text) >= _SPLIT[1]


def inside_stems(texts: Sequence[str], spans: Mapping[int, Spans], listed: Container[int]) -> dict[int, set[int]]:
    """Where a span cuts a stem that stands there when the spans are taken out, one character off it (欧宝体 育) unless it is a sure one.

    `listed`: the lines in which spaces divide a list: there none halves a word.
    """
    texts_closed = [closed(texts[number], cuts) for number, cuts in spans.items()]
    inside: dict[int, set[int]] = {}
    hits = lexicon().hits_in(Joined(texts_closed))
    for row, (number, cuts) in enumerate(spans.items()):
        strong = [h for h in hits.get(row, ()) if h.stem.weight >= _KNOWN]
        at = [(start, start - sum(b - a for a, b in cuts[:count])) for count, (start, _) in enumerate(cuts)]
        inside[number] = {start for start, place in at for h in strong if h.start < place < h.end and _hides(h, place, number in listed)}
    return inside


def _hides(hit: Hit, at: int, listed: bool) -> bool:
    return 1 in (at - hit.start, hit.end - at) or (not listed and _may_halve(hit.stem))


def closed(text: str, cuts: Spans) -> str:
    """A text without these stretches."""
    ends = [0, *(at for cut in cuts for at in cut), len(text)]
    return "".join([text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)])
