"""The title told again in the text."""

import pytest

from filters.line import Line
from tests.filters.furniture.trimmed import P1, P2, trimmed


def test_the_title_and_the_section_are_not_repeated_in_the_text() -> None:
    assert trimmed("城市", "老街改造开工", "2024-10-20", P1, "老街改造开工", P2, title="老街改造开工", section="城市") == [P1, P2]


def test_the_way_to_the_article_is_none_of_it() -> None:
    way = "山友网>户外版>老街改造，开工了吗"
    assert trimmed(way, P1, P2, title="老街改造，开工了吗") == [P1, P2]
    assert trimmed(P1, way, P2, title="老街改造，开工了吗") == [P1, way, P2]
    told = "有人问我，往北>往南，老街改造，开工了吗"
    assert trimmed(told, P1, P2, title="老街改造，开工了吗") == [told, P1, P2]


@pytest.mark.parametrize(
    ("above", "tag", "left"),
    [
        (("老街专题报道", "城市建设"), "h1", []),
        (("老街专题报道", "城市建设"), "p", ["老街专题报道", "城市建设"]),  # words of the title, as a caption has them
        ((P1,), "h1", [P1]),
        (("一", "二", "三", "四"), "h1", ["一", "二", "三", "四"]),
    ],
)
def test_what_stands_above_the_articles_title_is_none_of_it(above: tuple[str, ...], tag: str, left: list[str]) -> None:
    assert trimmed(*above, Line("老街改造开工", tag), P1, P2, title="老街改造开工") == [*left, P1, P2]
