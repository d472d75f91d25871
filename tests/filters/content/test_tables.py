"""Tables of data, told from those that a page is laid out with."""

import pytest

from filters import content, dom
from filters.content import tables
from filters.model import GENERAL

TERMS = [("项目名称", "石桥加宽工程"), ("采购方式", "公开招标"), ("成交金额", "人民币二十四万元整"), ("公告期限", "自发布之日起一个工作日")]
NOTE = ("备注", "对结果有异议的，可以在公告期满之日起七个工作日内以书面形式提出，逾期不再受理。")
PROSE = "因工作需要，经研究决定，石桥管理所面向社会公开招聘工作人员三名，现将有关事项公告如下。"


def table(rows: list[tuple[str, ...]], cell: str = "{}", tag: str = "td") -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<{tag}>{cell.format(text)}</{tag}>" for text in row) + "</tr>" for row in rows) + "</table>"
    )


def found(html: str) -> int:
    return len(list(tables.of_data(dom.parse(html))))


def chosen(html: str) -> list[str]:
    title = "石桥加宽工程成交公告"
    nav = "<ul>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(6)) + "</ul>"
    page = dom.parse(f"<title>{title}</title>{nav}<div class=box><h2>{title}</h2>{html}</div><p>石桥管理所 版权所有</p>")
    return [line.raw for line in content.choose(page, GENERAL).lines]


@pytest.mark.parametrize("cell", ["{}", "<p><b>{}</b></p>"])
def test_a_notice_that_is_a_table_is_the_article(cell: str) -> None:
    said = [text for row in [*TERMS, NOTE] for text in row]
    assert chosen(table([*TERMS, NOTE], cell)) == said


def test_a_table_between_paragraphs_is_kept_with_its_short_cells() -> None:
    rows = [("岗位", "人数"), ("看桥", "2"), ("记账", "1")]
    assert chosen(f"<div class=text><p>{PROSE}</p>{table(rows)}<p>{PROSE}</p></div>") == [
        PROSE,
        "岗位",
        "人数",
        "看桥",
        "2",
        "记账",
        "1",
        PROSE,
    ]


@pytest.mark.parametrize(("rows", "count"), [(TERMS[:2], 0), (TERMS[:3], 1)])
def test_few_cells_are_a_layout(rows: list[tuple[str, str]], count: int) -> None:
    assert found(table(rows)) == count


def test_heads_are_cells() -> None:
    assert found(table(TERMS[:3], tag="th")) == 1


def test_links_and_columns_of_text_are_no_data() -> None:
    assert found(table(TERMS, "<a href=/1>{}</a>")) == 0
    assert found(table(TERMS[:3], f"{{}}<br>{PROSE}<br>{PROSE}")) == 0


def test_a_word_linked_in_every_other_cell_is_data() -> None:
    rows = [("面粉", "500克"), ("红糖", "80克"), ("酵母", "5克")]
    linked = table([(f"<a href=/{name}/>{name}</a>", amount) for name, amount in rows])
    assert found(linked) == 1
    assert found(linked.replace("面粉", "老街东段今晚停水请提前存水")) == 0


def test_of_tables_in_tables_the_inmost_count() -> None:
    assert found(f"<table><tr><td>{table(TERMS)}</td><td>{table(TERMS)}</td></tr></table>") == 2
