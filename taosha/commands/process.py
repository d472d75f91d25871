"""`taosha process`: stored pages through the pipeline, into a dataset."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pipelines.errors import Exit, UsageError
from taosha.processed import Summary, show
from taosha.progress import Progress

if TYPE_CHECKING:
    from filters.model import RawPage
    from pipelines.config import Config
    from pipelines.dataset import Run, SiteCounts
    from pipelines.readers import Inputs
    from pipelines.record import Record

ERRORS_SHOWN: Final = 5


def process(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, or folders of them.", show_default=False)],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The dataset to write into; made where it is not there.")],
    workers: Annotated[
        int, typer.Option(min=1, metavar="N", show_default="number of cores", help="Worker processes; 1 works in this one.")
    ] = len(os.sched_getaffinity(0)),
    sites: Annotated[Path | None, typer.Option(metavar="FILE", help="sites.toml: names, selectors and time zones of sites.")] = None,
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML with thresholds other than the built-in ones.")] = None,
    userdict: Annotated[Path | None, typer.Option(metavar="FILE", help="Words for jieba, one a line: word [frequency] [tag].")] = None,
    keep_pii: Annotated[bool, typer.Option("--keep-pii", help="Leave phone numbers, addresses and the like unmasked.")] = False,
    learn: Annotated[
        bool,
        typer.Option("--learn", help="First learn which lines a site repeats; they are trimmed, now and in later runs."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables; no progress.")] = False,
) -> None:
    """Put stored pages through the pipeline that a crawl uses, and store them as a dataset.

    INPUT is .html, .htm or .txt files (one page each), .jsonl, .jsonl.gz or .jsonl.zst, .warc or .warc.gz, .parquet, or folders
    of these. A JSON line or Parquet row has id, url, and html (or html_b64, base64), or title and text (a string or a list of
    lines); fetched_at may be there, anything else is ignored.

    What is stored already is left out, so the same command goes on where it was stopped. A page that cannot be read becomes a
    row of `rejects` with its error.

    Example:
      taosha process page.html notes.txt --out data/mine
      taosha process crawl.warc.gz pages.jsonl.zst --out data/mine --workers 4
      taosha process data/old/warc --out data/new --learn

    Exit codes: 0 done, 2 wrong option or input, 4 some pages could not be read or refined, 5 nothing new, 130 or 143 stopped.
    """
    from pipelines.dataset import Dataset
    from pipelines.readers import open_inputs
    from taosha.cli import Terminated

    if not out:
        raise UsageError("--out is empty", "name the dataset's folder, such as --out data/mine")
    site_of, config = _configured(sites, policy, userdict, keep_pii)
    pages = open_inputs(inputs)
    config = _profiled(Path(out), config, inputs if learn else [], site_of, workers, quiet=as_json)
    with Dataset(out).begin("process", config) as run, Progress("processing", quiet=as_json) as progress:
        work = _Work(run, pages, site_of)
        try:
            _store(work, config, workers, progress)
        except KeyboardInterrupt as stop:
            run.finish(Exit.TERMINATED if isinstance(stop, Terminated) else Exit.INTERRUPTED)
            raise
        summary = work.summary(out, progress.seconds)
        run.finish(summary.exit_code)
    if as_json:
        print(json.dumps(asdict(summary), ensure_ascii=False))  # noqa: T201
    else:
        show(summary, work.errors)
    raise typer.Exit(summary.exit_code)


@dataclass(slots=True)
class _Work:
    """The pages of one run on their way, and what became of them."""

    run: Run
    pages: Inputs
    site_of: Callable[[str], str]
    known: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)  # the first ones, for people

    def new(self) -> Iterator[RawPage]:
        """The pages that are not stored yet, with their site and run."""
        from pipelines.record import input_key

        for raw in self.pages:
            if self.run.has(input_key(raw)):
                self.known += 1
                self.count_error(raw.source_id, raw.error)
            else:
                yield replace(raw, site=raw.site or self.site_of(raw.url), run_id=self.run.run_id)

    def count_error(self, source_id: str, error: str) -> None:
        """Count a page that has an error."""
        if error:
            self.failed += 1
            if self.failed <= ERRORS_SHOWN:
                self.errors.append(f"{source_id}: {error}")

    def summary(self, out: str, seconds: float) -> Summary:
        """The figures, once all pages are stored."""
        total: SiteCounts = self.run.counts.total
        groups: dict[str, int] = {}
        for category, n in sorted(total.categories.items()):
            groups[category.partition(".")[0]] = groups.get(category.partition(".")[0], 0) + n
        return Summary(
            exit_code=Exit.PARTLY if self.failed else Exit.DONE if total.pages else Exit.NOTHING_NEW,
            out=out,
            run_id=self.run.run_id,
            pages=total.pages,
            known=self.known,
            errors=self.failed,
            articles=total.articles,
            rejects=total.rejects,
            verdicts=dict(sorted(total.verdicts.items())),
            flags=groups,
            seconds=round(seconds, 3),
            pages_per_second=round(total.pages / seconds, 1) if seconds > 0 else 0.0,
        )


def _store(work: _Work, config: Config, workers: int, progress: Progress) -> None:
    from pipelines.executors.local import refined

    size = work.pages.size or 1
    record: Record
    for record in refined(work.new(), config, workers):
        work.run.add(record)
        work.count_error(record.source_id, record.error)
        progress.page(record.verdict, done=min(work.pages.position / size, 1.0))


def _profiled(out: Path, config: Config, inputs: Sequence[str], site_of: Callable[[str], str], workers: int, *, quiet: bool) -> Config:
    """The configuration with the profiles that the dataset has, or that its first pages teach."""
    from pipelines import profile
    from pipelines.dataset.durable import open_folder
    from pipelines.readers import open_inputs

    if not inputs:
        return replace(config, profiles=profile.load(out))
    open_folder(out)
    pages = open_inputs(list(inputs))
    size = pages.size or 1
    with Progress("learning", quiet=quiet) as progress:
        sited = (replace(raw, site=raw.site or site_of(raw.url)) for raw in pages)
        return profile.learnt(out, sited, config, workers, lambda _: progress.page(done=min(pages.position / size, 1.0)))


def _configured(sites: Path | None, policy: Path | None, userdict: Path | None, keep_pii: bool) -> tuple[Callable[[str], str], Config]:
    """Which site a URL belongs to, and all that decides what the rows say."""
    from crawler.sites import load_sites, refining, site_of
    from filters.address import origin
    from pipelines.config import Config
    from pipelines.policy import Policy

    known = load_sites(sites) if sites else {}
    words = _words(userdict) if userdict else ""
    config = Config(Policy.load(policy), refining(known), userdict=words, keep_pii=keep_pii)
    names: dict[str, str] = {"": ""}

    def named(url: str) -> str:
        if (at := origin(url)) not in names:
            names[at] = site_of(url, known)
        return names[at]

    return named, config


def _words(path: Path) -> str:
    """The text of a user dictionary that can be used."""
    from filters.segment import Dictionary, DictionaryError

    try:
        return Dictionary(path.read_text("utf-8")).userdict
    except OSError as error:
        raise UsageError(f"user dictionary {path} cannot be read: {str(error.strerror).lower()}", "check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"user dictionary {path} is no UTF-8 text", "save it as UTF-8") from error
    except DictionaryError as error:
        raise UsageError(f"{path}: {error}", "mend the line") from error
