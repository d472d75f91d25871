"""What a page says elsewhere counts beside what all prose says."""

from __future__ import annotations

from filters.repair.ngrams import context
from filters.repair.prose import Prose
from filters.repair.search import answered, total


def nats(page: Prose, *texts: str) -> list[float]:
    return answered([total([(context(text[:3]), text[3:]) for text in texts])], page)[0]


def test_the_pages_own_words_are_likelier_on_it() -> None:
    page = Prose.of("海葵一号是一座平台。\n海葵一号已经启运。")
    one, other = nats(page, "“海葵一", "“海炕一"), nats(Prose.of(""), "“海葵一", "“海炕一")
    assert one[0] - one[1] > other[0] - other[1] + 3


def test_a_page_changes_nothing_for_what_it_does_not_say() -> None:
    texts = ["这本书写得", "我们去公园"]
    assert nats(Prose.of("海葵一号"), *texts) == nats(Prose.of(""), *texts)


def test_lines_are_apart() -> None:
    apart, together = nats(Prose.of("甲乙\n丙丁"), "，甲乙丙"), nats(Prose.of("甲乙丙丁"), "，甲乙丙")
    assert together[0] > apart[0]
