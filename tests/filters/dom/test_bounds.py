"""What no parser should meet is left out before the parse, counted, and the rest of the page is read."""

import pytest

from filters import content, dom, kind
from filters.dom import bounds
from filters.dom.bounds import LONG_TAG, MAX_ATTRIBUTES, MAX_CHARS, MAX_FIELD, MAX_LINES, MAX_OPTIONS, MAX_RUN, MAX_TAGS, bounded, is_within
from filters.dom.depth import MAX_DEPTH, MAX_FORMATTING, flatten
from filters.model import GENERAL

TEXT = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"


def test_a_page_within_all_bounds_comes_back_as_it_is() -> None:
    html = f"<p title='{'x' * (MAX_RUN // 2)}'>{TEXT}</p>" + "<b>一</b>" * 100
    assert bounded(html) == (html, 0, 0)


def test_a_run_without_tags_is_shortened_and_a_quote_that_closes_it_stays() -> None:
    html, tags, chars = bounded(f'<img src="{"x" * 2 * MAX_RUN}"><p>{TEXT}</p>')
    assert html.endswith(f'x"><p>{TEXT}</p>')
    assert (tags, chars) == (0, 2 * MAX_RUN + 10 - sum(bounds.KEPT))
    assert [block.text for block in dom.parse(html).visible] == [TEXT]


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    few, many = (" ".join(f"attribute{i}=1" for i in range(n)) for n in (MAX_ATTRIBUTES - 100, MAX_ATTRIBUTES + 100))
    assert bounded(f"<div {few}>{TEXT}") == (f"<div {few}>{TEXT}", 0, 0)
    assert bounded(f"<div {many}>{TEXT}") == (f"<div>{TEXT}", 1, 0)


def test_choices_are_no_tags_where_there_are_thousands() -> None:
    few, many = (f"<select>{'<option value=1>一</option>' * n}</select><p>{TEXT}</p>" for n in (MAX_OPTIONS, MAX_OPTIONS + 1))
    assert bounded(few) == (few, 0, 0)
    html, tags, chars = bounded(many)
    assert (html.count("<option"), tags, chars) == (0, MAX_OPTIONS + 1, 0)
    assert [block.text for block in dom.parse(html).visible] == [TEXT]


def test_titles_and_metas_are_read_as_far_as_one_reads() -> None:
    page = dom.parse(f"<title>{'题' * MAX_FIELD}</title><meta name=keywords content='{'词' * (MAX_FIELD + 7)}'><p>{TEXT}</p>")
    assert (len(page.title), len(page.meta["keywords"]), page.cut_chars) == (MAX_FIELD, MAX_FIELD, 7)


def test_tags_beyond_the_bound_are_cut_with_what_follows() -> None:
    html, tags, chars = bounded("<p>一</p>" * (MAX_TAGS // 2) + TEXT)
    assert (tags, chars) == (0, 0)
    html, tags, chars = bounded("<p>一</p>" * (MAX_TAGS // 2) + f"<p>{TEXT}</p>")
    assert (html.count("<"), tags, chars) == (MAX_TAGS, 0, len(TEXT) + 7)


def test_formatting_left_open_is_not_opened_again_in_each_paragraph() -> None:
    html, dropped = flatten("".join(f"<p><font color={i}>字" for i in range(2000)))
    assert dropped == 2000 - MAX_FORMATTING
    assert html.count("字") == 2000
    assert flatten("<p><font color=1>字</font></p>" * 2000)[1] == 0


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + TEXT,
        "<ul><li>" * 100_000 + TEXT,
        "<div>" * 200_000 + TEXT + "</div>" * 200_000,
        "".join(f"<p><font color={i}>" for i in range(20_000)) + TEXT,
        "".join(f"<font color={i}>" for i in range(1500)) + "<p></p>" * 20_000 + TEXT,
        "<div " + " ".join(f"a{i}=1" for i in range(200_000)) + ">" + TEXT,
    ],
    ids=["nested", "lists", "closed", "fonts", "fonts above", "attributes"],
)
def test_what_would_take_minutes_is_read_and_flagged(html: str) -> None:
    """Without the bounds each of these takes between half a minute and several."""
    page = dom.parse(html)
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    assert [line.raw for line in document.lines] == [TEXT]
    assert page.flattened
    assert "page.flattened" in {finding.category for finding in document.findings}


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (TEXT, [TEXT]),
        (f"<html><body><p>{TEXT}</p></body></html><html><body><p>{TEXT[::-1]}</p></body></html>", [TEXT, TEXT[::-1]]),
        (f"<p>{TEXT[:9]}\0{TEXT[9:]}", [TEXT]),
        (f"<table><p>{TEXT}<tr><td></table></b></p></html><!-- <p>", [TEXT]),
        (f"</body></html><p>{TEXT}", [TEXT]),
        (f"<p>{TEXT}<p title='", [TEXT]),
        ("<frameset><frame src=a></frameset>", []),
        ("", []),
    ],
    ids=["no tags", "two documents", "nul", "misnested", "ends first", "cut in a tag", "frames", "nothing"],
)
def test_malformed_pages_are_read(html: str, lines: list[str]) -> None:
    assert [line.raw for line in content.choose(dom.parse(html), GENERAL).lines] == lines


def test_no_bound_is_below_its_own_depth() -> None:
    assert MAX_DEPTH < MAX_TAGS < bounds.SCANNED


def test_runs_just_within_their_bound_are_looked_at_once() -> None:
    page = "<script>" + ("x" * (MAX_RUN - 1) + "<") * 3 + "/script>"  # looked at from each character on, it would take an hour
    assert bounded(page) == (page, 0, 0)


def test_end_tags_before_them_close_no_formatting_tags() -> None:
    html = "</font>" * 3_000 + "<font>" * 9_000 + f"<p>{TEXT}</p>" * 50
    assert flatten(html)[1] == 9_000 - MAX_FORMATTING


def test_pages_whose_formatting_is_closed_keep_it_however_many_tags_stand_alone() -> None:
    html = f"<p><font>{TEXT}</font><br><img src=a>" * 2_000
    assert flatten(html) == (html, 0)


def test_text_without_tags_is_read_as_far_as_a_page_is() -> None:
    lines = ("字" * (MAX_CHARS - 2), "", "一二")
    whole = content.given("题", lines)
    assert (tuple(line.raw for line in whole.lines), whole.findings) == (lines, [])
    longer = content.given("题", (*lines[:2], "一二三", "四五"))
    assert tuple(line.raw for line in longer.lines) == lines
    (finding,) = longer.findings
    assert (finding.category, finding.rule, finding.field, finding.evidence) == ("page.flattened", "page.length", "page", "题")
    assert finding.explanation.startswith("3 characters")


def test_a_title_that_was_given_is_read_as_far_as_one_of_a_page_is() -> None:
    document = content.given("题" * (MAX_FIELD + 7), ("一段",))
    assert document.title.raw == "题" * MAX_FIELD
    (finding,) = document.findings
    assert finding.explanation.startswith("7 characters")


def test_no_more_lines_than_tags_are_read() -> None:
    few, many = ("字\n" * (MAX_LINES - 1) + "词", "字\n" * MAX_LINES + "一词")
    assert content.given("题", tuple(few.split("\n"))).findings == []
    longer = content.given("题", tuple(many.split("\n")))
    assert (len(longer.lines), longer.lines[-1].raw) == (MAX_LINES, "字")
    assert [finding.explanation.split()[0] for finding in longer.findings] == ["2"]
    assert dom.parse(f"<pre>{few}</pre>").cut_chars == 0
    page = dom.parse(f"<pre>{many}</pre>")
    assert (len(page.visible), page.cut_chars) == (MAX_LINES, 2)
    assert len(content.given("题", ("",) * (MAX_LINES + 1)).lines) == MAX_LINES


@pytest.mark.parametrize(
    ("html", "within"),
    [
        (f"<p>{TEXT}</p>", True),
        (TEXT, False),  # no page at all
        (f"<p>{TEXT}\0</p>", False),
        ("</p>" * MAX_TAGS, True),
        ("</p>" * (MAX_TAGS + 1), False),
        ("<p>" + "x" * (MAX_RUN - 4) + "</p>", True),
        ("<p>" + "x" * MAX_RUN + "</p>", False),
        (f"<div {'a=b ' * (LONG_TAG // 4 - 2)}>{TEXT}", True),
        (f"<div {'a=b ' * (LONG_TAG // 4)}>{TEXT}", False),
        ("<option>一" * MAX_OPTIONS, True),
        ("<p>" + "<OPTION>一" * (MAX_OPTIONS + 1), False),
        ("<font>" * (MAX_FORMATTING + 1), True),  # too few to cost anything
        ("<font>" * 1_000, False),
        ("<div>" * 12_000, False),
    ],
)
def test_a_quick_look_says_of_no_page_that_it_is_within_bounds_which_is_not(html: str, within: bool) -> None:
    assert is_within(html.encode()) == within
    if within:
        assert bounded(html) == (html, 0, 0)
