"""When a cron line is due, in the site's own time zone, and a little later for each site so that not all start at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from cronsim import CronSim

JITTER_SHARE: Final = 0.1  # of a period
JITTER_MOST: Final = 600.0  # seconds
_ANY_MONDAY: Final = datetime(2001, 1, 1, tzinfo=UTC)


def due(site: str, line: str, timezone: str, after: datetime) -> datetime:
    """The first moment after `after` at which a site is due: the cron line's, and its own jitter behind it. In UTC."""
    jitter = timedelta(seconds=_jitter(site, period(line, timezone, _ANY_MONDAY)))
    return next(moment for each in _moments(line, timezone, after - jitter) if (moment := each + jitter) > after)


def period(line: str, timezone: str, now: datetime) -> timedelta:
    """The longest gap between the cron line's next moments: a day for `30 6 * * *`, three for `0 6 * * 1-5` over a week's end.

    Seven gaps are looked at, which is a week of days.
    """
    moments = [moment for moment, _ in zip(_moments(line, timezone, now), range(8), strict=False)]
    return max((b - a for a, b in pairwise(moments)), default=timedelta(days=366))


def _jitter(site: str, gap: timedelta) -> float:
    """Seconds that are always the same for a site: up to a tenth of its period, ten minutes at most."""
    share = int.from_bytes(hashlib.blake2b(site.encode(), digest_size=8).digest(), "big") / 2**64
    return round(share * min(gap.total_seconds() * JITTER_SHARE, JITTER_MOST))


def _moments(line: str, timezone: str, after: datetime) -> Iterator[datetime]:
    """The cron line's moments after another one, in UTC."""
    return (moment.astimezone(UTC) for moment in CronSim(line, after.astimezone(ZoneInfo(timezone))))
