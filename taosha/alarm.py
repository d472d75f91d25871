"""Alerts on their way to people: a line each on stderr, and a webhook where one is given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taosha.streams import LONGEST, tell

if TYPE_CHECKING:
    from crawler.alerts import Alert
    from crawler.sites import SiteConfig

Webhook = Annotated[
    str | None,
    typer.Option(metavar="URL", envvar="TAOSHA_WEBHOOK", help="Post alerts there as JSON.", show_default=False, show_envvar=True),
]


def sound(out: Path, sites: Mapping[str, SiteConfig] | None, webhook: str | None = None, now: datetime | None = None) -> list[Alert]:
    """Say what is unusual about the newest run of these sites; of all sites, by the built-in limits, where none are given."""
    from crawler.alerts import alerts

    found = alerts(out, sites, now)
    for alert in found:
        tell(f"alert: {alert.site}: {alert.text}", LONGEST)
    if webhook and (problem := _post(out, sites or {}, webhook, found, now or datetime.now(UTC))):
        tell(problem, LONGEST)
    return found


def _post(out: Path, sites: Collection[str], webhook: str, found: Sequence[Alert], now: datetime) -> str:
    """Post what is due to be posted, and what is over; what went wrong, empty where nothing did."""
    from crawler.alerts import settled
    from crawler.posted import Posted
    from crawler.webhook import post
    from pipelines.dataset.manifest import last_run

    posted = Posted(out)
    due, over = posted.due(found, now), posted.over(sites, found)
    ended = settled(out, {each.site for each in over}, now) if over else ()
    over = [each for each in over if each.site in ended]  # a run that was stopped early tells of no end
    problem = post(webhook, last_run(out), due, over) if due or over else ""
    posted.remember(sites, found, () if problem else due, () if problem else over, now)
    return problem
