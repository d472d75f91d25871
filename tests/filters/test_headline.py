"""Which line the title is read from."""

import pytest

from filters import content, dom
from filters.model import GENERAL

BODY = "<div><p>老街改造工程昨天正式开工，第一批施工人员已经进场，预计工期为六个月。</p><p>老街两侧的房子只修不拆，改造后铺设透水砖。</p></div>"


@pytest.mark.parametrize(
    ("title", "h1", "expected"),
    [
        ("老街改造工程开工_城市频道_老街网", "", "老街改造工程开工"),
        ("老街改造工程开工-老街网", "", "老街改造工程开工"),
        ("老街网 | 老街改造工程开工", "", "老街改造工程开工"),
        ("老街改造工程开工 - 城市 - 老街网", "老街改造工程开工", "老街改造工程开工"),
        ("老街网首页", "老街改造工程开工", "老街改造工程开工"),
        ("随便什么别的词,热门词,免费词,在线词-老街网", "老街改造工程开工", "老街改造工程开工"),
        ("老街改造工程开工", "老街网", "老街改造工程开工"),
        ("老街改造工程开工", "", "老街改造工程开工"),
    ],
)
def test_the_title_that_the_article_bears_out_wins(title: str, h1: str, expected: str) -> None:
    page = dom.parse(f"<title>{title}</title>{f'<h1>{h1}</h1>' if h1 else ''}{BODY}")
    assert content.choose(page, GENERAL).render_title() == expected


def test_a_page_without_any_title_has_none() -> None:
    assert content.choose(dom.parse(BODY), GENERAL).render_title() == ""
