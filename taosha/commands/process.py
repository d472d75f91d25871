"""`taosha process`: stored pages through the pipeline, into a dataset."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipelines.errors import Exit, UsageError, reason
from taosha.processed import show
from taosha.progress import Progress
from taosha.streams import print_json

if TYPE_CHECKING:
    from pipelines.config import Config
    from pipelines.executors.work import Engine, Work
    from pipelines.readers import Inputs
    from pipelines.readers.chunk import Chunk


def process(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or URLs of them.", show_default=False)],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The dataset, a folder or a URL; created if it does not exist.")],
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=1000, metavar="N", show_default="number of cores", help="Worker processes; 1 works in this one."),
    ] = None,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="Where the workers are: here, or on the Ray cluster that RAY_ADDRESS names.")
    ] = "local",
    sites: Annotated[Path | None, typer.Option(metavar="FILE", help="sites.toml: names, selectors and time zones of sites.")] = None,
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML with thresholds that replace built-in ones.")] = None,
    userdict: Annotated[Path | None, typer.Option(metavar="FILE", help="Words for jieba, one per line: word [frequency] [tag].")] = None,
    keep_pii: Annotated[bool, typer.Option("--keep-pii", help="Leave phone numbers, addresses and the like unmasked.")] = False,
    learn: Annotated[
        bool,
        typer.Option("--learn", help="First learn which lines a site repeats; they are trimmed, now and in later runs."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables; no progress.")] = False,
) -> None:
    """Put stored pages through the pipeline that a crawl uses, and store them as a dataset.

    INPUT is .html, .htm, .shtml, .xhtml or .txt files (one page each), .jsonl, .jsonl.gz or .jsonl.zst, .warc or .warc.gz, .parquet,
    or folders of these. A JSON line or Parquet row has id, url, and html (or html_b64, base64), or title and text (a string or a
    list of lines); fetched_at may be there, anything else is ignored.

    INPUT and DIR may be addresses of an object store, such as s3://bucket/pages, or whatever else fsspec opens.

    What is stored already is left out, so the same command goes on where it was stopped. A page that cannot be read becomes a
    row of `rejects` with its error; so does a WARC record that is not what its digest says.

    Example:
      taosha process page.html notes.txt --out data/mine
      taosha process crawl.warc.gz pages.jsonl.zst --out data/mine --workers 4
      taosha process data/old/warc --out data/new --learn
      taosha process s3://bucket/pages --out s3://bucket/mine
      taosha process shards/ --out data/mine --engine ray --workers 64

    Exit codes: 0 done, 1 could not finish, such as for a full disk, 2 wrong option or input, 4 some pages could not be read or
    refined, 5 nothing new, 130 or 143 stopped.
    """
    from pipelines.dataset import Dataset
    from pipelines.readers import open_inputs
    from taosha.cli import Terminated
    from taosha.storing import Storing

    if not out:
        raise UsageError("--out is empty", "name the dataset's folder, such as --out data/mine")
    work = _work(sites, policy, userdict, keep_pii)
    refine, spread = _engine(engine, workers)
    pages = open_inputs(inputs)
    dataset = Dataset(out)
    work = replace(work, config=_profiled(dataset.path, work, pages if learn else None, refine, spread=spread, quiet=as_json))
    with dataset.begin("process", work.config) as run, Progress("processing", quiet=as_json) as progress:
        storing = Storing(run, progress, pages.size)
        try:
            for chunk, answers in refine(pages.chunks(spread, storing.skips), replace(work, known=run.known())):
                storing.take(chunk, answers)
        except KeyboardInterrupt as stop:
            run.finish(Exit.TERMINATED if isinstance(stop, Terminated) else Exit.INTERRUPTED)
            raise
        summary = storing.summary(out, progress.seconds, dict(pages.left_out))
        run.finish(summary.exit_code)
    if as_json:
        print_json(asdict(summary))
    else:
        show(summary, storing.errors)
    raise typer.Exit(summary.exit_code)


def _engine(name: str, workers: int | None) -> tuple[Engine, bool]:
    """Who refines, and whether that is somewhere else than here."""
    if name == "ray":
        from pipelines.executors import cluster

        cluster.check()
        return partial(cluster.refined, workers=workers), True
    from pipelines.executors import local

    workers = workers or len(os.sched_getaffinity(0))
    return partial(local.refined, workers=workers), workers > 1


def _profiled(out: Path, work: Work, pages: Inputs | None, engine: Engine, *, spread: bool, quiet: bool) -> Config:
    """The configuration with the profiles that the dataset has, or that these pages teach."""
    from pipelines import profile
    from pipelines.dataset.durable import open_folder

    if pages is None:
        return replace(work.config, profiles=profile.load(out))
    open_folder(out)
    size = pages.size or 1
    with Progress("learning", quiet=quiet) as progress:

        def seen(chunk: Chunk, count: int) -> None:
            for _ in range(count):
                progress.page(done=min(chunk.position / size, 1.0))

        return profile.learnt(out, pages.chunks(spread), work, engine, seen)


def _work(sites: Path | None, policy: Path | None, userdict: Path | None, keep_pii: bool) -> Work:
    """What is done with each page: which site it belongs to, and all that decides what the rows say."""
    from crawler.sites import Naming, load_sites, refining
    from pipelines.config import Config
    from pipelines.executors.work import Work
    from pipelines.policy import Policy

    known = load_sites(sites) if sites else {}
    words = _words(userdict) if userdict else ""
    return Work(Config(Policy.load(policy), refining(known), userdict=words, keep_pii=keep_pii), Naming(known))


def _words(path: Path) -> str:
    """The text of a user dictionary that can be used."""
    from filters.segment import Dictionary, DictionaryError

    try:
        return Dictionary(path.read_text("utf-8")).userdict
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"user dictionary {path} cannot be read: {reason(error)}", "give a UTF-8 text file") from error
    except DictionaryError as error:
        raise UsageError(f"{path}: {error}", "mend the line") from error
