"""Searches that go on in step find what each finds alone."""

from __future__ import annotations

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
]


def test_together_and_alone_are_the_same() -> None:
    page = Page(frozenset(), False, Prose.of("行为的景区"))
    assert tears(TORN, page) == [tears([line], page)[0] for line in TORN]
    assert tears(TORN[::-1], page) == tears(TORN, page)[::-1]


def test_searches_of_any_length_are_answered_in_their_order() -> None:
    prose, texts = Prose.of(""), ["我们去公园", "天气很好", "这本书写得很好看"]
    assert [n.tolist() for n in answered([total([t]) for t in texts], prose)] == [answered([total([t])], prose)[0].tolist() for t in texts]
    assert answered([], prose) == []
