"""All personal data of a text: each kind looked for in its own way, the surer kind kept where two overlap."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from filters.line import View, fold_view
from filters.privacy import accounts, mail, numbers
from filters.privacy.hit import Hit
from filters.privacy.numerals import with_digits
from filters.remembered import remembered


@remembered  # what a site says of itself at its foot comes again on each of its pages
def hits(view: str) -> Sequence[Hit]:
    """The personal data of a folded text (`Line.view`, `fold.fold`), disjoint and in order."""
    digits, runs = with_digits(view)
    found = [*mail.find(view), *accounts.find(digits), *(numbers.find(digits) if runs else ())]
    return disjoint(found) if len(found) > 1 else found


def raw_hits(raw: str) -> Sequence[Hit]:
    """The same for a text as it stood, in its own code points."""
    if raw.isascii():
        return hits(raw)
    view = fold_view(View(raw))
    return [Hit(*view.raw_span(hit.start, hit.end), hit.kind, hit.rule, hit.confidence) for hit in hits(view.text)]


def disjoint(found: list[Hit]) -> list[Hit]:
    """Of two that overlap the earlier found stays; addresses are found first, bare numbers last."""
    kept = list[Hit]()
    for hit in found:
        at = bisect(kept, hit.start, key=_start)
        if (not at or kept[at - 1].end <= hit.start) and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
    return kept


def _start(hit: Hit) -> int:
    return hit.start
