"""Ray with two cores of this machine; started once, for it takes some seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filters.model import RawPage
from pipelines.config import Config
from pipelines.executors import cluster, local
from pipelines.executors.work import Answer, Work
from pipelines.readers.chunk import Chunk, held
from pipelines.record import Record
from tests.pipelines.executors.odd_pages import prepare

pytest.importorskip("ray", reason="the extra `ray` is not installed")
CONFIG = Config.default()


@pytest.fixture(scope="module", autouse=True)
def two_cores() -> Iterator[None]:
    with cluster.joined(2) as cores:
        assert cores == 2
        yield


def run(orders: list[str], deadline: float = 60.0) -> list[Record]:
    pages = [RawPage(order.encode(), source_id=str(k)) for k, order in enumerate(orders)]
    given = cluster.refined(map(Chunk, held(pages)), Work(CONFIG, prepare=prepare), 2, deadline)
    return [record for _, answers in given for record in answers if isinstance(record, Record)]


def test_ray_gives_what_the_local_workers_give() -> None:
    real = [RawPage(f"<title>第{k}页</title><p>{'这是正文，讲一件事情。' * (k + 1)}</p>".encode(), source_id=str(k)) for k in range(40)]
    chunks = [Chunk(read, k) for k, read in enumerate(held(real))]
    here: list[tuple[Chunk, list[Answer]]] = list(local.refined(chunks, Work(CONFIG), 1))
    assert list(cluster.refined(chunks, Work(CONFIG), 2)) == here


def test_a_killed_worker_is_replaced_and_a_page_that_kills_or_hangs_is_a_record(tmp_path: Path) -> None:
    orders = [f"page {k}" for k in range(40)]
    orders[3], orders[20], orders[35] = f"die-once {tmp_path / 'died'}", "die", "hang"
    records = run(orders, deadline=2.0)
    assert (tmp_path / "died").exists()
    assert {k: record.error for k, record in enumerate(records) if record.error} == {
        20: "refining killed the worker process",
        35: "refining took longer than 2 s",
    }
    assert [record.source_id for record in records] == [str(k) for k in range(40)]
