"""Chunks give the pages that reading gives, wherever they are cut and whoever reads them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from filters.model import RawPage
from pipelines.readers import chunk, open_inputs
from pipelines.readers.chunk import Chunk, Held, batched
from pipelines.readers.jsonl import Range
from pipelines.readers.source import UnreadableError

ROWS = [json.dumps({"id": f"p{k}", "html": f"<p>第{k}页</p>" * (k % 7)}).encode() for k in range(50)]
ODD = [*ROWS[:20], b"", b"{no json", b" \t", *ROWS[20:]]


def cut(path: Path, spread: bool = True) -> list[Chunk]:
    return list(open_inputs([str(path)]).chunks(spread))


def pages(chunks: list[Chunk]) -> list[RawPage]:
    return [raw for one in chunks for raw in pickle.loads(pickle.dumps(one.read))()]


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.jsonl.gz"])
@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
@pytest.mark.parametrize("limit", [1, 700, 1 << 22])
def test_chunks_give_what_reading_gives(
    tmp_path: Path, jsonl: Callable[..., Path], name: str, end: bytes, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunk, "CHUNK_BYTES", limit)
    path = jsonl(b"\n".join(ODD) + end, name=name)
    whole = list(open_inputs([str(path)]))
    assert pages(cut(path)) == pages(cut(path, spread=False)) == whole
    assert len(whole) == 51


def test_a_plain_file_is_cut_into_places_and_read_where_it_is_refined(jsonl: Callable[..., Path]) -> None:
    chunks = cut(jsonl(*ODD))
    assert [len(pickle.dumps(one.read)) < 1000 for one in chunks] == [True] * len(chunks)
    assert len(chunks) == 4


def test_a_position_grows_to_the_size_of_all_and_the_last_chunk_of_a_shard_says_so(tmp_path: Path, jsonl: Callable[..., Path]) -> None:
    jsonl(*ROWS, name="a.jsonl")
    jsonl(*ROWS, name="b.jsonl.gz")
    (tmp_path / "c.html").write_text("<p>页</p>")
    inputs = open_inputs([str(tmp_path)])
    chunks = list(inputs.chunks(spread=True))
    places = [one.position for one in chunks]
    assert places == sorted(places)
    assert places[-1] == inputs.size
    assert [one.last for one in chunks] == [False, False, False, True] * 2 + [False]
    assert len({one.shard for one in chunks if one.shard}) == 2


def test_a_shard_that_is_skipped_is_not_read(tmp_path: Path, jsonl: Callable[..., Path]) -> None:
    jsonl(*ROWS[:2], name="a.jsonl")
    jsonl(*ROWS[2:4], name="b.jsonl")
    first, _ = open_inputs([str(tmp_path)]).chunks(spread=True)
    left = list(open_inputs([str(tmp_path)]).chunks(spread=True, skip=lambda key: key == first.shard))
    assert [raw.source_id for raw in pages(left)] == ["p2", "p3"]


def test_a_file_that_shrinks_while_it_is_worked_on_says_so(jsonl: Callable[..., Path]) -> None:
    path = jsonl(*ROWS)
    chunks = cut(path)
    path.write_bytes(path.read_bytes()[:100])
    assert pages(chunks)[-1].error == "breaks off: it was whole when the run began"


def test_small_files_go_together_and_one_that_is_gone_is_a_page_with_its_error(tmp_path: Path) -> None:
    for k in range(20):
        (tmp_path / f"{k:02}.html").write_text(f"<p>{k}</p>")
    chunks = cut(tmp_path)
    (tmp_path / "03.html").unlink()
    assert [len(list(one.read())) for one in chunks] == [16, 4]
    assert [raw.source_id for raw in pages(chunks) if raw.error] == ["03.html"]


def test_what_was_read_before_it_broke_off_is_given_first(jsonl: Callable[..., Path]) -> None:
    path = jsonl(*ROWS, name="a.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-12])
    given = pages(cut(path))
    assert given == list(open_inputs([str(path)]))
    assert given[-1].error == "breaks off in the middle of its gzip data"
    assert len(given) > 1


def test_a_batch_is_as_long_or_as_large_as_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "CHUNK_BYTES", 10)
    assert list(map(len, batched([b"12345"] * 5, len))) == [2, 2, 1]
    assert list(map(len, batched([b""] * 20, len))) == [16, 4]
    assert list(batched([], len)) == []


def test_a_batch_is_given_before_the_error_that_ended_it() -> None:
    def broken() -> object:
        yield b"1"
        raise UnreadableError("gone")

    batches = batched(broken(), len)  # type: ignore[arg-type]
    assert next(batches) == (b"1",)
    with pytest.raises(UnreadableError):
        next(batches)


def test_held_pages_are_given_again() -> None:
    one = Held((RawPage(b"1"),))
    assert list(one()) == list(one()) == [RawPage(b"1")]


def test_a_line_number_holds_wherever_the_chunk_begins(jsonl: Callable[..., Path]) -> None:
    path = jsonl(*[b'{"html": "<p>1</p>"}'] * 40)
    assert [raw.source_id for raw in pages(cut(path))] == [f"pages.jsonl:{k}" for k in range(1, 41)]


def test_ranges_start_where_the_last_one_ended(jsonl: Callable[..., Path]) -> None:
    path = jsonl(*ODD)
    ranges = [one.read for one in cut(path)]
    assert all(isinstance(one, Range) for one in ranges)
    assert [one.start for one in ranges] == [0, *[one.start + one.size for one in ranges][:-1]]  # type: ignore[attr-defined]
