"""What is started when: with a clock that is moved by hand, and crawls that end when a test says so."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.lock import SiteLock
from crawler.schedule.shift import Ended, Shift
from crawler.schedule.watch import exit_code, run, tick
from crawler.sites import SiteConfig
from pipelines.errors import Exit

MORNING = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURLY = SiteConfig("hourly", schedule="0 * * * *")
DAILY = SiteConfig("daily", schedule="30 6 * * *")


class Crawl:
    """A process that ends when it is told to."""

    def __init__(self, printed: bytes = b"") -> None:
        self.stdout = io.BytesIO(printed)
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code

    def terminate(self) -> None:
        self.code = 143

    def wait(self) -> int:
        assert self.code is not None
        return self.code


class Office:
    """A shift, its clock, and the crawls that it started."""

    def __init__(self, out: Path, most: int = 4) -> None:
        self.time, self.started, self.crawls = MORNING, list[str](), dict[str, Crawl]()
        self.shift = Shift(out, self.start, most)
        self.at_sleep: Callable[[], object] = lambda: None

    def start(self, site: SiteConfig, log: Path) -> Crawl:
        self.started.append(site.name)
        self.crawls[site.name] = Crawl(b'{"sites": []}')
        return self.crawls[site.name]

    def look(self, *sites: SiteConfig, later: timedelta = timedelta()) -> list[str]:
        self.time += later
        return self.shift.begin(sites, self.time)

    def end(self, name: str, code: int = 0) -> list[Ended]:
        self.crawls[name].code = code
        return self.shift.reap(self.time)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.at_sleep()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    with made.shift:
        yield made


def test_a_new_site_is_due_at_its_next_moment_and_then_at_each(office: Office) -> None:
    assert office.look(HOURLY, DAILY) == []
    assert office.look(HOURLY, DAILY, later=timedelta(hours=1, minutes=10)) == ["hourly"]
    office.end("hourly")
    assert office.look(HOURLY, DAILY) == []
    assert office.look(HOURLY, DAILY, later=HOUR) == ["hourly"]


def test_a_site_without_a_cron_line_is_never_started(office: Office) -> None:
    bare = SiteConfig("bare")
    assert office.look(bare) == office.look(bare, later=100 * HOUR) == []


def test_missed_moments_count_as_one(office: Office) -> None:
    office.look(HOURLY)
    assert office.look(HOURLY, later=72 * HOUR) == ["hourly"]
    office.end("hourly")
    assert office.look(HOURLY) == []
    assert office.look(HOURLY, later=HOUR) == ["hourly"]


def test_after_a_clock_that_went_ahead_a_site_is_due_at_its_next_moment(office: Office) -> None:
    office.look(HOURLY)
    assert office.look(HOURLY, later=10 * 365 * 24 * HOUR) == ["hourly"]
    office.end("hourly")
    assert office.look(HOURLY, later=-10 * 365 * 24 * HOUR) == []
    assert office.look(HOURLY, later=2 * HOUR) == ["hourly"]


def test_a_site_whose_crawl_takes_longer_than_its_period_runs_once_more_when_it_ends(office: Office) -> None:
    office.look(HOURLY)
    assert office.look(HOURLY, later=2 * HOUR) == ["hourly"]
    assert office.look(HOURLY, later=5 * HOUR) == []
    office.end("hourly")
    assert office.look(HOURLY) == ["hourly"]
    office.end("hourly")
    assert office.look(HOURLY) == []


def test_another_cron_line_counts_from_now_on(office: Office) -> None:
    office.look(HOURLY)
    assert office.look(replace(HOURLY, schedule="0 3 * * *"), later=2 * HOUR) == []
    assert office.look(replace(HOURLY, schedule="0 3 * * *"), later=24 * HOUR) == ["hourly"]


def test_no_more_than_so_many_at_a_time_and_the_longest_due_first(tmp_path: Path) -> None:
    office = Office(tmp_path, most=2)
    sites = [SiteConfig(f"s{n}", schedule=f"0 {n} * * *") for n in (5, 3, 1, 7)]
    with office.shift:
        office.look(*sites)
        assert office.look(*sites, later=24 * HOUR) == ["s1", "s3"]
        office.end("s1")
        assert office.look(*sites) == ["s5"]
        for crawl in office.crawls.values():
            crawl.code = 0


def test_of_two_schedules_one_starts_a_site(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path)
    office.look(HOURLY)
    with other.shift:
        assert office.look(HOURLY, later=2 * HOUR) == ["hourly"]
        assert other.look(HOURLY, later=2 * HOUR) == []
        office.end("hourly")
        assert other.look(HOURLY) == []


def test_a_site_that_is_crawled_by_hand_waits(office: Office, tmp_path: Path) -> None:
    office.look(HOURLY)
    (tmp_path / "frontier").mkdir()
    by_hand = SiteLock(tmp_path / "frontier" / "hourly.lock", "hourly")
    assert office.look(HOURLY, later=2 * HOUR) == []
    by_hand.release()
    assert office.look(HOURLY) == ["hourly"]


def test_leaving_the_shift_stops_its_crawls_which_go_on_at_the_next_look(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with office.shift:
        office.look(DAILY)
        assert office.look(DAILY, later=24 * HOUR) == ["daily"]
    assert office.crawls["daily"].code == 143
    again = Office(tmp_path)
    with again.shift:
        assert again.look(DAILY, later=24 * HOUR) == ["daily"]
        again.end("daily")
        assert again.look(DAILY) == []


def test_what_was_cut_off_with_the_schedule_goes_on_at_the_next_look(tmp_path: Path) -> None:
    killed = Office(tmp_path)
    killed.look(DAILY)
    assert killed.look(DAILY, later=24 * HOUR) == ["daily"]
    for crawl in killed.shift._crawls.values():  # a kill -9 lets go of the locks and writes nothing down
        crawl.lock.release()
    again = Office(tmp_path)
    with again.shift:
        assert again.look(DAILY, later=24 * HOUR) == ["daily"]
        again.end("daily", code=1)
        assert again.look(DAILY) == []  # what failed by itself waits for its next moment


def test_an_ended_crawl_tells_what_it_printed(office: Office) -> None:
    office.look(HOURLY)
    office.look(HOURLY, later=2 * HOUR)
    (ended,) = office.end("hourly", code=5)
    assert (ended.site, ended.exit_code, ended.result, ended.started) == (HOURLY, 5, {"sites": []}, office.time)
    assert ended.log.name == f"hourly-{office.time:%Y%m%dT%H%M%SZ}.log"


def test_a_tick_crawls_what_is_due_at_its_own_time_and_ends(tmp_path: Path) -> None:
    office = Office(tmp_path, most=1)
    sites = [SiteConfig(f"s{n}", schedule="0 * * * *") for n in range(3)]

    def an_hour_passes() -> None:
        office.time += HOUR
        for crawl in office.crawls.values():
            crawl.code = 0 if crawl.code is None else crawl.code

    office.at_sleep = an_hour_passes
    with office.shift:
        office.look(*sites)
        office.time += 2 * HOUR
        ended = [each.site.name for each in tick(office.shift, lambda: sites, office)]
        assert sorted(ended) == sorted(office.started) == ["s0", "s1", "s2"]
        assert list(tick(office.shift, list, office)) == []


def test_run_looks_again_and_again(tmp_path: Path) -> None:
    office = Office(tmp_path)

    def every_crawl_ends() -> None:
        for crawl in office.crawls.values():
            crawl.code = 0 if crawl.code is None else crawl.code
        if office.time > MORNING + 5 * HOUR:
            raise KeyboardInterrupt

    office.at_sleep = every_crawl_ends
    with office.shift, pytest.raises(KeyboardInterrupt):
        list(run(office.shift, lambda: [HOURLY], office))
    assert office.started == ["hourly"] * 5


def test_run_goes_on_looking_when_the_clock_is_set_back(tmp_path: Path) -> None:
    office = Office(tmp_path)
    looks, naps = list[datetime](), list[int]()

    def sites() -> list[SiteConfig]:
        looks.append(office.time)
        return []

    def set_back_once() -> None:
        naps.append(1)
        if len(naps) == 5:
            office.time -= 24 * HOUR
        if len(looks) == 3:
            raise KeyboardInterrupt

    office.at_sleep = set_back_once
    with office.shift, pytest.raises(KeyboardInterrupt):
        list(run(office.shift, sites, office))
    assert len(naps) < 100


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], Exit.NOTHING_NEW), ([5, 5], Exit.NOTHING_NEW), ([0, 5], Exit.DONE), ([0, 1], Exit.PARTLY), ([1, 2], Exit.CANNOT_FINISH),
        ([75, 1, 0], Exit.LOCKED), ([0, -9], Exit.PARTLY),
    ],
)  # fmt: skip
def test_one_exit_code_for_all(codes: list[int], code: Exit) -> None:
    assert exit_code(codes) == code
