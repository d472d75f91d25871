"""The posts of a thread: in which boxes people speak, and which lines only say who and when."""

import pytest

from filters import content, dom
from filters.content import labels, posts, thread, worth
from filters.model import GENERAL, Block

SAID = [
    "渡口的船昨天又开了，我带着孩子坐了一个来回，船家还是那位老人。",
    "船票涨到三块钱了，老人说柴油贵，不涨就要停。",
    "停了可惜",
]


def page_of(rows: list[str], url: str = "http://bbs.example.net/a/7.asp"):
    return dom.parse(f"<title>渡口的船</title><h1>渡口的船</h1>{''.join(rows)}", url)


def lines(rows: list[str]) -> list[str]:
    return [line.raw for line in content.choose(page_of(rows), GENERAL).lines]


def test_a_short_reply_in_a_box_of_the_make_in_which_others_speak_is_said() -> None:
    rows = [
        f"<div class=row{n}><b>街坊{n}</b><div class=fl{n}>{text}</div><i>2012-5-{n} 10:2{n}</i></div>" for n, text in enumerate(SAID, 1)
    ]
    page = page_of(rows)
    made, labelled = posts.makes(page.containers[1], page), {i for i, block in enumerate(page.visible) if labels.is_label(block)}
    found = posts.bodies(page.containers[1], page, worth.in_place(page), made, labelled)
    assert [page.visible[i].text for i in sorted(found)] == SAID


def test_what_stands_beside_every_post_is_left_out_whatever_its_figures() -> None:
    rows = [
        f"<table class=t><tr><td><b>街坊{n}</b><br>声望：{n * 37}<br>入会：2009-{n}-4</td><td>第 {n} 楼 2012-5-{n} 10:2{n}<br>{text}，是吧？</td></tr></table>"
        for n, text in enumerate(SAID, 1)
    ]
    assert lines(rows) == ["渡口的船", *(f"{text}，是吧？" for text in SAID)]


def test_short_lines_of_a_post_that_the_page_tells_twice_are_no_labels() -> None:
    first, second = (f"{text * 3}，说完大家都笑了，船就开了。" for text in SAID[:2])
    page = page_of([f"<div class=c{n}><p>{first}</p><p>船期票价</p><p>{second}</p><p>第 {n} 楼</p></div>" for n in (1, 2)])
    repeated = posts.repeated(page.containers[1], page)
    assert {page.visible[i].text for i in repeated} == {"第 1 楼", "第 2 楼"}


def test_a_few_lines_below_a_rule_are_a_signature() -> None:
    rows = [
        f"<table class=t><tr><td>{text}<br>--<br>摆渡人的孙子，今年还在{n}号船。</td></tr></table>" for n, text in enumerate(SAID[:2], 1)
    ]
    page = page_of(rows)
    assert [page.visible[i].text[:2] for i in sorted(posts.ruled_off(page.containers[1], page))] == ["--", "摆渡"] * 2


def test_a_quote_that_says_whose_words_it_tells_again_is_one() -> None:
    page = page_of([f"<p>{SAID[0]}</p><p>老街坊 写了: {SAID[0][:14]}</p><p>: {SAID[0][:14]}</p><p>{SAID[1]}</p>"])
    assert [posts.quoted(i, page) for i in range(1, 5)] == [False, True, True, False]


def test_stamps_to_the_minute_tell_a_thread_unless_one_post_is_most_of_the_page() -> None:
    rows = [f"<p>2012-5-{n} 10:2{n}</p><p>{text}</p>" for n, text in enumerate(SAID[:2], 1)]
    assert thread.is_thread(page_of(rows))
    assert not thread.is_thread(page_of([rows[0].replace(SAID[0], SAID[0] * 9), rows[1]]))


def test_a_site_that_calls_itself_a_forum_has_threads_at_any_address() -> None:
    rows = "".join(f"<p>2012-5-{n} 10:2{n}</p><p>{text}</p>" for n, text in enumerate(SAID[:2], 1))
    assert thread.is_thread(dom.parse(f"<title>渡口的船 - 江城论坛</title>{rows}", "http://www.example.net/7.html"))
    assert not thread.is_thread(dom.parse(f"<title>渡口的船 - 江城晚报</title>{rows}", "http://www.example.net/7.html"))


@pytest.mark.parametrize(
    "text",
    [
        "发信人: laochuan (老船), 信区: River",
        "※ 来源:·江城站",
        "【 在 laochuan 的大作中提到: 】",
        "提问者：小满 2012-05-14",
        "共收到 3 条回复",
    ],
)
def test_lines_of_older_boards_are_labels(text: str) -> None:
    assert labels.is_label(Block(text))


def test_a_name_right_over_what_is_counted_of_somebody_is_a_poster_s() -> None:
    page = page_of(["<p>街坊</p><p>发帖: 41</p><p>船票涨了，真的。</p><p>积分: 3</p><p>级别: 侠客</p><p>精华: 0</p>"])
    told = {block.text: labels.is_poster(i, page) for i, block in enumerate(page.visible)}
    assert [text for text, is_poster in told.items() if is_poster] == ["街坊"]
