"""What the documents name is there: files, modules that are run, addresses of other documents."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "data/README.md", ROOT / "crawler/demo/README.md"]
FOLDERS = ("filters", "pipelines", "crawler", "reports", "taosha", "benchmarks", "tests", "docs", "data")
OF_USERS = {"sites.toml"}  # files that users write
FILES = {f"/{path.relative_to(ROOT)}" for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")} | {
    f"/{path.name}" for path in ROOT.iterdir()
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    files = set(re.findall(r"`([\w./-]+\.(?:py|tsv|txt|toml|npy|ngrams))`", text)) - OF_USERS
    assert {name for name in files if not any(path.endswith(f"/{name}") for path in FILES)} == set()
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []
    modules = {name.strip(".").replace(".", "/") for name in re.findall(r"python -m ((?:benchmarks|pipelines|crawler)[\w.]*)", text)}
    assert {name for name in modules if f"/{name}.py" not in FILES and f"/{name}/__main__.py" not in FILES} == set()
