"""A line in pieces: all of it, in order, each stretch with the strongest of what was done to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.marked import AROUND, BLANK, LONGEST, Mark, action_of, around, pieces

LINE = "甲乙丙丁戊己庚辛壬癸"
marks = st.builds(
    Mark,
    start=st.integers(-2, 12),
    end=st.integers(-2, 12),
    action=st.sampled_from(["excised", "trimmed", "repaired", "flagged"]),
    category=st.just("injection.other"),
)


@settings(deadline=None)
@given(st.lists(marks, max_size=6))
def test_the_pieces_are_the_line(found: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(LINE, found)) == LINE


def test_of_marks_that_overlap_the_stronger_is_shown() -> None:
    made = pieces(LINE, [Mark(0, 6, "flagged", "hidden.text"), Mark(4, 8, "excised", "injection.other")])
    assert [(p.text, p.action) for p in made] == [("甲乙丙丁", "flagged"), ("戊己庚辛", "excised"), ("壬癸", "")]


def test_a_masked_span_never_shows_what_it_covers() -> None:
    made = pieces("电话13800138000。", [Mark(2, 13, "masked", "pii.phone", "[电话]")])
    assert [p.text for p in made] == ["电话", "█" * 11, "。"]


def test_a_mark_outside_the_line_is_left_out() -> None:
    assert [p.action for p in pieces(LINE, [Mark(0, 11, "excised", "injection.other")])] == [""]


def test_a_gap_is_made_visible() -> None:
    assert pieces("中国 为", [Mark(2, 3, "flagged", "corruption.gap")])[1].text == BLANK


def test_long_surroundings_and_long_evidence_are_cut() -> None:
    line = "前" * 200 + "证" * (LONGEST + 1) + "后" * 200
    before, evidence, after = around(pieces(line, [Mark(200, 201 + LONGEST, "excised", "injection.other")]))
    assert before.text == "…" + "前" * AROUND
    assert evidence.text == "证" * (LONGEST - 1) + "…"
    assert after.text == "后" * AROUND + "…"


def test_furniture_is_trimmed_not_cut() -> None:
    assert action_of("boilerplate.notice", "excised") == "trimmed"
    assert action_of("injection.adult", "excised") == "excised"
