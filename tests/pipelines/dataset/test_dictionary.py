from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.dataset.dictionary import dictionary
from pipelines.schema import TABLES

README = Path(__file__).parents[3] / "data" / "README.md"
EXAMPLES = [e for e in re.findall(r"```python\n(.*?)```", dictionary(), re.DOTALL) if "pyspark" not in e]  # which needs Java and 400 MB


def test_the_file_is_what_the_schema_says() -> None:
    assert README.read_text("utf-8") == dictionary(), "run: python -m pipelines.dataset.dictionary > data/README.md"


def test_every_column_of_every_table_is_in_it() -> None:
    for schema in TABLES.values():
        for field in schema:
            assert f"| `{field.name}` | " in dictionary()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: re.findall(r"(?:import|from) (\S+)", e)[0])
def test_every_example_runs(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any], example: str) -> None:
    for package in re.findall(r"^(?:import|from) (\w+)", example, re.MULTILINE):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    store(tmp_path, map(page, range(20)))
    mobile = {"url": "http://m.site2.example/2.html", "canonical_url": page(2).url, "source_id": "mobile", "input_key": b"mobile"}
    store(tmp_path, [page(1, lang="en", input_key=b"new"), page(2, **mobile)])
    found: dict[str, Any] = {}
    exec(example.replace("data/demo", str(tmp_path)), found)
    if "latest" in example:
        latest = found["latest"] if "latest" in found else found["duckdb"].sql("FROM latest").arrow().read_all()
        assert len(latest) == 20
        assert "mobile" not in list(latest["source_id"])


def test_the_view_in_plain_sql_is_the_same(tmp_path: Path, page: Callable[..., Any], store: Callable[..., Any]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="not installed (extra: analysts)")
    store(tmp_path, map(page, range(5)))
    store(tmp_path, [page(1, lang="en", input_key=b"new", fetched_at=datetime(2026, 11, 22, tzinfo=UTC))])
    (sql,) = re.findall(r"```sql\n(.*?)```", dictionary(), re.DOTALL)
    with duckdb.connect() as connection:
        parts = [f"{tmp_path}/{table}/**/*.parquet" for table in ("articles", "rejects")]
        connection.execute(f"CREATE VIEW pages AS FROM read_parquet({parts}, hive_partitioning = true)")
        rows = connection.execute(f"SELECT source_id, lang FROM ({sql}) ORDER BY 1").fetchall()
    assert rows == [(f"page-{n}", "en" if n == 1 else "zh-Hans") for n in range(5)]
