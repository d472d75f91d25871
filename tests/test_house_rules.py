"""Rules of the house that no single module can hold: imports run one way, files and functions stay small, what word lists never hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("filters", "pipelines", "crawler", "reports", "taosha")
SEARCH = ("vocabulary", "lines", "runs", "judgement", "spans", "pages", "unseen")  # of filters/injection
MOST_LINES = 300  # of a file
MOST_OF_A_FUNCTION = 45  # lines
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


def test_packages_of_the_search_for_injections_import_one_way() -> None:
    folder = ROOT / "filters/injection"
    upward = {
        (str(path.relative_to(folder)), name)
        for place, package in enumerate(SEARCH)
        for path in (folder / package).glob("*.py")
        for name in imported(path)
        if name.startswith("filters.injection") and name.split(".")[2] not in SEARCH[: place + 1]
    }
    assert {path.name for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(SEARCH)
    assert not upward


def test_filters_are_pure() -> None:
    impure = {
        (path.name, name) for path in (ROOT / "filters").rglob("*.py") for name in imported(path) if {name, name.split(".")[0]} & PURE
    }
    assert not impure


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file, and the lines of its body without the docstring."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if ast.get_docstring(node) is None or len(node.body) == 1 else node.body[1]
            yield node.name, (node.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("folder", [*LAYERS, "benchmarks"])
def test_files_and_functions_are_small_enough_to_be_read(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert [str(path) for path in files if path.read_text("utf-8").count("\n") > MOST_LINES] == []
    assert [(str(path), name) for path in files for name, lines in functions(path) if lines > MOST_OF_A_FUNCTION] == []


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
