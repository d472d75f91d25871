from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from crawler.schedule.cron import JITTER_MOST, due, period

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_a_line_is_read_in_the_sites_own_time_zone() -> None:
    jitter = timedelta(seconds=JITTER_MOST)
    morning = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)  # 6:30 of the next day in Shanghai
    assert morning <= due("a", "30 6 * * *", "Asia/Shanghai", NOON) <= morning + jitter
    evening = datetime(2026, 11, 27, 5, 30, tzinfo=UTC)  # 6:30 in Berlin
    assert evening <= due("a", "30 6 * * *", "Europe/Berlin", NOON) <= evening + jitter


def test_a_site_has_always_the_same_jitter_and_not_all_have_one() -> None:
    found = {name: due(name, "0 7 * * *", "Asia/Shanghai", NOON) for name in map(str, range(50))}
    assert found == {name: due(name, "0 7 * * *", "Asia/Shanghai", NOON) for name in found}
    assert len(set(found.values())) > 40
    next_day = {name: due(name, "0 7 * * *", "Asia/Shanghai", moment) for name, moment in found.items()}
    assert all(next_day[name] - found[name] == timedelta(days=1) for name in found)


def test_each_moment_comes_once() -> None:
    moments = [NOON]
    while len(moments) < 200:
        moments.append(due("x", "*/5 * * * *", "Asia/Shanghai", moments[-1]))
    gaps = {b - a for a, b in pairwise(moments[1:])}
    assert gaps == {timedelta(minutes=5)}


def test_a_night_in_which_the_clock_is_put_on_or_back_has_one_run_a_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for start in (datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 10, 23, 12, tzinfo=UTC)):
        days, moment = [], start
        for _ in range(4):
            moment = due("x", "30 2 * * *", "Europe/Berlin", moment)
            days.append(moment.astimezone(berlin).date())
        assert len(set(days)) == 4


@pytest.mark.parametrize(("line", "days"), [("30 6 * * *", 1), ("0 6 * * 1-5", 3), ("0 */6 * * *", 0.25), ("0 0 1 * *", 31)])
def test_a_period_is_the_longest_gap(line: str, days: float) -> None:
    assert period(line, "Asia/Shanghai", NOON) == timedelta(days=days)
