"""What is unusual about the newest crawl of each site, in the report's language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crawler.alerts import Alert, alerts
from crawler.sites import SiteConfig
from pipelines.errors import Exit
from reports.content import AlertLine, Report
from reports.explain import Words, percent
from reports.untrusted import one_line


def alarms(path: Path, said: Words, sites: Mapping[str, SiteConfig] | None = None) -> list[AlertLine]:
    """The alerts of a dataset, by site; by the built-in limits where no sites are given."""
    return [_line(alert, said) for alert in alerts(path, sites)]


def ended(report: Report, said: Words) -> str:
    """How the last run ended: its exit code, and the one that its alerts give where they are asked for."""
    run = report.last_run
    if run is None or run.exit_code is None:
        return said.ui("no_run")
    alarming = any(alert.run_id == run.run_id for alert in report.alerts) and run.exit_code in (Exit.DONE, Exit.NOTHING_NEW)
    return said.ui("exit_alerts", code=run.exit_code, gate=int(Exit.GATE)) if alarming else said.ui("exit", code=run.exit_code)


def _line(alert: Alert, said: Words) -> AlertLine:
    field = said.say("alert_field", alert.field)
    sentence = said.say("alert", alert.kind, value=_figure(alert, alert.value), field=field)
    limit = said.say("alert", "limit", limit=_figure(alert, alert.limit))
    if alert.usual is not None:
        limit = said.say("alert", "limit_usual", limit=_figure(alert, alert.limit), usual=_figure(alert, alert.usual))
    return AlertLine(
        one_line(alert.site), alert.kind, alert.run_id, f"{sentence}{limit}", alert.value, alert.limit, alert.usual, alert.field
    )


def _figure(alert: Alert, value: float) -> str:
    return f"{value:,.4g}" if alert.kind in ("pages", "turned", "periods") else percent(value)
