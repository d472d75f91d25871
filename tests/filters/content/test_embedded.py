"""Articles that a page carries but does not lay out."""

import json

import pytest

from filters import content, dom, kind
from filters.content import embedded
from filters.model import GENERAL, Category, Document

LINES = [
    "桥修好以后，对岸的人第一次推着车子过来，车上是新摘的梨和半袋花生。",
    "管桥的老人把木牌翻了过来，上面写着通行二字，字是他自己刻的。",
    "到了傍晚，河面上起了风，孩子们还在桥上跑来跑去，谁也不肯先回家。",
    "听说下个月还要在桥头搭一个棚子，卖茶，也卖两边村里编的竹器。",
    "镇上的干部来看过一回，说桥面太窄，等开了春再加宽一尺。",
    "老人听了没有作声，他知道木料早就备下了，就堆在他家的后院里。",
]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)
PAGE = "<title>修桥记_河边网</title><ul><li><a href=/>首页</a></li><li><a href=/n/>新闻</a></li></ul><div id=app></div>%s<p>河边网 版权所有</p>"
BLOCKS = [{"type": "paragraph", "data": {"text": line}} for line in LINES]  # as editors of blocks write them
DOCUMENT = [  # as editors of a tree write it: a paragraph of pieces
    {"type": "paragraph", "content": [{"type": "text", "text": line[:9]}, {"type": "link", "href": "/n/", "text": line[9:]}]}
    for line in LINES
]
REST = {
    "comments": [{"content": line} for line in LINES * 3],
    "more": [{"title": "别的事", "url": f"/{n}", "content": line} for n, line in enumerate(LINES * 3)],
    "said": [{"nickName": "街坊", "content": line} for line in LINES * 3],
    "tags": ["石桥", "老街"],
}
STATE = {"detail": {"title": "修桥记", "content": MARKUP}, "list": [{"title": "别的事", "summary": "别的事情，改天再说。"}]}


def read(carried: str) -> Document:
    page = dom.parse(PAGE % carried, "http://a.example/d/5561234")
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    return document


@pytest.mark.parametrize(
    ("carrier", "carried"),
    [
        ("textarea", f"<textarea style='display:none'>{MARKUP.replace('<', '&lt;')}</textarea>"),
        ("template", f"<template><div class=art>{MARKUP}</div></template>"),
        ("noscript", f"<noscript><h1>修桥记</h1>{MARKUP}</noscript>"),
        ("script", f"<script type='text/html'><div>{MARKUP}</div></script>"),
        ("script", f"<script id=__NEXT_DATA__ type='application/json'>{json.dumps(STATE, ensure_ascii=False)}</script>"),
        ("script", f"<script>window.__INITIAL_STATE__={json.dumps(STATE)};</script>"),
        ("script", f"<script>window.s=JSON.parse({json.dumps(json.dumps(STATE))})</script>"),
        ("script", f"<script id=__NEXT_DATA__ type='application/json'>{json.dumps({'post': {'body': LINES, **REST}})}</script>"),
        ("script", f"<script>window.__STATE__={json.dumps({'post': {'blocks': BLOCKS}, **REST})};start(undefined)</script>"),
        ("script", '<script>s={"user":undefined,"doc":' + json.dumps({"type": "doc", "content": DOCUMENT}) + "}</script>"),
        ("script", f"<script>s=JSON.parse({json.dumps(json.dumps({'d': [{'content': LINES}]}))})</script>"),
        ("script", "<script>var re=/'/g, d={title:'修桥记',html:'" + MARKUP.replace("</", "<\\/") + "'};show(d)</script>"),
        ("script", '<script>window.__NUXT__=(function(a){return {c:"' + MARKUP.replace("/", "\\u002F") + '"}}(1))</script>'),
        (
            "json_ld",
            f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'articleBody': chr(10).join(LINES)})}</script>",
        ),
    ],
)
def test_the_article_is_read_out_of_what_carries_it(carrier: str, carried: str) -> None:
    document = read(carried)
    assert [line.raw for line in document.lines][-len(LINES) :] == LINES
    assert [(f.category, f.rule, f.evidence in document.lines[0].raw) for f in document.findings] == [
        (Category.PAGE_EMBEDDED, f"embedded.{carrier}", True)
    ]
    assert document.extraction_confidence == 0.5


def test_what_a_page_recommends_is_not_what_it_shows() -> None:
    cards = "".join(f"<div class=card><h4><a href=/{n}>{line[:10]}</a></h4><p>{line[::-1]}</p></div>" for n, line in enumerate(LINES))
    document = read(f"<textarea style='display:none'>{MARKUP.replace('<', '&lt;')}</textarea><div>{cards}</div>")
    assert [line.raw for line in document.lines] == LINES


def test_a_page_that_shows_its_article_is_read_as_it_is_shown() -> None:
    shown = "".join(f"<p>{line[::-1]}</p>" for line in LINES)
    document = read(f"<div>{shown}</div><template>{MARKUP}{MARKUP}</template>")
    assert document.lines[0].raw == LINES[0][::-1]
    assert document.findings == []


def test_scraps_in_a_script_are_no_article() -> None:
    texts = {f"tip{n}": "加载失败，请检查网络后重试。" for n in range(9)}
    document = read(f"<script>var words={json.dumps(texts, ensure_ascii=False)}</script>")
    assert not any(f.category is Category.PAGE_EMBEDDED for f in document.findings)


def test_code_between_two_texts_of_a_script_is_no_article() -> None:
    steps = "".join(f"    step{n}(form. value);\n    // check. again\n    total = total + {n}; done. next\n" for n in range(30))
    document = read(f'<script>\nvar bad = "[#_/",\n{steps}alert("请输入有效内容");\n</script>')
    assert not any(f.category is Category.PAGE_EMBEDDED for f in document.findings)


def test_a_text_of_data_may_be_written_in_lines() -> None:
    body = "\n".join(LINES)
    document = read(f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>')
    assert [line.raw for line in document.lines] == LINES


def test_what_is_said_of_javascript_is_no_article() -> None:
    document = read("<noscript>You need to enable JavaScript to run this app.</noscript>")
    assert [f.category for f in document.findings] == [Category.PAGE_BLOCKED]


@pytest.mark.parametrize(("shown", "times", "taken"), [(11.0, 4, False), (11.0, 5, True), (10.0, 2, False), (10.0, 3, True)])
def test_little_text_is_left_where_it_is_unless_nothing_else_is_shown(shown: float, times: int, taken: bool) -> None:
    line = LINES[0][:33] + "。"
    text = "".join(f"<p>{line}</p>" for _ in range(times))
    assert (embedded.find(dom.parse(f"<template>{text}</template>"), shown) is not None) is taken


@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_title_stands_beside_the_article_in_the_data(ascii_only: bool) -> None:
    state = {"list": [{"title": "别处的桥"}], "detail": {"postTitle": "对岸的人过来了", "content": MARKUP}, "more": [{"title": "旁的事"}]}
    html = f"<title>河边网</title><div id=app></div><script>window.__STATE__={json.dumps(state, ensure_ascii=ascii_only)}</script>"
    document = content.choose(dom.parse(html), GENERAL)
    assert document.render_title() == "对岸的人过来了"
    assert [line.raw for line in document.lines] == LINES


def test_of_a_thread_for_readers_without_scripts_what_people_say_is_read() -> None:
    posts = "".join(
        f"<article><h3>街坊{n}</h3><div>2023-06-05T09:1{n}:00+08:00</div><div class=Post-body><p>{line}</p></div></article>"
        for n, line in enumerate(LINES[:4])
    )
    html = f"<title>修桥记 - 河边论坛</title><div id=app><noscript><h1>修桥记</h1><div>{posts}</div></noscript></div>"
    document = content.choose(dom.parse(html, "https://bbs.example.org/d/204-bridge"), GENERAL)
    assert [line.raw for line in document.lines] == LINES[:4]


def test_a_hidden_word_of_an_error_is_not_what_a_script_will_show() -> None:
    posts = "".join(f"<article><h3>街坊{n}</h3><div class=Post-body><p>{line}</p></div></article>" for n, line in enumerate(LINES[:4]))
    error = "<div style='display: none'>加载论坛时出错，请强制刷新页面后再试一次。</div>"
    html = f"<title>修桥记 - 河边社区</title><div id=app>{error}<noscript><h1>修桥记</h1><div>{posts}</div></noscript></div>"
    document = content.choose(dom.parse(html, "https://discuss.example.org/d/204-bridge"), GENERAL)
    assert [line.raw for line in document.lines] == LINES[:4]
