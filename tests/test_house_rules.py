"""Rules of the house that no single module can hold: imports run one way, and what the word lists never hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("filters", "pipelines", "crawler", "reports", "taosha")
PURE = {"scrapy", "twisted", "pyarrow", "requests", "urllib.request", "socket", "subprocess", "random", "time", "os"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    upward = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / layer).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in above
    }
    assert not upward


def test_filters_are_pure() -> None:
    impure = {
        (path.name, name) for path in (ROOT / "filters").rglob("*.py") for name in imported(path) if {name, name.split(".")[0]} & PURE
    }
    assert not impure


def test_no_word_list_holds_a_term_about_minors() -> None:
    terms = ("幼", "萝莉", "少女", "正太", "未成年", "学生妹", "校花", "初中", "高中生", "小学", "援交", "loli", "teen")
    lists = [*(ROOT / "filters/resources").rglob("*.tsv"), *(ROOT / "filters/resources").rglob("*.txt"), ROOT / "crawler/demo/payloads.py"]
    found = {(path.name, term) for path in lists for term in terms if term in path.read_text("utf-8").lower()}
    assert not found


def test_every_list_says_what_it_holds_its_format_source_and_licence() -> None:
    for path in [*(ROOT / "filters/resources").rglob("*.tsv"), *(ROOT / "filters/resources").rglob("*.txt")]:
        header = [line for line in path.read_text("utf-8").split("\n") if line.startswith("# ")]
        assert not header[0].startswith("# format:"), path.name
        assert all(any(line.startswith(f"# {key}: ") for line in header) for key in ("format", "source", "licence")), path.name
