import pytest

from filters.injection.lines import phrases
from filters.injection.vocabulary.stems import lexicon


@pytest.mark.parametrize(
    ("title", "term", "speaks"),
    [
        ("轮盘、百家乐的数学", "百家乐", True),
        ("轮盘、百家乐、时时彩", "百家乐", False),
        ("百家乐的数学", "百家乐", False),  # nothing is enumerated
        ("百家乐、时时彩开户官网", "百家乐", False),
        ("泛目录、蜘蛛池:黑帽手法一览", "蜘蛛池", True),
        ("百家乐、时时彩:插秧的要点", "百家乐", False),  # the page says the headline alone
        ("“无抵押、秒到账”?这些贷款广告千万别信", "秒到账", True),
    ],
)
def test_a_phrase_that_enumerates_things_and_goes_on_speaks_of_them(title, term, speaks):
    start = title.index(term)
    assert phrases.speaks_of(title, start, start + len(term), lexicon().hits(title), {"插秧的要点"}) is speaks


@pytest.mark.parametrize(
    ("title", "said"), [("调查婚外情合法吗", True), ("婚外情_调查", False), ("各国婚外情调查比较", True), ("水稻插秧合适吗", False)]
)
def test_a_title_says_a_term_in_its_phrase_or_its_words_in_another_order(title, said):
    assert phrases.says(title, "婚外情调查", lexicon().hits(title), ()) is said
