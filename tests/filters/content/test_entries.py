"""The entries of a live report, whose times and buttons outweigh what each says."""

from filters import content, dom
from filters.model import GENERAL

LEAD = "台风今晨在海边登陆，我们将持续更新各处的情况，请大家留意。"
SAID = ["码头通报，下午两点恢复一条航线。", "全镇已经转移四百多人。", "记者在堤上看到，浪头退了一米。", "沿海的列车今天全部停运。"]


def chosen(title: str, name: str, said: list[str]) -> list[str]:
    entries = "".join(
        f"<div class={name}><div class=t>1{n}:20</div><div class=b><p>{text}</p></div><div class=op>赞 {n} <a href=/s>分享</a></div></div>"
        for n, text in enumerate(said)
    )
    html = f"<title>{title}</title><div class=page><h1>{title}</h1><div class=lead>{LEAD}</div><div class=list>{entries}</div></div>"
    return [line.raw for line in content.choose(dom.parse(html), GENERAL).lines]


def test_the_entries_of_a_live_report_are_its_text() -> None:
    found = chosen("滚动更新：台风登陆", "item", SAID)
    assert [line for line in found if line in SAID] == SAID


def test_the_names_of_boxes_tell_a_live_report_too() -> None:
    assert [line for line in chosen("台风登陆", "live-item", SAID) if line in SAID] == SAID


def test_three_entries_and_entries_of_no_live_report_are_weighed_as_any_lines() -> None:
    assert not set(SAID) & set(chosen("滚动更新：台风登陆", "item", SAID[:3]))
    assert not set(SAID) & set(chosen("台风登陆", "item", SAID))
