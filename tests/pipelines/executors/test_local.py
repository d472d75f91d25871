from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.errors import TaoshaError
from pipelines.executors import local
from pipelines.executors.supervisor import IN_FLIGHT
from pipelines.executors.work import Answer, Prepare, Work
from pipelines.readers.chunk import CHUNK_PAGES, Chunk, held
from pipelines.record import Record
from tests.pipelines.executors.odd_pages import prepare, prepare_in_vain

CONFIG = Config.default()
ROOT = Path(__file__).parents[3]


def gone(process: int) -> bool:
    """Whether a process ends within ten seconds."""
    for _ in range(200):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def pages(*orders: str) -> list[RawPage]:
    return [RawPage(order.encode(), source_id=str(k)) for k, order in enumerate(orders)]


def refined(raws: Iterable[RawPage], config: Config, workers: int, deadline: float = 60.0, prepare: Prepare = refiner) -> Iterator[Answer]:
    chunks = map(Chunk, held(raws))
    for _, answers in local.refined(chunks, Work(config, prepare=prepare), workers, deadline):
        yield from answers


def run(orders: list[str], workers: int = 2, deadline: float = 60.0) -> list[Record]:
    return list(refined(pages(*orders), CONFIG, workers, deadline, prepare))


def test_records_come_in_input_order_the_same_for_any_number_of_workers() -> None:
    orders = [f"page {k}" for k in range(100)]
    one, two, three = (run(orders, workers) for workers in (1, 2, 3))
    assert [record.text for record in one] == orders
    assert one == two == three


def test_real_pages_give_the_same_records_inline_and_in_workers() -> None:
    real = [RawPage(f"<title>第{k}页</title><p>{'这是正文，讲一件事情。' * (k + 1)}</p>".encode(), source_id=str(k)) for k in range(20)]
    assert list(refined(real, CONFIG, 1)) == list(refined(real, CONFIG, 2))


def test_two_workers_work() -> None:
    assert len({record.text for record in run(["pid"] * 200)} - {str(os.getpid())}) == 2


def test_no_pages_give_no_records() -> None:
    assert run([]) == []


def test_a_page_that_kills_its_worker_is_a_record_and_the_rest_goes_on() -> None:
    orders = [f"page {k}" for k in range(60)]
    orders[0], orders[17], orders[18] = "die", "exit", "die"
    records = run(orders)
    assert [k for k, record in enumerate(records) if record.error] == [0, 17, 18]
    assert records[17].error == "refining killed the worker process"
    assert [record.source_id for record in records] == [str(k) for k in range(60)]
    assert [record.text for record in records if not record.error] == [order for order in orders if order.startswith("page")]


def test_a_page_that_hangs_is_ended_and_is_a_record() -> None:
    records = run(["page", "hang", "page"], deadline=0.3)
    assert [record.error for record in records] == ["", "refining took longer than 0.3 s", ""]


def test_a_worker_that_died_by_chance_costs_nothing(tmp_path: Path) -> None:
    records = run(["page", f"die-once {tmp_path / 'died'}", "page"])
    assert (tmp_path / "died").exists()
    assert not any(record.error for record in records)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_ours_costs_one_page(workers: int) -> None:
    records = run(["page", "raise 13800000000", "page"], workers)
    assert [record.error for record in records] == ["", "refining ended in KeyError", ""]


def test_a_worker_that_cannot_start_ends_the_run_with_its_reason() -> None:
    with pytest.raises(TaoshaError, match="no dictionary"):
        list(refined(pages("page"), CONFIG, 2, 60.0, prepare_in_vain))


def test_signals_for_the_command_do_not_reach_the_workers() -> None:
    assert {"SIGINT", "SIGTERM"} <= set(run(["signals"])[0].tokens)


def test_pages_are_read_lazily_and_a_bounded_number_ahead() -> None:
    taken = 0

    def endless() -> Iterator[RawPage]:
        nonlocal taken
        while True:
            taken += 1
            yield RawPage(b"page", source_id=str(taken))

    records = refined(endless(), CONFIG, 2, 60.0, prepare)
    next(records)
    assert taken <= CHUNK_PAGES * IN_FLIGHT * 2
    records.close()  # type: ignore[attr-defined]


def test_leaving_early_ends_the_workers() -> None:
    records = refined(pages(*["pid"] * CHUNK_PAGES, *["hang"] * 100), CONFIG, 2, 60.0, prepare)
    worker = int(next(records).text)
    records.close()  # type: ignore[attr-defined]
    assert gone(worker)


def test_a_killed_command_leaves_no_worker_behind_even_one_that_hangs() -> None:
    script = (
        "from tests.pipelines.executors.test_local import *\n"
        "if __name__ == '__main__':\n"
        "    for record in refined(pages(*['pid'] * CHUNK_PAGES, *['hang'] * 100), CONFIG, 2, 60.0, prepare):\n"
        "        print(record.text, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT, text=True) as command:
        assert command.stdout is not None
        workers = {int(command.stdout.readline()) for _ in range(CHUNK_PAGES)}
        command.kill()
    assert all(gone(worker) for worker in workers)


def test_an_error_of_the_reader_ends_the_run() -> None:
    def broken() -> Iterator[RawPage]:
        yield from pages("page")
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(refined(broken(), CONFIG, 2, 60.0, prepare))
