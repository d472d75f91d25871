"""Pages as the refining stages would hand them to a run."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from filters.model import Category, Finding
from pipelines.config import Config
from pipelines.dataset import Dataset, Manifest, commits, read
from pipelines.record import Record

CONFIG = Config.default()
RUN_ONLY = ("run_id", "previous_verdict", "crawl_date")  # differ between two ways to the same rows


def page(number: int, *, text: int | None = None, **changes: object) -> Record:
    """Page `number` of a made-up crawl: each tenth in English, each third with a flag. Equal `text` gives equal articles."""
    content = number if text is None else text
    words = random.Random(content).choices(["会议", "通知", "公司", "市场", "工作", "发展", "，", "。"], k=40)
    record = Record(
        doc_id=f"doc-{number}",
        source_id=f"page-{number}",
        url=f"http://site{number % 3}.example/{number}.html",
        site=f"site{number % 3}",
        fetched_at=datetime(2026, 11, 20 + number % 2, 8, tzinfo=UTC),
        http_status=200,
        title=f"第{number}号通知",
        text="".join(words),
        text_raw="".join(words),
        n_chars=len("".join(words)),
        tokens=words,
        n_tokens=len(words),
        lang="en" if number % 10 == 9 else "zh-Hans",
        q_han_share=0.9,
        q_mean_line_chars=15.0,
        q_entropy=4.0,
        content_hash=f"content-{content}",
        minhash=hashlib.shake_128(str(content).encode()).digest(512),
        input_key=hashlib.blake2b(str(number).encode(), digest_size=16).digest(),
    )
    if number % 3 == 0:
        record.flags.append(Finding(Category.ADULT, "stem", "title", "成人电影", "a stem", "excised", 0, 0, 4, score=0.9))
    for name, value in changes.items():
        setattr(record, name, value)
    return record


def store(out: Path, pages: Iterable[Record], *, each: int = 10**9) -> Manifest:
    """Write pages as one run, with a commit after each so many."""
    with Dataset(out).begin("process", CONFIG) as run:
        for number, record in enumerate(pages, 1):
            if not run.has(record.input_key):
                run.add(record)
            if number % each == 0:
                run.commit()
        return run.finish(0)


def content(out: Path) -> list[dict[str, object]]:
    """All rows of articles, rejects and flags without what differs from run to run, in a fixed order."""
    rows: list[dict[str, object]] = []
    for table in ("articles", "rejects", "flags"):
        found: pa.Table = read(out, table)
        rows += found.drop_columns([name for name in RUN_ONLY if name in found.column_names]).append_column(
            "table", pa.array([table] * found.num_rows)
        ).to_pylist()  # fmt: skip
    return sorted(rows, key=repr)


@pytest.fixture(name="page")
def _page() -> Callable[..., Record]:
    return page


@pytest.fixture(name="store")
def _store() -> Callable[..., Manifest]:
    return store


@pytest.fixture(name="content")
def _content() -> Callable[[Path], list[dict[str, object]]]:
    return content


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset of forty pages in four commits, whose replaced parts go at once."""
    monkeypatch.setattr(commits, "GRACE", 0.0)
    store(tmp_path / "out", map(page, range(40)), each=10)
    return tmp_path / "out"


@pytest.fixture(scope="session")
def config() -> Config:
    return CONFIG
