"""Comments are none of the article, with a heading over them or without."""

import re

import pytest

from filters import content, dom
from filters.content import comments
from filters.model import GENERAL

ARTICLE = [f"第{n}段：渡口的灯塔修好以后，夜里过河的船都能看清航道，老船工说心里踏实多了。" for n in "一二三"]
SAID = ("上个月坐船路过，灯确实亮。", "什么时候能把码头也修一修？", "老船工还是那位姓冯的师傅吗？")


def chosen(said: str) -> list[str]:
    body = "".join(f"<p>{text}</p>" for text in ARTICLE)
    page = dom.parse(f"<title>渡口灯塔修好了</title><div class=w><h1>渡口灯塔修好了</h1>{body}<div class=v>{said}</div></div>")
    return [line.raw for line in content.choose(page, GENERAL).lines if len(line.raw) > 10]


@pytest.mark.parametrize(
    ("form", "around"),
    [
        ("<div class=q><b>过客</b> <span>2021-4-1{n} 9:3{n}</span><p>{said}</p></div>", "{}"),
        ("<li><b>过客</b> <span>2021-04-1{n} 09:3{n}</span><p>{said}</p></li>", "<ul>{}</ul>"),
        ("<dl><dt>过客 发表于 2021/4/1{n} 9:3{n}</dt><dd>{said}</dd></dl>", "{}"),
    ],
)
def test_rows_of_boxes_with_a_minute_each_are_comments(form: str, around: str) -> None:
    rows = "".join(form.format(n=n, said=text) for n, text in enumerate(SAID))
    assert chosen(around.format(rows)) == ARTICLE


def test_two_boxes_and_days_without_a_minute_stay() -> None:
    two = "".join(f"<div class=q><p>2021-4-1{n} 9:3{n}</p><p>{text}</p></div>" for n, text in enumerate(SAID[:2]))
    days = "".join(f"<div class=q><p>2021-4-1{n}</p><p>{text}</p></div>" for n, text in enumerate(SAID))
    assert set(SAID[:2]) <= set(chosen(two))
    assert set(SAID) <= set(chosen(days))


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Comments</h2>",
        "<h3>3 Responses to “渡口灯塔修好了”</h3>",
        "<h4>Feedback</h4>",
        "<h2>TrackBack</h2>",
        "<b>《渡口灯塔修好了》已有3件评论</b>",
        "<h2>关于“渡口灯塔修好了”的3个想法</h2>",
    ],
)
def test_what_stands_below_such_a_heading_in_the_articles_own_box_is_commented(heading: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in ARTICLE)
    said = "".join(f"<p>{text}</p><p>过客, June 3, 2005</p>" for text in SAID)
    page = dom.parse(f"<title>渡口灯塔修好了</title><div class=content><h1>渡口灯塔修好了</h1>{body}{heading}{said}</div>")
    assert [line.raw for line in content.choose(page, GENERAL).lines][-3:] == ARTICLE


@pytest.mark.parametrize(
    "line",
    ["<p>3 comments</p>", "<p>Comments on the old lamp</p>", "<h3>Comments were few that year</h3>", "<h3>Comments on the old lamp</h3>"],
)
def test_a_count_beside_the_byline_and_a_heading_of_the_articles_are_none(line: str) -> None:
    assert not comments.are_below(re.sub("<.*?>", "", line), line[1 : line.index(">")])
