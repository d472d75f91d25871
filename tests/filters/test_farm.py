"""Content-farm signs: template headings and phrases, a keyword beyond what prose does."""

import pytest

from filters import farm
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding


def found(*lines: str, title: str = "标题") -> list[Finding]:
    document = Document(Line(title), [Line(line) for line in lines])
    farm.find(document)
    return document.findings


@pytest.mark.parametrize("line", ["小编导语", "小编總結：", "【小编寄语】", " 编者点评 ", "小編有話說"])
def test_a_template_heading_is_flagged(line: str) -> None:
    (finding,) = found("正文。", line)
    assert (finding.category, finding.rule, finding.line, finding.action) == (Category.FARM_TEMPLATE, "farm.heading", 1, "flagged")
    assert finding.evidence == line[finding.start : finding.end]


@pytest.mark.parametrize("line", ["下面就跟着小编一起来看看吧。", "接下来由小编为大家介绍。", "本站将探讨两者之间的关系。"])
def test_a_template_phrase_is_flagged_where_it_stands(line: str) -> None:
    (finding,) = found(line)
    assert finding.rule == "farm.phrase"
    assert finding.evidence == line[finding.start : finding.end]


@pytest.mark.parametrize("line", ["小编昨天去了现场，拍下这些照片。", "导语", "总结", "本站记者报道。", "责任编辑：张三"])
def test_what_editors_write_otherwise_is_not(line: str) -> None:
    assert found(line) == []


def test_what_was_cut_already_is_left() -> None:
    document = Document(Line("标题"), [Line("小编导语")])
    document.lines[0].cut(EditKind.EXCISE)
    farm.find(document)
    assert document.findings == []


def _repeating(times: int, length: int) -> str:
    filler = "".join(chr(0x5000 + n) for n in range(length - 4 * times))
    step = len(filler) // times
    return "".join("贷款逾期" + filler[i * step : (i + 1) * step] for i in range(times)) + filler[times * step :]


@pytest.mark.parametrize(
    ("times", "length", "flagged"),
    [
        (10, 333, True),  # .1201 of the text
        (10, 334, False),  # .1198
        (6, 199, False),  # too short to tell
        (6, 200, False),  # 24 of 200 is the border itself
        (7, 200, True),
        (5, 200, False),
    ],
)
def test_a_phrase_of_the_title_is_flagged_from_its_density_on(times: int, length: int, flagged: bool) -> None:
    text = _repeating(times, length)
    assert len(text) == length
    findings = found(text, title="贷款逾期怎么办")
    assert bool(findings) == flagged
    if flagged:
        assert findings[0].category is Category.FARM_KEYWORDS
        assert findings[0].evidence == "贷款逾期"


def test_a_topic_s_own_short_word_may_stand_often() -> None:
    assert found("价格上涨，" + "价格平稳，蔬菜价格回落；" * 30, title="四月价格") == []


def test_a_list_that_says_a_name_in_each_item_is_no_running_text() -> None:
    items = [f"江口职业学院关于{year}年招聘的公告" for year in range(1990, 2020)]
    assert found(*items, title="江口职业学院公告") == []
    assert [f.evidence for f in found(*(f"{item}。" for item in items), title="江口职业学院公告")]


TITLE = "夏天怎么挑选西瓜"


@pytest.mark.parametrize(
    ("lines", "flagged"),
    [
        ([TITLE, f"{TITLE}（图1）", f"{TITLE}第三张图片"[: len(TITLE) + 6]], True),
        ([TITLE, f"{TITLE}（图1）"], False),
        ([f"{TITLE}要看瓜脐和瓜藤。"] * 3, False),
    ],
)
def test_the_title_under_every_picture_is_flagged(lines: list[str], flagged: bool) -> None:
    assert [f.rule for f in found("正文。", *lines, title=TITLE)] == (["farm.captions"] if flagged else [])


def test_empty_lists_and_a_takedown_contact_speak_only_beside_another_sign() -> None:
    document = Document(
        Line(TITLE), [Line("小编总结"), Line("精彩推荐"), Line("最新文章"), Line("随机看看"), Line("内容侵权、删帖举报联系方式")]
    )
    widgets = [
        Finding(Category.WIDGET, "furniture.widget", "text", line.raw, "", "excised", n) for n, line in enumerate(document.lines[1:4], 1)
    ]
    document.findings += widgets
    farm.find(document)
    assert [f.rule for f in document.findings[3:]] == ["farm.heading", "farm.widgets", "farm.takedown"]
    alone = Document(Line(TITLE), document.lines[1:], findings=list(widgets))
    farm.find(alone)
    assert alone.findings == widgets


def test_two_empty_lists_are_no_sign() -> None:
    document = Document(Line(TITLE), [Line("小编总结")])
    document.findings += [Finding(Category.WIDGET, "furniture.widget", "text", "最新文章", "", "excised", 0)] * 2
    farm.find(document)
    assert [f.rule for f in document.findings[2:]] == ["farm.heading"]
