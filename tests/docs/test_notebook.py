"""The example notebook, every cell of it run in order over a made-up history, its charts drawn."""

from __future__ import annotations

import ast
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.history import make

NOTEBOOK = Path(__file__).parents[2] / "docs" / "analysts.ipynb"
MISSING = [name for name in ("pandas", "duckdb") if importlib.util.find_spec(name) is None]


def cells(kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does: what its last line is, is what it shows."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return None


@pytest.mark.skipif(bool(MISSING), reason=f"not installed (extra: analysts): {', '.join(MISSING)}")
def test_every_cell_runs_and_every_chart_is_drawn(tmp_path: Path) -> None:
    make(tmp_path / "history", 3)
    names: dict[str, Any] = {}
    shown = [run("".join(cell["source"]).replace("../data/history", str(tmp_path / "history")), names) for cell in cells("code")]
    charts = [one._repr_svg_() for one in shown if hasattr(one, "_repr_svg_")]
    assert len(charts) == 4
    assert all(chart.startswith("<svg") and "<path" in chart for chart in charts)
    assert next(len(one) for one in shown if hasattr(one, "_repr_html_")) >= 2
    assert all(one is not None for one in shown)


def test_what_is_kept_of_a_run_names_no_machine() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert not any(f"/{place}/" in text for place in ("tmp", "home", "root", "work"))
    assert all(cell["outputs"] for cell in cells("code"))
