"""Characters shown by their numbers come back in prose; where a page speaks of such codes they stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from filters.line import Line
from filters.model import Document
from filters.repair import escapes, undo
from filters.repair.escapes import MIN_HAN, MIN_NAMED

TEXT = "吃过晚饭，爷爷搬了一把竹椅坐在院子里，给大家讲他年轻时候修水库的故事，讲着讲着天就黑了。"


def restored(texts: Sequence[str]) -> Mapping[int, str]:
    return escapes.restored(texts, "\n".join(texts))


def each(form: str, text: str = TEXT, every: int = 1) -> str:
    """Each so many-th character by its number."""
    return "".join(form.format(ord(one)) if one > "\u2e80" and not number % every else one for number, one in enumerate(text))


def by_bytes(form: str, charset: str = "utf-8") -> str:
    return "".join(form.format(byte) for byte in TEXT.encode(charset))


@pytest.mark.parametrize("form", ["&#{};", "&amp;#{};", "&#x{:x};", "#{};", "#x{:X};", "#{}"])
@pytest.mark.parametrize("every", [1, 3])
def test_entities_come_back(form: str, every: int) -> None:
    assert restored(["标题", each(form, every=every)]) == {1: TEXT}


@pytest.mark.parametrize(
    "escaped",
    [
        *map(each, (r"\u{:04x}", r"\\u{:04x}", r"\u{{{:x}}}", "%u{:04X}", "u{:04x}")),
        *map(by_bytes, ("%{:02X}", "%25{:02X}", "={:02X}", r"\x{:02x}", r"\{:03o}")),
    ],
)
def test_escapes_of_programs_come_back(escaped: str) -> None:
    assert restored([escaped]) == {0: TEXT}


def test_bytes_may_be_gbk() -> None:
    assert restored([by_bytes("%{:02X}", "gbk")]) == {0: TEXT}


def test_signs_of_prose_may_stand_beside() -> None:
    texts = ["鱼池 - 渔业站", "今年产量增长了5.3%，为三年来最多（上一次是在2016年）。", "“水要勤换，”他说，“鱼才肯长，冬天也是一样。”"]
    escaped = ["".join(f"&#{ord(one)};" if one > "\x7f" else one for one in text) for text in texts]
    assert list(restored(escaped).values()) == texts


@pytest.mark.parametrize(("lines", "comes_back"), [(2, True), (1, False)])
def test_lines_may_be_escaped_whole_where_others_are_not(lines: int, comes_back: bool) -> None:
    texts = [TEXT, *([each("&#{};")] * lines), TEXT]
    assert bool(restored(texts)) == comes_back


def test_an_emoji_is_two_units() -> None:
    assert restored([each(r"\u{:04x}") + r"\ud83d\ude00"]) in ({0: TEXT + "😀"}, {})


@pytest.mark.parametrize(("size", "comes_back"), [(MIN_HAN, True), (MIN_HAN - 1, False)])
def test_a_few_tell_nothing(size: int, comes_back: bool) -> None:
    shown = "大家坐在院子里听故事"[:size]
    assert bool(restored([each("&#{};", shown)])) == comes_back


@pytest.mark.parametrize(
    "line",
    [
        r"""var a='\u6d4b\u8bd5';var b='\u786e\u5b9a';var c='\u53d6\u6d88\u6240\u6709\u64cd\u4f5c';""",
        r"""{"code": 200, "message": "\u64cd\u4f5c\u5df2\u7ecf\u6210\u529f\u4fdd\u5b58\uff0c\u8bf7\u8fd4\u56de"}""",
        r"Write \u5ba2 for guest, \u4e66 for book, \u706f for lamp, \u8def for road, \u6865 for bridge, \u96e8 for rain, \u98ce, \u6708",
        r"login.name=\u7528\u6237\u540d\u6216\u624b\u673a\u53f7\u7801\u8bf7\u8f93\u5165",
        "https://example.org/wiki/%E9%95%BF%E5%9F%8E%E7%9A%84%E5%8E%86%E5%8F%B2%E4%B8%8E%E4%BF%AE%E7%AD%91",
        "本周处理的工单：#20013; #20157; #20320; #21069; #22269; #19968; #19977; #20108; #25105; 其余转交二线。",
        "天 &#22825; 地 &#22320; 人 &#20154; 日 &#26085; 月 &#26376; 星 &#26143; 山 &#23665; 水 &#27700;",
        "“中”写作 &#20013;，“文”写作 &#25991;，“国”写作 &#22269;，“家”写作 &#23478;，“天”写作 &#22825;，“地”写作 &#22320;，“人”写作 &#20154;，“月”写作 &#26376;。",
        "正则写作 [\\u4e00-\\u9fa5]，标点是 [\\u3000-\\u303f\\uff00-\\uffef]，扩展区是 [\\u3400-\\u4dbf\\u4e00-\\u9fff]。",
    ],
)
def test_pages_that_speak_of_codes_stay(line: str) -> None:
    assert restored(["怎样写汉字的编码", line]) == {}


@pytest.mark.parametrize(("times", "comes_back"), [(MIN_NAMED, True), (MIN_NAMED - 1, False)])
def test_names_of_signs_come_back(times: int, comes_back: bool) -> None:
    found = restored(["他说，&nbsp;天黑了。" * times])
    assert found == ({0: "他说，\xa0天黑了。" * times} if comes_back else {})


def test_lists_of_names_and_code_stay() -> None:
    assert restored(["&nbsp;是空格，&ldquo;是左引号，&rdquo;是右引号，&hellip;是省略号，&mdash;是破折号"]) == {}
    assert restored(["他写了&lt;p&gt;他说，&nbsp;天黑了。&nbsp;他说，&nbsp;天黑了。&nbsp;&lt;/p&gt;"]) == {}


def test_a_restored_line_is_an_edit_and_a_finding() -> None:
    document = Document(title=Line("标题"), lines=[Line(each("&#{};"))])
    undo(document)
    assert document.lines[0].render() == TEXT
    assert [finding.rule for finding in document.findings] == ["mojibake.escaped"]
    assert document.n_repairs == 1
