"""Alerts on their way to people: a line each on stderr, and a webhook where one is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
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
    from crawler.webhook import post

    found = alerts(out, sites, now)
    lines = [f"alert: {alert.site}: {alert.text}" for alert in found]
    if found and webhook and (problem := post(webhook, found[0].run_id, found)):
        lines.append(problem)
    for line in lines:
        tell(line, LONGEST)
    return found
