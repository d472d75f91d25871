"""Several articles one below the other."""

import pytest

from filters import content, dom
from filters.model import GENERAL

FIRST = "镇东头的石磨又转起来了，磨豆子的是老万家的小女儿，今年刚满二十岁。"
SECOND = "她说外婆的手艺不能断，城里的工作辞了也不可惜，豆腐一天能卖六板。"
NEXT = "西街的邮局换了新招牌，绿色的底，金色的字，是镇上写字最好的人写的。"


def chosen(html: str) -> list[str]:
    return [line.raw for line in content.choose(dom.parse(f"<title>石磨又转起来了</title><body>{html}"), GENERAL).lines]


@pytest.mark.parametrize(
    "html",
    [
        "<div><h2>石磨又转起来了</h2><p>河边报 2008年5月12日</p><p>{0}</p><p>{1}</p><h2>邮局换了新招牌</h2><p>河边报 2008年5月12日</p><p>{2}</p></div>",
        "<div><h2>石磨又转起来了</h2><p>何晓舟</p><p>{0}</p><p>{1}</p><hr><h2>邮局换了新招牌</h2><p>林渡</p><p>{2}</p></div>",
        "<div><div class=t>石磨又转起来了</div>作者：晓舟<br>{0}<br>{1}<div class=t>邮局换了新招牌</div>作者：林渡<br>{2}</div>",
    ],
)
def test_the_article_ends_where_the_next_headline_of_its_make_stands(html: str) -> None:
    lines = chosen(html.format(FIRST, SECOND, NEXT))
    assert lines[-2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "html",
    [
        "<div><h2>石磨又转起来了</h2><p>河边报 2008年5月12日</p><p>{0}</p><p>{1}</p><h2>邮局</h2><p>{2}</p></div>",
        "<div><h1>石磨又转起来了</h1><p>河边报 2008年5月12日</p><p>{0}</p><p>{1}</p><h2>邮局</h2><p>2008年5月12日</p><p>{2}</p></div>",
        "<div><h1>石磨又转起来了</h1><p>河边报 2008年5月12日</p><p>{0}</p><p>{1}</p><h1>磨的构造</h1><h2>上扇下扇</h2><p>{2}</p></div>",
        "<div><h1>石磨又转起来了</h1><p>河边报 2008年5月12日</p><p>{0}</p><p>{1}</p><h1>磨的构造</h1><p>上扇下扇</p><p>{2}</p></div>",
    ],
)
def test_its_own_sections_are_of_it(html: str) -> None:
    assert chosen(html.format(FIRST, SECOND, NEXT))[-1] == NEXT
