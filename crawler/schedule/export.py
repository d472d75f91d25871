"""The schedule handed to a machine's own services: a crontab line, a systemd unit."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from pipelines.errors import UsageError
from pipelines.layout import LOGS

_UNIT = """\
# The crawls of {sites}, by `taosha schedule run`. As /etc/systemd/system/taosha.service, then:
#   systemctl daemon-reload && systemctl enable --now taosha
[Unit]
Description=Taosha: scheduled crawls
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
User={user}
ExecStart={command}
# It stops its crawls itself, and they go on when it is started again.
KillMode=mixed
TimeoutStopSec=120
SuccessExitStatus=130 143
Restart=on-failure
RestartSec=60
# A wrong sites.toml does not mend itself.
RestartPreventExitStatus=2
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full

[Install]
WantedBy=multi-user.target
"""


def crontab(command: Sequence[str], out: Path, sites: Path) -> str:
    """Lines for a crontab: `command` each minute, its output appended to a log in the dataset at `out`."""
    logs = out / LOGS
    line = f"mkdir -p {_shell(str(logs))} && {' '.join(map(_shell, command))} >> {_shell(str(logs / 'schedule.log'))} 2>&1"
    escaped = line.replace("%", "\\%")  # to cron a bare % is a line feed
    return f"# Taosha: each minute, the sites that are due by {_plain(str(sites))}\n* * * * * {escaped}\n"


def systemd(command: Sequence[str], user: str, sites: Path) -> str:
    """A unit file that runs `command` as a service."""
    return _UNIT.format(command=" ".join(map(_systemd, command)), user=user, sites=_plain(str(sites)))


def _shell(word: str) -> str:
    return shlex.quote(_plain(word))


def _systemd(word: str) -> str:
    """One word of ExecStart (systemd.service(5), "Command lines"): quoted, without specifiers and variables."""
    escaped = _plain(word).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if set(escaped) & set(" \t'\"\\;") else escaped


def _plain(word: str) -> str:
    """A word that stays on its line. Raises UsageError where it cannot."""
    if not word.isprintable():
        raise UsageError(f"{word!r} holds a control character", "give paths without one")
    return word
