"""Which of several containers holds the article, and how threads differ from articles."""

import pytest

from filters import content, dom
from filters.content import thread
from filters.model import GENERAL

SHORT = "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。"
OTHER = "隔壁县城的果园今年收成很好，果农们忙着装箱，合作社又添了两辆冷藏车，一天能送出四趟。"
THIRD = "气象台说周末有雨，气温会降三四度，出门的人要带伞，山里的路也会滑一些，请慢行。"


def chosen(html: str, url: str = "http://a.example/1.html") -> list[str]:
    return [line.raw for line in content.choose(dom.parse(html, url), GENERAL).lines]


def feed(name: str = "feed") -> str:
    return f'<div class="{name}">' + "".join(f"<div><h3>第{i}条</h3><p>{OTHER}</p></div>" for i in range(4)) + "</div>"


def test_a_short_article_under_the_headline_beats_a_longer_feed_below_it() -> None:
    head = f"<title>老街石桥重新开放</title><meta property=og:description content='{SHORT}'>"
    body = f"<div><h1>老街石桥重新开放</h1></div><div><div><p>{SHORT}{THIRD}</p></div></div>"
    assert chosen(f"{head}<body>{body}{feed()}") == [SHORT + THIRD]


def test_the_feed_wins_where_nothing_speaks_for_the_short_text() -> None:
    assert OTHER in chosen(f"<body><div><div><p>{SHORT}</p></div></div>{feed()}")


def test_comments_of_many_do_not_beat_the_article() -> None:
    comments = '<ol class="comment-list">' + "".join(f"<li><p>{OTHER}</p></li>" for _ in range(8)) + "</ol>"
    html = f"<title>石桥开放</title><div><h1>石桥开放</h1><div class=entry><p>{SHORT}</p><p>{THIRD}</p><p>{THIRD}</p></div></div>{comments}"
    assert OTHER not in chosen(html)


@pytest.mark.parametrize("heading", ["全部评论 56条", "热门讨论(9)", "网友评论仅供其表达个人看法，并不表明本站同意其观点"])
def test_comments_under_a_heading_do_not_beat_a_short_article(heading: str) -> None:
    said = "夜里真的停了一整晚，早上起来水还是黄的，放了半个钟头才能用，下回能不能早点贴通知，让大家都有个准备。"
    comments = "".join(f"<div class=it><div class=who>街坊{i}</div><div class=said><p>{said}</p></div></div>" for i in range(12))
    article = f"<h1>老街东段今晚停水</h1><div class=txt><p>{SHORT}</p></div>"
    html = f"<title>老街东段今晚停水</title><div class=w>{article}<div class=pl><div class=hd>{heading}</div>{comments}</div></div>"
    assert chosen(html) == [SHORT]


def test_a_headline_of_two_characters_is_seen_where_the_title_begins_with_it() -> None:
    poem = "<br>".join(("孤舟泊岸晚烟生，", "两岸青山送客行。", "一夜西风吹梦去，", "满江明月到天明。"))
    notes = "<h2>译文</h2><p>傍晚的烟霭升起来时，小船停在岸边，两岸的山好像在为远行的客人送别，月亮照到天亮。</p>"
    html = f"<title>夜泊原文及译文_诗集</title><div class=m><div class=s><h1>夜泊</h1><div class=p>{poem}</div></div><div class=s>{notes}</div></div>"
    assert "孤舟泊岸晚烟生，" in chosen(html)


def test_of_posts_that_no_headline_tells_apart_the_first_is_taken() -> None:
    posts = "".join(f'<table><tr><td class="post"><p>{text}</p></td></tr></table>' for text in (SHORT + THIRD, OTHER * 4, THIRD * 2))
    assert chosen(f"<title>某人的博客</title>{posts}") == [SHORT + THIRD]


def test_a_thread_keeps_what_its_posters_say() -> None:
    posts = "".join(
        f'<div class="reply"><div class="reply-user">某某{i}</div><p>{text}</p></div>' for i, text in enumerate((SHORT, OTHER, THIRD))
    )
    html = f"<title>石桥什么时候开放</title><div class=thread><h1>石桥什么时候开放</h1>{posts}</div>"
    assert thread.is_thread(dom.parse(html, "http://a.example/thread/12"))
    assert {SHORT, OTHER, THIRD} <= set(chosen(html, "http://a.example/thread/12"))


def test_a_short_answer_stays_where_its_box_is_called_what_is_said() -> None:
    answers = "".join(f'<div class="comment"><div class="comment-content">{text}</div></div>' for text in ("太好了", OTHER + OTHER))
    html = f"<title>石桥开放</title><div class=topic><h1>石桥开放</h1><div class=topic-text><p>{SHORT}{THIRD}</p></div>{answers}</div>"
    assert chosen(html, "http://a.example/topic/12")[-3:] == [SHORT + THIRD, "太好了", OTHER + OTHER]
    assert "太好了" not in chosen(html, "http://a.example/news/12")


def test_a_single_page_application_shows_a_post_by_the_fragment_of_its_address() -> None:
    page = dom.parse("<div class=reply></div><div class=reply></div>", "http://a.example/#/post?id=12")
    assert thread.is_thread(page)


def test_an_address_alone_makes_no_thread() -> None:
    page = dom.parse(f"<div><p>{SHORT}</p></div>", "http://a.example/thread/12")
    assert not thread.is_thread(page)
    assert not thread.is_thread(dom.parse("<div class=reply></div><div class=thread></div>", "http://a.example/news/12"))


def test_an_article_in_no_box_is_not_outweighed_by_the_menus_beside_it() -> None:
    menu = "".join(f"<li><a href=/{i}>栏目{i}</a></li>" for i in range(40))
    said = "".join(f"<font>{text}</font><br>" for text in (SHORT, OTHER, THIRD))
    html = f"<title>石桥开放</title><body><ul>{menu}</ul><center><b>石桥今天上午开放，行人先走</b></center>{said}<div><ul>{menu}</ul></div>"
    assert chosen(html) == ["石桥今天上午开放，行人先走", SHORT, OTHER, THIRD]


def test_a_box_in_the_article_is_not_taken_for_the_whole_of_it() -> None:
    around = "".join(f"<p>{text}</p>" for text in (SHORT, OTHER, THIRD))
    html = f"<title>石桥开放</title><body><h1>石桥开放</h1>{around}<ol><li>{OTHER[::-1]}</li><li>{SHORT[::-1]}</li></ol><p>{THIRD}</p>"
    assert chosen(html)[1:] == [SHORT, OTHER, THIRD, OTHER[::-1], SHORT[::-1], THIRD]


def test_of_a_page_that_says_nothing_what_stands_below_its_headline_is_taken() -> None:
    menu = "<ul>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(5)) + "</ul>"
    notice = "<div><div><h1>石桥管理办法</h1><p>2024-10-20 09:00</p></div><div><a href=/a.doc>石桥管理办法全文下载</a></div></div>"
    assert chosen(f"<title>石桥管理处</title>{menu}{notice}<div>地址：石桥巷3号</div>")[-1] == "石桥管理办法全文下载"


def test_when_and_how_often_read_are_not_what_a_page_of_links_says() -> None:
    rows = "".join(f"<tr><td><p>{i}</p></td><td><p><a href='javascript:;'>第{i}期石匠手艺研修班</a></p></td></tr>" for i in range(1, 9))
    byline = "<div><a href='/'>[河边教育网-河边石匠学校教育网]</a> <a href='/m'>[手机版本]</a> 发布时间：2024年10月20日<div>查看:31</div>来源:</div>"
    html = f"<title>石匠研修班</title><div><div class=top><h1>石匠研修班</h1>{byline}</div><div><table>{rows}</table></div></div>"
    assert "第8期石匠手艺研修班" in chosen(html)


def test_an_article_is_preferred_to_its_own_summary_above_it() -> None:
    html = "<title>石桥开放</title><h2>石桥开放</h2><div class=intro>{}</div><div><div><div><p>{}</p><p>{}</p><ul>{}</ul></div></div></div>"
    links = "<li><a href=/1.html>往期的石桥新闻请看这里</a></li>" * 2
    summary = SHORT + OTHER
    assert chosen(html.format(summary, summary, THIRD, links))[:2] == [summary, THIRD]
    other = chosen(html.format(OTHER + SHORT, summary[:20], "施工", links))
    assert OTHER + SHORT in other
