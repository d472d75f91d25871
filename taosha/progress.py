"""How far long work has come, on stderr: a live bar on a terminal, one plain line each ten seconds without one.

    with Progress("processing", quiet=json) as progress:
        for record in records:
            progress.page(record.verdict, done=position / size)

`page` counts one page under a word (its verdict, or any other outcome); `done` is the share of the work, 0 to 1, where it is
known.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

LINE_SECONDS: Final = 10.0  # between two plain lines
DRAW_SECONDS: Final = 0.1  # between two changes of the bar


class Progress:
    """Counts pages and shows them; a context manager. Shows nothing where `quiet`."""

    def __init__(
        self, what: str, *, quiet: bool = False, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`what` is being done, such as `processing`; `stream` is stderr, `clock` gives seconds."""
        self.counts: Counter[str] = Counter()
        self.pages = 0
        self._what = what
        self._quiet = quiet
        self._stream = stream or sys.stderr
        self._clock = clock
        self._done: float | None = None
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._begun = self._shown = clock()

    def __enter__(self) -> Self:
        self._begun = self._shown = self._clock()
        if not self._quiet and self._stream.isatty():
            self._bar, self._task = _bar(self._what, self._stream)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._draw()
            self._bar.stop()

    def page(self, outcome: str | None = None, *, done: float | None = None) -> None:
        """One page more; see above."""
        self.pages += 1
        if outcome:
            self.counts[outcome] += 1
        self._done = done
        now = self._clock()
        if self._quiet or now - self._shown < (LINE_SECONDS if self._bar is None else DRAW_SECONDS):
            return
        self._shown = now
        if self._bar is None:
            self._stream.write(f"{self._what}: {self._line()}\n")
            self._stream.flush()
        else:
            self._draw()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return self._clock() - self._begun

    def _draw(self) -> None:
        assert self._bar is not None
        assert self._task is not None
        total = None if self._done is None else 1.0
        self._bar.update(self._task, completed=self._done or 0.0, total=total, counts=self._line())

    def _line(self) -> str:
        """Pages, pages a second, time left, counts."""
        seconds = self.seconds
        parts = [counted(self.pages), f"{self.pages / seconds:.1f} pages/s" if seconds > 0 else ""]
        if self._done and self._done < 1.0:
            parts += (f"{self._done:.0%}", f"{_duration(seconds / self._done - seconds)} left")
        parts.append(" ".join(f"{word} {n:,}" for word, n in sorted(self.counts.items())))
        return ", ".join(part for part in parts if part)


def counted(pages: int) -> str:
    """So many pages, in words."""
    return f"{pages:,} page{'' if pages == 1 else 's'}"


def _bar(what: str, stream: TextIO) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    text = TextColumn("{task.fields[counts]}", markup=False)
    bar = Bar(TextColumn("{task.description}", markup=False), BarColumn(24), text, console=Console(file=stream), transient=True)
    return bar, bar.add_task(what, total=None, counts="")


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
