"""`taosha schedule`: crawls by the cron lines of sites.toml."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.errors import Exit, TaoshaError, UsageError
from taosha.alarm import Webhook, sound
from taosha.streams import LONGEST, print_json, tell

if TYPE_CHECKING:
    from crawler.alerts import Alert
    from crawler.schedule.shift import Ended
    from crawler.shard import Shard
    from crawler.sites import SiteConfig


class Action(StrEnum):
    """What can be done with the schedule."""

    TICK = "tick"
    RUN = "run"
    EXPORT = "export"


def schedule(
    action: Annotated[Action, typer.Argument(metavar="tick|run|export", show_default=False)],
    sites: Annotated[
        Path, typer.Option(metavar="FILE", help="The file of sites, with a cron line `schedule` for each that is due.")
    ] = Path("sites.toml"),
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The dataset to write into.")] = Path("data/crawl"),
    at_once: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Sites at a time, each in its own process; one per core if not given.", show_default=False),
    ] = None,
    shard: Annotated[str, typer.Option(metavar="K/N", help="Only the K-th of N shares of the sites, one per machine.")] = "",
    disk: Annotated[str, typer.Option(metavar="SIZE", help="Crawls end cleanly once DIR holds SIZE, such as 20G.")] = "",
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help="The dataset's own thresholds, as for taosha crawl.")] = None,
    webhook: Webhook = None,
    cron: Annotated[bool, typer.Option("--cron", help="With export: a line for a crontab.")] = False,
    systemd: Annotated[bool, typer.Option("--systemd", help="With export: a unit for systemd.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for each crawl that ended.")] = False,
) -> None:
    """Crawl each site when its cron line in sites.toml says so, in the site's own time zone.

    tick looks once, crawls what is due, and ends: for cron, each minute. run stays in the foreground and looks again and again: for
    systemd or a container; SIGTERM stops it and its crawls cleanly. export prints a ready file for either. Whatever was missed counts
    as one; a crawl that was stopped, or cut off with the machine, goes on at the next look. What is unusual about one is an alert.

    Example:
      taosha schedule tick --sites sites.toml --out data/news
      taosha schedule run --sites sites.toml --out data/news --webhook https://hooks.example.com/taosha
      taosha schedule run --sites sites.toml --out data/news --shard 2/5 --disk 200G
      taosha schedule export --systemd --sites sites.toml --out data/news > taosha.service

    Exit codes: 0 done, 1 no due site could be crawled, 2 wrong option or file, 3 done, with an alert, 4 some sites failed, 5 nothing
    was due or new, 75 another run has a site, 130 or 143 stopped.
    """
    from crawler.room import size
    from crawler.schedule.shift import Shift, by_command
    from crawler.schedule.watch import WallClock, exit_code
    from crawler.schedule.watch import run as run_on
    from crawler.schedule.watch import tick as tick_once
    from crawler.shard import Shard
    from crawler.webhook import checked

    if webhook:
        checked(webhook)
    if disk:
        size(disk)
    known = _Sites(sites, Shard.parse(shard) if shard else Shard())
    if action is Action.EXPORT:
        given = {"--at-once": at_once, "--shard": shard, "--disk": disk, "--policy": policy and policy.absolute(), "--webhook": webhook}
        options = [word for name, value in given.items() if value for word in (name, str(value))]
        print(_exported(sites, out, options, cron=cron, systemd=systemd), end="")
        return
    if cron or systemd:
        raise UsageError(f"schedule {action} takes neither --cron nor --systemd", "they say what to export")
    look = tick_once if action is Action.TICK else run_on
    command = [*_program(), "crawl", "--sites", str(sites), "--out", str(out), "--workers", "1", "--json", "-v"]
    command += [*(["--disk", disk] if disk else []), *(["--policy", str(policy)] if policy else [])]
    codes, alerts = list[int](), 0
    with Shift(out, by_command(command), at_once or os.cpu_count() or 1) as shift:
        for each in look(shift, known, WallClock()):
            found: Sequence[Alert] = ()
            try:
                found = sound(out, {each.site.name: each.site}, webhook, each.ended)
            except TaoshaError as error:  # a dataset that cannot be read for alerts does not end the schedule
                tell(f"{each.site.name}: no look for alerts: {error}", LONGEST)
                codes.append(error.exit_code)
            _say(each, found, as_json=as_json)
            codes.append(each.exit_code)
            alerts += len(found)
    code = exit_code(codes)
    raise typer.Exit(Exit.GATE if alerts and code in (Exit.DONE, Exit.NOTHING_NEW) else code)


class _Sites:
    """Reads this machine's share of the file of sites anew each time; one that was good and is wrong now is said once, and the
    sites stay as they were.
    """

    def __init__(self, path: Path, shard: Shard) -> None:
        """Raises UsageError where the file is wrong, or no site in it has a schedule; there may be none in the share."""
        self._path, self._shard, self._problem = path, shard, ""
        self._known = self._read()
        if not any(site.schedule for site in self._known):
            raise UsageError(f"no site in {path} has a schedule", 'give one a cron line, such as schedule = "30 6 * * *"')

    def __call__(self) -> list[SiteConfig]:
        try:
            self._known, self._problem = self._read(), ""
        except UsageError as error:
            if str(error) != self._problem:
                self._problem = str(error)
                tell(f"{error}; the sites stay as they were", LONGEST)
        return [site for site in self._known if self._shard.has(site.name)]

    def _read(self) -> list[SiteConfig]:
        from crawler.sites import load_sites

        return list(load_sites(self._path).values())


def _say(each: Ended, alerts: Sequence[Alert], *, as_json: bool) -> None:
    """One line for a site that has ended; what went wrong goes to stderr."""
    from reports.untrusted import one_line

    found = each.result.get("sites", [{}])[0]
    reason = str(found.get("reason") or "" if each.result else _last_line(each.log))
    seconds = round((each.ended - each.started).total_seconds())
    if as_json:
        about = {"site": each.site.name, "exit_code": each.exit_code, "seconds": seconds, "reason": reason, "log": str(each.log)}
        print_json(about | {"result": found, "alerts": [asdict(a) for a in alerts]})
        return
    new = found.get("articles", 0) + found.get("rejects", 0)
    state = found.get("state", "failed")
    print(one_line(f"{each.site.name}: {state} in {seconds} s, {new:,} new rows, {len(alerts)} alerts, exit {each.exit_code}"), flush=True)
    if reason:
        tell(f"{each.site.name}: {reason}; see {each.log}", LONGEST)


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").split("\n") if log.exists() else []
    return next((line for line in reversed(lines) if line.strip()), "").removeprefix("taosha: ")


def _exported(sites: Path, out: Path, options: Sequence[str], *, cron: bool, systemd: bool) -> str:
    from crawler.schedule import export

    if cron == systemd:
        raise UsageError("schedule export needs one of --cron and --systemd", "say which file to print")
    where = ["--sites", str(sites.absolute()), "--out", str(out.absolute()), *options]
    if cron:
        return export.crontab([*_program(), "schedule", "tick", *where], out.absolute(), sites.absolute())
    return export.systemd([*_program(), "schedule", "run", *where], getpass.getuser(), sites.absolute())


def _program() -> list[str]:
    """How this very command is called again."""
    beside = Path(sys.executable).with_name("taosha")
    return [str(beside)] if beside.exists() else [sys.executable, "-P", "-m", "taosha"]
