"""Coordinates: raw text, edits over it, views with a way back, one rendering."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.line import EditKind, Line, View, settle, spliced, views

TEXT = st.text(alphabet="动動(dòng)關系，。 Ａ１\u200b１３８a漢", max_size=40)


@st.composite
def edited_lines(draw: st.DrawFn) -> Line:
    line = Line(draw(TEXT))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(line.raw)))
        end = draw(st.integers(start, len(line.raw)))
        kind = draw(st.sampled_from(EditKind))
        replacement = "".join(draw(st.lists(st.sampled_from("改□[电话]"), max_size=end - start if kind is EditKind.CONVERT else 4)))
        if kind is EditKind.CONVERT:
            replacement = (replacement + line.raw[start:end])[: end - start]
        line.edit(start, end, replacement, kind)
    return line


def test_a_line_without_edits_renders_as_it_stood() -> None:
    assert Line("百日行动").render() == "百日行动"


def test_the_view_is_repaired_folded_and_simplified_and_maps_back() -> None:
    line = Line("Ａ動(dòng)\u200b作")
    line.edit(2, 8, "", EditKind.REPAIR)
    view = line.view
    assert view.text == "A动作"
    assert [line.raw[slice(*view.raw_span(i, i + 1))] for i in range(3)] == ["Ａ", "動", "作"]
    assert line.raw[slice(*view.raw_span(1, 3))] == "動(dòng)\u200b作"


def test_a_span_found_in_the_view_does_not_swallow_what_was_cut_beside_it() -> None:
    line = Line("動(dòng)作")
    line.edit(1, 7, "", EditKind.REPAIR)
    assert line.view.raw_span(0, 1) == (0, 1)
    assert line.view.raw_span(1, 2) == (7, 8)


def test_masks_and_cuts_are_not_in_the_view() -> None:
    line = Line("电话13800000000")
    line.edit(2, 13, "[电话]", EditKind.MASK)
    assert line.view.text == "电话13800000000"
    assert line.render() == "电话[电话]"


def test_excision_beats_mask_beats_repair() -> None:
    line = Line("abcdef")
    line.edit(1, 3, "R", EditKind.REPAIR)
    line.edit(1, 4, "M", EditKind.MASK)
    assert line.render() == "aMef"
    line.edit(0, 4, "", EditKind.EXCISE)
    assert line.render() == "ef"


def test_a_mask_that_is_partly_cut_keeps_the_rest_masked() -> None:
    line = Line("x13800000000y")
    line.edit(1, 12, "[电话]", EditKind.MASK)
    line.edit(0, 5, "", EditKind.EXCISE)
    assert line.render() == "[电话]y"


def test_a_repair_that_is_partly_cut_is_dropped() -> None:
    line = Line("abcdef")
    line.edit(1, 4, "R", EditKind.REPAIR)
    line.edit(0, 2, "", EditKind.EXCISE)
    assert line.render() == "cdef"


def test_an_edit_outside_the_line_is_refused() -> None:
    with pytest.raises(ValueError, match="outside a line"):
        Line("ab").edit(1, 3, "", EditKind.MASK)


def test_a_view_is_mapped_only_character_for_character() -> None:
    with pytest.raises(ValueError, match="character for character"):
        View("ab").mapped(lambda text: text + "!")


def test_a_conversion_keeps_each_characters_own_place() -> None:
    line = Line("為關係")
    line.edit(0, 3, "为关系", EditKind.CONVERT)
    assert [line.view.raw_span(i, i + 1) for i in range(3)] == [(0, 1), (1, 2), (2, 3)]


def test_a_conversion_stands_around_what_stronger_edits_take() -> None:
    line = Line("為關(guān)係說話")
    line.edit(0, 11, "为关(guān)系说话", EditKind.CONVERT)
    line.edit(2, 8, "", EditKind.REPAIR)
    line.edit(9, 10, "", EditKind.EXCISE)
    assert (line.view.text, line.render()) == ("为关系说话", "为关系话")


def test_a_conversion_has_one_character_for_each() -> None:
    with pytest.raises(ValueError, match="3 characters into 2"):
        Line("為關係").edit(0, 3, "关系", EditKind.CONVERT)


def one_by_one(line: Line) -> Line:
    """The same line with a conversion of its own for each character."""
    other = Line(line.raw)
    for edit in settle(e for e in line.edits if e.kind is EditKind.CONVERT):
        for at, character in zip(range(edit.start, edit.end), edit.replacement, strict=True):
            other.edit(at, at + 1, character, EditKind.CONVERT)
    other.edits += [e for e in line.edits if e.kind is not EditKind.CONVERT]
    return other


@given(edited_lines())
def test_a_stretch_is_converted_as_its_characters_are_one_by_one(line: Line) -> None:
    other = one_by_one(line)
    taken = {i for e in settle(e for e in other.edits if e.kind > EditKind.CONVERT) for i in range(e.start, e.end)}
    left = [e for e in other.edits if e.kind > EditKind.CONVERT or e.start not in taken]
    assert line.render() == other.render() == spliced(line.raw, settle(left))
    assert [*line.view.starts, *line.view.ends] == [*other.view.starts, *other.view.ends]


@given(edited_lines())
def test_settled_edits_are_sorted_and_disjoint(line: Line) -> None:
    edits = settle(line.edits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(edits))


@given(edited_lines())
def test_the_strongest_edit_is_never_cut_short(line: Line) -> None:
    settled = settle(line.edits)
    for edit in line.edits:
        if edit.kind is EditKind.EXCISE:
            covered = {i for e in settled if e.kind is EditKind.EXCISE for i in range(e.start, e.end)}
            assert covered >= set(range(edit.start, edit.end))


@given(edited_lines())
def test_no_character_under_a_mask_or_cut_is_rendered_from_the_raw_text(line: Line) -> None:
    edits = settle(e for e in line.edits if e.kind > EditKind.CONVERT)
    hidden = {i for e in line.edits if e.kind >= EditKind.MASK for i in range(e.start, e.end)}
    untouched = set(range(len(line.raw))) - {i for e in edits for i in range(e.start, e.end)}
    assert not hidden & untouched


@given(edited_lines())
def test_a_view_maps_every_span_into_the_raw_line_in_order(line: Line) -> None:
    view = line.view
    assert len(view.starts) == len(view.ends) == len(view.text)
    assert list(view.starts) == sorted(view.starts)
    for start in range(len(view.text)):
        a, b = view.raw_span(start, len(view.text))
        assert 0 <= a <= b <= len(line.raw)


@given(TEXT, st.data())
def test_an_unedited_view_is_the_identity(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert View(text).raw_span(start, end) == (start, end)


@given(st.lists(edited_lines(), max_size=6))
def test_views_made_together_are_those_made_one_by_one(lines: list[Line]) -> None:
    alone = [Line(line.raw, edits=list(line.edits)) for line in lines]
    assert views(lines) == [line.view.text for line in alone]
    for line, other in zip(lines, alone, strict=True):
        assert (line.view.text, list(line.view.starts), list(line.view.ends)) == (
            other.view.text,
            list(other.view.starts),
            list(other.view.ends),
        )
