"""One parse, one walk: lines, hidden blocks, links, head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.dom import parse
from filters.dom.bounds import MAX_CHARS
from filters.dom.depth import FEW_TAGS, MAX_DEPTH, flatten
from filters.dom.hidden_style import hiding_rules, reason


def lines(html: str) -> list[str]:
    return [block.text for block in parse(html).visible]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<div>一<br>二<br/><br>三</div>", ["一", "二", "三"]),
        ("<div>头<p>一</p>尾</div>", ["头", "一", "尾"]),
        ("<p>一<b>二</b><span>三</span></p>", ["一二三"]),
        ("<table><tr><td>一</td><td>二</td></tr></table>", ["一", "二"]),
        ("<ul><li>一<li>二</ul>", ["一", "二"]),
        ("<pre>一\n二</pre>", ["一", "二"]),
        ("<p>  一 \n 二  </p>", ["一 二"]),
        ("<p>\u3000\u3000一</p>", ["一"]),
        ("<p>一<script>alert(1)</script><style>p{}</style>二</p>", ["一二"]),
        ("<p>一<select><option>选</option></select><button>按</button></p>", ["一"]),
        ("<p>&lt;一&gt;&amp;</p>", ["<一>&"]),
        ("", []),
        ("没有标签", ["没有标签"]),
        ("<html><body><p>一</body></html><html><body><p>二</body></html>", ["一", "二"]),
        ("<p>一\0二", ["一二"]),
    ],
)
def test_a_page_is_read_into_lines(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ('<div style="display:none">', "display:none"),
        ('<div style="DISPLAY : None;color:red">', "display:none"),
        ('<div style="visibility:hidden">', "visibility:hidden"),
        ('<div style="text-indent:-9999px">', "text-indent"),
        ('<div style="position:absolute;left:-5000px">', "off-screen"),
        ('<div style="font-size:0">', "font-size"),
        ('<div style="font-size:1px;color:#fff">', "font-size"),
        ('<div style="opacity:0">', "opacity"),
        ('<div style="height:1px;overflow:hidden">', "clipped"),
        ('<div style="overflow:hidden;height:0">', "clipped"),
        ('<div style="height:0;overflow:hidden;">', "clipped"),
        ('<div style="position:absolute;clip:rect(0, 0, 0, 0)">', "clipped"),
        ('<div style="clip:rect(1px 1px 1px 1px)">', "clipped"),
        ('<div style="clip-path:inset(50%)">', "clipped"),
        ('<div style="opacity:.0">', "opacity"),
        ('<div style="position:fixed;bottom:-9999px">', "off-screen"),
        ('<div style="transform:translateX(-9999px)">', "off-screen"),
        ('<div style="margin-left:-9999px">', "off-screen"),
        ('<div style="text-indent:-200px">', "text-indent"),
        ('<div style="padding-left:200px;text-indent:-9999px">', "text-indent"),
        ('<div style="left:0%;margin-left:-9999px">', "off-screen"),
        ('<div style="top:10%;left:-9999px">', "off-screen"),
        ('<div style="color:#fff;background-color:#FFFFFF">', "colour"),
        ('<div style="background:white;color:#FFF">', "colour"),
        ('<marquee height="1" width="300">', "marquee"),
        ('<marquee width="4px">', "marquee"),
        ("<div hidden>", "hidden"),
        ('<div class="x">', "display:none"),
        ('<div id="y">', "off-screen"),
        ("<noscript>", "noscript"),
    ],
)
def test_hidden_blocks_are_kept_apart_with_the_reason(markup: str, why: str) -> None:
    page = parse(
        f"<style>.x, .z{{display:none}} #y{{left:-999px}}</style><p>看得见</p>{markup}看不见<p>也看不见</p></div></marquee><p>又看得见"
    )
    assert {block.text: block.hidden for block in page.hidden}["看不见"] == why
    assert "看得见" in [block.text for block in page.visible]


@pytest.mark.parametrize(
    "style",
    [
        "font-size:1em",
        "font-size:0.9em",
        "font-size:10px",
        "font-size:100%",
        "text-indent:-2em",
        "left:-10px",
        "left:50%;margin-left:-600px",
        "margin-left:142.0pt;text-indent:-114.0pt",
        "position:absolute;margin-left:-600px;left:50%;width:1200px",
        "top:50%;margin-top:-300px",
        "opacity:0.9",
        "display:block",
        "margin-left:-20px",
        "height:100px;overflow:hidden",
        "height:0.5em;overflow:hidden",
        "max-height:0;overflow:hidden",
        "clip:rect(0,100px,20px,0)",
        "color:#fff;background:#c00",
        "color:#fff;background-image:url(a.png)",
        "transform:translateX(-50%)",
    ],
)
def test_ordinary_styles_do_not_hide(style: str) -> None:
    assert reason(style) == ""


def test_a_notice_that_runs_over_the_page_is_seen() -> None:
    assert [block.text for block in parse('<marquee width="500" height="6">请注意添衣</marquee>').visible] == ["请注意添衣"]


def test_rules_of_the_pages_own_sheets_are_read_where_they_are_simple() -> None:
    rules = hiding_rules([".a{color:red} .b, #c {display:none} .d .e{display:none} /* .f{display:none} */ .g{font-size:0}"])
    assert rules == {".b": "display:none", "#c": "display:none", ".g": "font-size of its own text"}


def test_a_sheet_that_comes_again_hides_the_same_and_one_that_differs_in_a_letter_its_own() -> None:
    told = [parse(f"<style>.{name}{{display:none}}</style><p class=a>甲</p><p class=b>乙</p>") for name in "aab"]
    assert [[block.text for block in page.hidden] for page in told] == [["甲"], ["甲"], ["乙"]]


def test_a_sheet_of_very_many_rules_hides_as_any_other_does_and_again_where_it_comes_again() -> None:
    sheet = "".join(f".x{n}{{display:none}}" for n in range(2_000))
    for _ in range(2):
        assert [block.text for block in parse(f"<style>{sheet}</style><p class=x1999>藏</p><p>见</p>").hidden] == ["藏"]


def test_a_font_size_of_nothing_in_a_rule_hides_the_elements_own_text_only() -> None:
    page = parse("<style>.g{font-size:0}</style><div class=g>藏<a>着</a></div><ul class=g><li>看得见</li></ul>")
    assert [block.text for block in page.hidden] == ["藏着"]
    assert [block.text for block in page.visible] == ["看得见"]


def test_the_head_links_and_scripts_are_gathered() -> None:
    page = parse(
        '<head><title> 标题 _网站 </title><meta name="Keywords" content="甲,乙"><meta property="og:title" content="标题">'
        '<meta name="robots" content="NoIndex, follow"><link rel="canonical" href="/c.html"><script>var a</script>'
        '<script type="application/ld+json">{"a":1}</script></head>'
        '<h1>标题</h1><p>见<a href="/x.html" rel="nofollow">这 里</a>和<a href="javascript:;">那里</a></p><a style="display:none" href="/y">藏</a>',
        "http://s.example/a/b.html",
    )
    assert page.title == "标题 _网站"
    assert page.h1 == "标题"
    assert page.meta["keywords"] == "甲,乙"
    assert page.directives == {"noindex"}
    assert page.canonical == "http://s.example/c.html"
    assert page.scripts == ["var a"]
    assert page.json_ld == ['{"a":1}']
    assert [(link.url, link.text, link.nofollow) for link in page.links] == [
        ("http://s.example/x.html", "这 里", True),
        ("http://s.example/y", "藏", False),
    ]
    assert page.visible[1].link_chars == len("这 里那里")


def test_containers_span_their_blocks() -> None:
    page = parse("<div id=A><p>一</p><div class='B c'><p>二</p></div><p>三</p></div><p>四</p>")
    spans = {c.name: (c.first, c.end) for c in page.containers if c.name}
    assert spans == {"a": (0, 3), "b c": (1, 2)}


def test_tags_deeper_than_the_limit_are_left_out_and_counted() -> None:
    html = "<div>" * (FEW_TAGS + 10) + "深处" + "</div>" * (FEW_TAGS + 10)
    flat, dropped = flatten(html)
    assert dropped == FEW_TAGS + 10 - MAX_DEPTH
    assert "深处" in flat
    page = parse(html)
    assert page.flattened == dropped
    assert [block.text for block in page.visible] == ["深处"]


def test_many_tags_side_by_side_are_left_alone() -> None:
    html = "<p>一</p>" * (FEW_TAGS + 10) + "<p><br>" * 20
    assert flatten(html) == (html, 0)


def test_stray_end_tags_do_not_hide_the_depth() -> None:
    assert flatten("<div></b>" * (FEW_TAGS + 10))[1] == FEW_TAGS + 10 - MAX_DEPTH


@given(st.text(alphabet="<>/=\"' adivpbr!-[]&;一二\0\n", max_size=80))
def test_no_markup_raises(html: str) -> None:
    page = parse(html)
    assert all(block.text.strip() for block in page.visible + page.hidden)
    assert all(0 <= c.first <= c.end <= len(page.visible) for c in page.containers)


def test_text_beyond_what_is_read_of_one_page_is_cut_and_counted() -> None:
    whole = parse("<p>" + "字" * MAX_CHARS)
    assert (len(whole.visible[0].text), whole.cut_chars) == (MAX_CHARS, 0)
    longer = parse("<p>" + "字" * MAX_CHARS + "<p>又一段")
    assert (len(longer.visible), longer.cut_chars) == (1, 3)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0;url=/b.html", "http://s.example/b.html"),
        ("3; URL='b.html'", "http://s.example/a/b.html"),
        ("0, //t.example/", "http://t.example/"),
        ("300", ""),
        ("0;", ""),
        ("0;url=javascript:go()", ""),
        ("soon;url=/b.html", ""),
    ],
)
def test_a_refresh_is_a_link(content: str, target: str) -> None:
    page = parse(f'<meta http-equiv="Refresh" content="{content}">', "http://s.example/a/")
    assert page.refresh == target
    assert [link.url for link in page.links] == ([target] if target else [])


@pytest.mark.parametrize(("url", "followed"), [("http://s.example/a", True), ("http://s.example/a?n=1", False)])
def test_a_page_that_refreshes_to_itself_is_followed_once(url: str, followed: bool) -> None:
    page = parse('<meta http-equiv="refresh" content="0;url=/a?n=2">', url)
    assert page.refresh == "http://s.example/a?n=2"
    assert bool(page.links) is followed


def test_frames_and_the_parts_of_a_picture_are_links() -> None:
    page = parse(
        '<title>旧站</title><frameset cols="20%,*"><frame src="menu.htm"><FRAME SRC="/list.asp?id=1&amp;p=2"></frameset>',
        "http://s.example/a/",
    )
    assert [link.url for link in page.links] == ["http://s.example/a/menu.htm", "http://s.example/list.asp?id=1&p=2"]
    page = parse('<p>通知</p><iframe src="body.htm"></iframe><iframe src="//ads.example/x"></iframe>', "http://s.example/a/")
    assert [link.url for link in page.links] == ["http://s.example/a/body.htm"]
    page = parse('<map><area href="b.html"><AREA HREF="javascript:go()"></map><a href="/c">正文</a>', "http://s.example/a/")
    assert [(link.url, link.text) for link in page.links] == [("http://s.example/c", "正文"), ("http://s.example/a/b.html", "")]


def test_a_short_line_keeps_the_text_of_each_of_its_elements() -> None:
    whole, split, long = parse(f"<p>一行</p><p><b>一</b> 行<i>字</i></p><p><b>{'长' * 200}</b>行</p>").visible
    assert (whole.pieces, split.pieces, long.pieces) == ((), ("一", " 行", "字"), ())
