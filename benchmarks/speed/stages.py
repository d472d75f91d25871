"""Where a page's time goes in our own way: CPU time of each room of `pipelines.page`, of reading before it and of storing after it."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filters.model import Document
from pipelines import page as way
from pipelines.config import Config
from pipelines.dataset import Dataset
from pipelines.executors.work import Answer, Work
from pipelines.readers import open_inputs
from pipelines.readers.chunk import Chunk, Read

# What each stage is made of, as `pipelines.page` calls it: (where it is looked up, its name there).
ROOMS: Final[dict[str, list[tuple[Any, str]]]] = {
    "decode": [(way.charset, "decode"), (way.markup, "mended")],
    "parse": [(way.dom, "parse")],
    "content": [(way.content, "choose")],
    "repair": [(way.repair, "undo"), (way.repair, "undo_mirror")],
    "injection": [(way.injection, "Sheet"), (way.hidden, "find"), (way.kind, "find"), (way.injection, "find"), (way.farm, "find")],
    "metadata": [(way.metadata, "read")],
    "furniture": [(way.furniture, "trim"), (way.recurring, "trim")],
    "privacy": [(way.privacy, "mask")],
    "render": [(Document, "render")],
    "segment": [(way.segment, "segment")],
    "quality": [(way.quality, "measure"), (way.language, "of")],
    "gather": [(way.gather, "record")],
}


def measured(file: Path, pages: int) -> dict[str, float]:
    """Stage -> CPU milliseconds a page, in the order of the way; `other` is what lies between the rooms."""
    answers = Work(Config.default()).begin()
    chunks = list(open_inputs([str(file)]).chunks(spread=True))
    spent: dict[str, float] = defaultdict(float)
    with _timed(spent):
        _pass(chunks, answers, spent)  # loads what is loaded once, by the readers of rare pages and by the store too
        spent.clear()
        _pass(chunks, answers, spent)
    return {stage: 1000 * spent[stage] / pages for stage in ("read", *ROOMS, "store", "other")}


def _pass(chunks: Sequence[Chunk], answers: Callable[[Read], list[Answer]], spent: dict[str, float]) -> None:
    """Read, refine and store all pages once; what the rooms do not take down is taken down here."""
    with tempfile.TemporaryDirectory() as folder, Dataset(folder).begin("process", Config.default()) as run:
        began = time.process_time()
        for chunk in chunks:
            start = time.process_time()
            held = list(chunk.read())
            spent["read"] += time.process_time() - start
            for record in answers(lambda held=held: iter(held)):  # type: ignore[misc]
                start = time.process_time()
                run.add(record)  # type: ignore[arg-type]
                spent["store"] += time.process_time() - start
        start = time.process_time()
        run.commit()
        spent["store"] += time.process_time() - start
        spent["other"] = time.process_time() - began - sum(spent.values())


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Each room takes the time of its calls down."""
    before = [(owner, name, getattr(owner, name)) for calls in ROOMS.values() for owner, name in calls]
    for stage, calls in ROOMS.items():
        for owner, name in calls:
            setattr(owner, name, _timing(getattr(owner, name), stage, spent))
    try:
        yield
    finally:
        for owner, name, call in before:
            setattr(owner, name, call)


def _timing(call: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return call(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - began

    return timed
