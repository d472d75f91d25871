"""Headings over nothing, and what encyclopedias set below their text."""

import pytest

from filters import content, dom
from filters.model import GENERAL

TOLD = ["石桥是跨在渡口上游的一座单孔桥，建于咸丰二年，长三丈，宽九尺。", "桥面用青石铺成，两侧有望柱十二根，柱头刻着石榴和莲花。"]
LIST = "<ul>" + "".join(f"<li><a href=/{n}>桥的别处记载</a></li>" for n in range(6)) + "</ul>"


def lines(html: str, url: str = "http://www.example.net/wiki/7", title: str = "石桥 - 江城百科") -> list[str]:
    return [line.raw for line in content.choose(dom.parse(f"<title>{title}</title>{html}", url), GENERAL).lines]


def test_a_heading_whose_list_was_left_out_goes_with_it() -> None:
    long = [text * 4 for text in TOLD]
    html = f"<article><h2>来历</h2><p>{long[0]}</p><h2>图集</h2>{LIST}<h2>样式</h2><p>{long[1]}</p><h2>看看别的</h2>{LIST}</article>"
    assert lines(html, "http://www.example.net/7.html", "石桥") == ["来历", long[0], "样式", long[1]]


@pytest.mark.parametrize("below", ["<h2>参考资料</h2>", "<p>开放分类：</p>", "<h3>注释</h3>"])
def test_an_entry_ends_where_its_sources_and_notes_begin(below: str) -> None:
    html = f"<div class=entry><p>{TOLD[0]}</p><h2>样式</h2><p>{TOLD[1]}</p>{below}<p>1. 《渡口县志》，卷三，桥梁。</p></div>"
    assert lines(html) == [TOLD[0], "样式", TOLD[1]]
    assert "1. 《渡口县志》，卷三，桥梁。" in lines(html, "http://www.example.net/7.html", "石桥")


def test_a_list_of_contents_is_none_of_an_entry() -> None:
    html = f"<div class=entry><p>{TOLD[0]}</p><h2>目录</h2><p>{TOLD[1]}</p></div>"
    assert lines(html) == TOLD


def test_notes_at_the_head_of_an_entry_are_its_text() -> None:
    html = f"<div class=entry><h2>注释</h2><p>{TOLD[0]}</p><p>{TOLD[1]}</p></div>"
    assert lines(html) == ["注释", *TOLD]
