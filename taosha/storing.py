"""Answers on their way into the dataset, and what became of the pages of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipelines.errors import Exit
from taosha.processed import Summary

if TYPE_CHECKING:
    from pipelines.dataset import Run
    from pipelines.executors.work import Answer
    from pipelines.readers.chunk import Chunk
    from taosha.progress import Progress

ERRORS_SHOWN: Final = 5


@dataclass(slots=True)
class Storing:
    """Takes chunks in input order; `size` is that of all inputs in bytes."""

    run: Run
    progress: Progress
    size: int
    known: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)  # the first ones, for people
    _pages: int = 0  # of the shard that is being read, so far
    _whole: bool = True  # whether none of them failed

    def skips(self, key: str) -> bool:
        """Whether a shard is stored whole already; its pages are counted as known."""
        if (pages := self.run.shard(key)) is None:
            return False
        self.known += pages
        return True

    def take(self, chunk: Chunk, answers: Sequence[Answer]) -> None:
        """Store the pages of a chunk."""
        done = min(chunk.position / (self.size or 1), 1.0)
        for answer in answers:
            self.progress.page(self._stored(answer), done=done)
            self._count_error(answer)
        if chunk.shard:
            self._shard(chunk, answers)

    def _shard(self, chunk: Chunk, answers: Sequence[Answer]) -> None:
        self._pages += len(answers)
        self._whole &= not any(answer.error for answer in answers)  # pages that failed are tried again
        if chunk.last:
            if self._whole:
                self.run.add_shard(chunk.shard, self._pages)
            self._pages, self._whole = 0, True

    def _stored(self, answer: Answer) -> str:
        from pipelines.record import Record

        if isinstance(answer, Record) and self.run.add(answer):
            return str(answer.verdict)
        self.known += 1
        return "known"

    def _count_error(self, answer: Answer) -> None:
        if answer.error:
            self.failed += 1
            if self.failed <= ERRORS_SHOWN:
                self.errors.append(f"{answer.source_id}: {answer.error}")

    def summary(self, out: str, seconds: float, left_out: Mapping[str, int]) -> Summary:
        """The figures, once all pages are stored; `left_out` are files of other kinds."""
        total = self.run.counts.total
        groups: Counter[str] = Counter()
        for category, n in sorted(total.categories.items()):
            groups[category.partition(".")[0]] += n
        return Summary(
            exit_code=Exit.PARTLY if self.failed else Exit.DONE if total.pages else Exit.NOTHING_NEW,
            out=out,
            run_id=self.run.run_id,
            pages=total.pages,
            known=self.known,
            errors=self.failed,
            left_out=left_out,
            articles=total.articles,
            rejects=total.rejects,
            verdicts=dict(sorted(total.verdicts.items())),
            reasons=dict(sorted(total.reasons.items())),
            flags=dict(groups),
            seconds=round(seconds, 3),
            pages_per_second=round(total.pages / seconds, 1) if seconds > 0 else 0.0,
        )
