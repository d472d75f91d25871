"""Old parts brought to the columns of this version."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.config import Config
from pipelines.dataset import files, migrate, read
from pipelines.errors import UsageError
from pipelines.schema import SCHEMA_VERSION


def test_old_parts_get_the_columns_that_came_later(out: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    later = {name: schema.append(pa.field("later", pa.string())) for name, schema in migrate.TABLES.items()}
    with monkeypatch.context() as newer:
        newer.setattr("pipelines.dataset.migrate.TABLES", later)
        newer.setattr("pipelines.dataset.migrate.SCHEMA_VERSION", "1.99")
        texts = read(out, "articles", ["text", "tokens"])
        done = migrate.migrate(out)
        assert (done.schema_before, done.schema_after, done.parts) == (SCHEMA_VERSION, "1.99", len(list(out.glob("[!_]*/*/*.parquet"))))
        assert done.config_hash != config.digest
        assert migrate.migrate(out).parts == 0
    assert all(pq.read_schema(part).names[-1] == "later" for part in files(out, "articles"))
    assert read(out, "articles", ["text", "tokens"]) == texts


def test_a_newer_dataset_is_not_migrated(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.dataset.migrate.SCHEMA_VERSION", "0.9")
    with pytest.raises(UsageError, match=r"this version knows 0\.9"):
        migrate.migrate(out)
