"""What a page says elsewhere counts beside what all prose says."""

from __future__ import annotations

from filters.repair.prose import Prose


def test_the_pages_own_words_are_likelier_on_it() -> None:
    page = Prose.of("海葵一号是一座平台。\n海葵一号已经启运。")
    one, other = page.total(["“海葵一", "“海炕一"]), Prose.of("").total(["“海葵一", "“海炕一"])
    assert one[0] - one[1] > other[0] - other[1] + 3


def test_a_page_changes_nothing_for_what_it_does_not_say() -> None:
    texts = ["这本书写得", "我们去公园"]
    assert Prose.of("海葵一号").total(texts).tolist() == Prose.of("").total(texts).tolist()


def test_lines_are_apart() -> None:
    apart, together = Prose.of("甲乙\n丙丁").total(["，甲乙丙"]), Prose.of("甲乙丙丁").total(["，甲乙丙"])
    assert together[0] > apart[0]
