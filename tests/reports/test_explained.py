"""An explained page on a terminal, wide and narrow."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from filters.model import Category
from pipelines.policy import Policy, decide
from pipelines.record import Record
from reports.explain import words
from reports.explained import FEW, show
from reports.page import explain
from reports.terminal import console


def printed(record: Record, monkeypatch: pytest.MonkeyPatch, columns: int = 100, **options: bool) -> str:
    """What is printed without a terminal of that width."""
    monkeypatch.setenv("COLUMNS", str(columns))
    policy = Policy.load()
    decide(record, policy)
    show(explain(record, policy, words("en")), words("en"), console(stream := io.StringIO()), **options)
    return stream.getvalue()


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_it_keeps_its_width(columns: int, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    for record in (
        make.hijacked("a.example", 1),
        make.cloaked("a.example", 2),
        make.page("a.example", 3, make.NAUGHTY[-3], [make.NAUGHTY[-4]]),
    ):
        text = printed(record, monkeypatch, columns)
        assert max(map(cell_len, text.split("\n"))) <= min(columns, 100)


def test_the_verdict_comes_first_and_the_cut_stands_in_brackets(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(make.hijacked("a.example", 1), monkeypatch).split("\n")
    assert lines[0].startswith(" cleaned  The article is kept")
    cut = next(line for line in lines if line.startswith("   0  [-手▒"))
    assert "Adult words injected 0.98" in cut


def test_explicit_words_are_veiled_unless_asked_for(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "免费在线" not in printed(make.hijacked("a.example", 1), monkeypatch)
    assert "免费在线" in printed(make.hijacked("a.example", 1), monkeypatch, reveal=True)


def test_few_of_many_findings_are_shown_unless_all_are_asked_for(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = make.page("a.example", 1)
    record.flags = [make.finding(Category.GAP, f"第{n}处", field="outside") for n in range(FEW + 2)]
    assert "2 more; --all shows them" in printed(record, monkeypatch)
    assert f"第{FEW + 1}处" in printed(record, monkeypatch, everything=True)


def test_a_clean_page_has_nothing_to_explain(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nothing was found." in printed(make.page("a.example", 1), monkeypatch)
