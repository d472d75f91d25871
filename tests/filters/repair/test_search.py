"""Searches that go on in step find what each finds alone."""

from __future__ import annotations

from filters.repair.ngrams import context
from filters.repair.prose import Prose
from filters.repair.run import Page
from filters.repair.search import answered, total
from filters.repair.stream import tears

TORN = [
    "對逾期債務進行追償?shù)男袨?。",
    "沒有撕裂的一行",
    "因?yàn)榫皡^的門票很貴",
    "全國各?。ㄊ小^(qū)）的情況",
    "參加考試的總?cè)丝诘谋戎貫?7.9%，因?yàn)榫皡^",
    "暑假把孩子轉到了那所學?！?，對逾期債務進行追償?shù)男袨?。",
]


def test_together_and_alone_are_the_same() -> None:
    page = Page(frozenset(), False, Prose.of("行为的景区"))
    assert tears(TORN, page).lines == [tears([line], page).lines[0] for line in TORN]
    assert tears(TORN[::-1], page).lines == tears(TORN, page).lines[::-1]


def test_searches_of_any_length_are_answered_in_their_order() -> None:
    prose, texts = Prose.of(""), [(context("我们去"), "公园"), (context("天气很"), "好"), (context(""), "这本书写得很好看"), (0, "")]
    assert answered([total([text]) for text in texts], prose) == [answered([total([text])], prose)[0] for text in texts]
    assert answered([total(texts)], prose)[0] == [nats for found in answered([total([text]) for text in texts], prose) for nats in found]
    assert answered([], prose) == []
