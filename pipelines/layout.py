"""Where things stand in a dataset: tables with nothing but parts in them, all else beside them at the top."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

COMMITS: Final = "_commits"  # N.json: the parts that commit N added; the last one may still wait to be moved into place
INDEX: Final = "_index"  # N-RUN.parquet: what later decisions need of the rows of commit N
RUNS: Final = "_runs"  # RUN.json: the manifest of each finished run
STAGING: Final = "_staging"  # parts on their way
ASIDE: Final = "_aside"  # damaged parts, under the path that they had
CONFIGS: Final = "_config"  # HASH.json: what a config hash stands for
LOCK: Final = "_lock"
WARC: Final = "warc"  # SITE-NNNNN.warc.gz: what was answered to a crawl
FRONTIER: Final = "frontier"  # SITE.sqlite, and SITE.lock while the site is crawled
PROFILES: Final = "profiles"  # SITE.json: what pages taught about a site
LOGS: Final = "logs"  # SITE-TIME.log: of scheduled crawls
SCHEDULE: Final = "schedule"  # SITE.lock, held from the start of a scheduled crawl to the note of its end

ORDER: Final = (
    INDEX,
    "flags",
    "fetches",
    "runs",
    "rejects",
    "articles",
)  # in which parts come into place: an article never before its flags


class FileKind(StrEnum):
    """What stands beside the tables and may be pruned."""

    WARC = "warc"
    LOG = "log"
    FRONTIER = "frontier"
    MANIFEST = "manifest"


_DAYS: Final = ZoneInfo("Asia/Shanghai")


def crawl_date(fetched_at: datetime) -> date:
    """The partition of a row: the day in China when its page was fetched."""
    return fetched_at.astimezone(_DAYS).date()


def part_path(table: str, day: date, run_id: str, number: int) -> str:
    """A part's path inside the dataset; commit numbers make it unique."""
    return f"{table}/crawl_date={day.isoformat()}/part-{run_id}-{number}.parquet"


def index_path(number: int, run_id: str) -> str:
    """The path of a commit's index inside the dataset; two runs that try for the same number have two."""
    return f"{INDEX}/{number:08}-{run_id}.parquet"


def commit_path(out: Path, number: int) -> Path:
    """The file that makes commit `number` count."""
    return out / COMMITS / f"{number:08}.json"


def manifest_path(out: Path, run_id: str) -> Path:
    """The manifest of a finished run."""
    return out / RUNS / f"{run_id}.json"


def rewritten_path(path: str, command: str, number: int, at: int) -> str:
    """The path of what a whole commit puts in the place of the part at `path`; `at` counts what it writes."""
    return str(Path(path).parent / f"part-{command}-{number}-{at}.parquet")


def config_path(out: Path, config_hash: str) -> Path:
    """The file that says what a config hash stands for."""
    return out / CONFIGS / f"{config_hash}.json"
