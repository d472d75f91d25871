"""Text on a terminal: within its width, without markup, coloured only where colours are seen."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from reports.exhibit import Piece
from reports.terminal import WIDTH, bar, console, shown, wrapped


@settings(deadline=None)
@given(st.text(alphabet="一，。ab （）c1.", max_size=200), st.integers(8, 40))
def test_wrapped_lines_keep_the_text_and_the_width(text: str, width: int) -> None:
    made = wrapped(Text(text), width).plain
    assert made.replace("\n", "") == text
    assert all(cell_len(line) <= width for line in made.split("\n"))


def test_no_line_begins_with_a_closing_sign_or_inside_a_word() -> None:
    assert wrapped(Text("一二三四，五"), 8).plain == "一二三\n四，五"
    assert wrapped(Text("一二 word 三"), 8).plain == "一二 \nword 三"


def test_breaks_of_the_text_are_kept() -> None:
    assert wrapped(Text("一\n二三"), 6).plain == "一\n二三"


@pytest.mark.parametrize(("share", "filled"), [(0, ""), (0.001, "▏"), (0.5, "████"), (1, "████████")])
def test_a_bar_is_never_empty_for_what_is_not_nothing(share: float, filled: str) -> None:
    assert bar(share, 8) == filled.ljust(8)


def test_without_colours_what_was_done_stands_in_brackets() -> None:
    pieces = (Piece("甲", "excised"), Piece("乙"), Piece("丙", "repaired", "丁"), Piece("在线观看", "flagged", explicit=True))
    assert shown(pieces, reveal=False, coloured=False).plain == "[-甲-]乙丙 → 丁[!在▒▒看!]"
    assert shown(pieces, reveal=True, coloured=True).plain == "甲乙丙 → 丁在线观看"


def test_a_pipe_gets_a_hundred_columns_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    out = console(stream := io.StringIO())
    out.print(Text("红", "red"))
    assert out.width == WIDTH
    assert stream.getvalue() == "红\n"


def test_a_narrow_terminal_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert console(io.StringIO()).width == 60


def test_markup_in_a_text_is_text() -> None:
    out = console(stream := io.StringIO())
    out.print("[red]甲[/red] :smile:")
    assert stream.getvalue() == "[red]甲[/red] :smile:\n"
