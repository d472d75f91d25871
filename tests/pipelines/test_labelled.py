"""The policy on pages of known kinds: articles, notices, poems and threads stay, the rest goes."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.quality.kinds import DROPPED, KEPT, Labelled, judged, labelled
from filters.model import RawPage
from pipelines.page import refine
from pipelines.policy import Policy, decide
from pipelines.record import Record

FLOORS = dict.fromkeys(KEPT, 1.0) | dict.fromkeys(DROPPED, 0.95)


@pytest.fixture(scope="module")
def judgement() -> tuple[list[Labelled], list[Record]]:
    pages = labelled()
    return pages, [refine(page.raw(number)) for number, page in enumerate(pages)]


def test_the_set_is_large_and_of_every_kind(judgement: tuple[list[Labelled], list[Record]]) -> None:
    counts = Counter(page.kind for page in judgement[0])
    assert counts.total() >= 200
    assert counts.keys() == {*KEPT, *DROPPED}
    assert min(counts.values()) >= 12
    assert not any(record.error for record in judgement[1])


@pytest.mark.parametrize("kind", FLOORS)
def test_the_policy_decides_rightly(judgement: tuple[list[Labelled], list[Record]], kind: str) -> None:
    assert judged(*judgement, Policy.load())[kind] >= FLOORS[kind]


def test_another_seed_makes_other_pages_that_go_too() -> None:
    pages = [page for page in labelled(seed=20241020) if page.kind in ("index", "links", "salad")]
    records = [refine(page.raw(number)) for number, page in enumerate(pages)]
    assert judged(pages, records, Policy.load())["all"] >= 0.95


def test_clean_text_passes_through_unchanged(judgement: tuple[list[Labelled], list[Record]]) -> None:
    policy = Policy.load()
    for page, first in zip(*judgement, strict=True):
        if not page.kept:
            continue
        again = refine(RawPage(b"", title=first.title, lines=tuple(first.text.split("\n"))))
        decide(again, policy)
        assert (again.verdict, again.text, again.title) == ("clean", first.text, first.title)
