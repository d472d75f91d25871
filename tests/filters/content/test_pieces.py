"""An article laid out in several boxes of one make."""

import pytest

from filters import content, dom
from filters.model import GENERAL

LONG = "老街的石桥昨天重新开放，行人可以走了，车辆还要再等半个月。石匠们从春天开始修，一块一块地补，用的是老法子调的灰浆。" * 4
SHORT = "镇上说，桥北头的木屋会留着，两百年来那里一直是收过桥钱的地方，如今里面摆着旧账本，谁都可以进去看看，不收钱。"


def chosen(*boxes: str) -> list[str]:
    body = "".join(boxes)
    html = f"<title>石桥重新开放</title><div class=page><div class=head><h1>石桥重新开放</h1></div><div class=body>{body}</div></div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def piece(text: str, name: str = "block text") -> str:
    return f'<div class="{name}"><div><p>{text}</p></div></div>'


def test_a_short_piece_beside_the_long_one_is_taken_too() -> None:
    assert chosen(piece(SHORT), piece(LONG)) == [SHORT, LONG]
    assert chosen(piece(LONG), piece(SHORT, "block text wide")) == [LONG, SHORT]


def test_a_box_of_another_make_is_none() -> None:
    assert chosen(piece(LONG), piece(SHORT, "teaser")) == [LONG]


def test_a_box_that_begins_with_a_heading_or_a_link_is_the_next_article() -> None:
    assert chosen(piece(LONG), f'<div class="block text"><h2>果园丰收</h2><p>{SHORT}</p></div>') == [LONG]
    assert chosen(piece(LONG), f'<div class="block text"><a href="/2.html">果园丰收的消息</a><p>{SHORT}</p></div>') == [LONG]


def test_what_is_apart_in_a_piece_is_left_out_by_the_weight_of_the_article() -> None:
    assert chosen(piece(LONG), f'<div class="block text"><div class="caption">{SHORT}</div></div>') == [LONG]


def test_paragraphs_that_are_boxes_of_one_make_are_one_article() -> None:
    boxes = "".join(f'<div class="para">{text}</div>' for text in (SHORT, "镇上的石匠修了一春天。", LONG[:60], "石桥的灰浆用的是老法子。"))
    assert chosen(f'<div class="summary"><div class="para">{LONG}</div></div>', boxes) == [
        LONG,
        SHORT,
        "镇上的石匠修了一春天。",
        LONG[:60],
        "石桥的灰浆用的是老法子。",
    ]


def test_elements_around_nothing_else_keep_no_paragraphs_apart() -> None:
    def nested(text: str) -> str:
        return f"{'<div class=wrap>' * 6}<div class=para>{text}</div>{'</div>' * 6}"

    said = [SHORT, LONG[:58], SHORT[:32], LONG[60:118]]
    assert chosen(*map(nested, said)) == said


def test_three_of_them_are_not_enough() -> None:
    boxes = "".join(f'<div class="para">{text}</div>' for text in ("镇上的石匠修了一春天。", "石桥的灰浆用的是老法子。"))
    assert chosen(f'<div class="summary"><div class="para">{LONG}</div></div>', boxes) == [LONG]


def sections(*said: str, heading: str = "h2") -> list[str]:
    inside = f"<h1>石桥开放的事</h1><div class=lead>{said[0]}</div><{heading}>石匠怎么说</{heading}><div class=told>{LONG}</div>"
    more = f"<{heading}>还有一句</{heading}><div class=tip>{said[1]}</div>"
    html = f"<title>石桥开放的事</title><div class=page>{inside}{more}</div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines if line.raw != "石桥开放的事"]


def test_sections_under_headings_of_one_rank_are_one_article() -> None:
    assert sections(SHORT, SHORT) == [SHORT, "石匠怎么说", LONG, "还有一句", SHORT]


def test_sections_that_say_next_to_nothing_stay_out() -> None:
    assert sections("木屋还在。", "路过。") == [LONG]


def test_lines_without_headings_are_no_sections() -> None:
    assert sections(SHORT, "路过，顶一个。", heading="p") == [SHORT, LONG]


def test_a_summary_above_the_sections_is_taken_too() -> None:
    told = "".join(f"<h2>第{n}节</h2><div class=para>{LONG}</div>" for n in "一二")
    html = f"<title>石桥</title><div class=page><div class=sum>{LONG}</div><ul><li>播报</li></ul><div class=told>{told}</div></div>"
    lines = [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]
    assert lines == [LONG, "第一节", LONG, "第二节", LONG]


def recipe(needed: str, heading: str = "h3", label: str = "食材") -> list[str]:
    html = (
        f"<title>凉拌黄瓜</title><h1>凉拌黄瓜</h1><div class=by>作者：<a href=/u>石匠</a> 收藏：3</div><div class=yl><{heading}>{label}</{heading}><ul>{needed}</ul></div>"
        "<div class=zf><h3>做法</h3><p>黄瓜拍碎，切成小段。</p><p>加生抽和醋，拌匀了放一会儿。</p></div><div class=ft>版权所有</div>"
    )
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_the_sections_of_a_few_words_belong_together_where_no_container_holds_them_alone() -> None:
    assert recipe("<li>黄瓜 2根<li>蒜 3瓣<li>生抽 1勺<li>醋 1勺") == [
        *("食材", "黄瓜 2根", "蒜 3瓣", "生抽 1勺", "醋 1勺"),
        *("做法", "黄瓜拍碎，切成小段。", "加生抽和醋，拌匀了放一会儿。"),
    ]


def test_links_and_headings_of_another_rank_keep_sections_apart() -> None:
    assert recipe("<li><a href=/1>拍黄瓜的做法</a><li><a href=/2>炒黄瓜的做法</a>")[0] == "做法"
    assert recipe("<li>黄瓜 2根<li>蒜 3瓣<li>生抽 1勺<li>醋 1勺", "h4", "一览")[0] == "做法"


def stacked(*said: str) -> list[str]:
    told = "".join(f"<section>{'<section>' * 8}<p>{text}</p>{'</section>' * 8}</section>" for text in said)
    html = f"<title>石桥开放</title><div class=c><h1>石桥开放</h1></div><div class=c><section>{told}</section></div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines if line.raw != "石桥开放"]


def test_sections_within_sections_are_one_article_however_deep_its_paragraphs_stand() -> None:
    assert stacked(LONG, SHORT, LONG * 3, SHORT) == [LONG, SHORT, LONG * 3, SHORT]


def test_what_such_sections_hold_of_links_only_stays_out() -> None:
    links = "".join(f"<li><a href=/{n}>更多桥梁的消息第{n}条</a>" for n in range(12))
    assert stacked(LONG * 2, f"<ul>{links}</ul>")[0] == LONG * 2
    assert not any("更多桥梁" in line for line in stacked(LONG * 2, f"<ul>{links}</ul>"))


NAMES = ["", " class='powered-by-xiumi v5'", " class=_135editor"]


@pytest.mark.parametrize("name", NAMES)
def test_short_lines_in_the_sections_of_such_an_editor_are_the_articles(name: str) -> None:
    told = "".join(
        f"<section{name}><section><section><p>{text}</p></section></section></section>" for text in ("一、开桥", LONG, "石桥镇", SHORT)
    )
    html = f"<title>石桥开放</title><h1>石桥开放</h1><div class=c>{told}<section><a href=/2>下一篇</a></section></div>"
    assert [line.raw for line in content.choose(dom.parse(html), GENERAL).lines] == ["一、开桥", LONG, "石桥镇", SHORT]


def paragraphs(first: str, *others: str) -> list[str]:
    """An article whose paragraphs are boxes without a name, beside a list of links."""
    links = "".join(f"<li><a href=/{n}>更多桥梁的消息第{n}条</a>" for n in range(40))
    html = f"<title>石桥开放</title><div class=c><h1>石桥开放</h1>{first}{''.join(others)}<p class=n><a href=/2>下一篇</a></p><ul>{links}</ul></div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines if line.raw != "石桥开放"]


def test_paragraphs_in_boxes_without_a_name_beside_the_chosen_one_are_the_articles() -> None:
    assert paragraphs(f"<p class=t><div>{SHORT}</div>", "<div>一、石料</div>", f"<div>{LONG}</div>", f"<div>{SHORT}<br></div>") == [
        SHORT,
        "一、石料",
        LONG,
        SHORT,
    ]


def test_a_link_or_a_name_ends_them() -> None:
    assert paragraphs(f"<div>{LONG}</div>", f"<div class=about>{SHORT}</div>") == [LONG]
    assert paragraphs(f"<div>{LONG}</div>", f"<div><a href=/3>果园</a>{SHORT}</div>") == [LONG]
