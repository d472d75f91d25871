from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.readers.stream import lines


@given(st.binary(max_size=200), st.lists(st.integers(1, 50), max_size=20))
def test_lines_are_those_of_the_whole_however_it_is_cut(content: bytes, cuts: list[int]) -> None:
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(content[at : at + cut])
        at += cut
    expected = content.split(b"\n")
    assert list(lines(iter([*pieces, content[at:]]))) == (expected if expected[-1] else expected[:-1])


def test_a_long_line_is_left_out_and_its_neighbours_stay() -> None:
    assert list(lines(iter([b"ab\nabc", b"d\na", b"bc"]), limit=3)) == [b"ab", None, b"abc"]
    assert list(lines(iter([b"ab", b"cd"]), limit=3)) == [None]
