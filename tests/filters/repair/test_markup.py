"""Eaten `<` before tags: put back on annotated pages, never elsewhere."""

from __future__ import annotations

import pytest

from crawler.demo.cloak import cloak
from filters.repair.markup import mended

ANNOTATED = "<p>動(dòng)物園開(kāi)門了，對(duì)大家都是好事。</p>"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("工作?！?br/>明天", "工作?！?<br/>明天"),
        ("工作?！?/p><p>明天", "工作?！?</p><p>明天"),
        ("工作?p>明天", "工作?<p>明天"),
        ('工作?p class="x">明天', '工作?<p class="x">明天'),
        ("工作?/strong>明天", "工作?</strong>明天"),
    ],
)
def test_a_tag_gets_its_bracket_back(broken: str, whole: str) -> None:
    text, evidence = mended(ANNOTATED + broken)
    assert text == ANNOTATED + whole
    assert len(evidence) == 1
    assert evidence[0] in ANNOTATED + broken


@pytest.mark.parametrize("html", ["好嗎?<br/>", "<a href='/a?p>1'>x</a>", "好嗎?page>1", "a?b:c>d", "1?2>1"])
def test_other_question_marks_stay(html: str) -> None:
    assert mended(ANNOTATED + html) == (ANNOTATED + html, [])


def test_a_page_without_annotations_is_never_touched() -> None:
    assert mended("<p>工作?br/>明天</p>" * 5) == ("<p>工作?br/>明天</p>" * 5, [])


def test_a_cloaked_page_has_as_many_tags_as_before() -> None:
    html = "<div><p>他说：“今天开始工作。”<br/>问题要认真对待。”</p><p>经济发展与国际关系的变化。</p></div>"
    text, evidence = mended(cloak(html, seed=1, level=0.5, html=True))
    assert text.count("<") == html.count("<")
    assert len(evidence) == 2
