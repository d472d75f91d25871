"""Alerts to whoever listens: one JSON object, posted to an http or https address."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from pipelines.errors import UsageError

if TYPE_CHECKING:
    from crawler.alerts import Alert, Ended  # with it comes what reads datasets, which a look at the schedule does not need

TIMEOUT: Final = 10.0  # seconds


def checked(url: str) -> SplitResult:
    """The parts of an address that alerts can be posted to. Raises UsageError, which does not show it: it may be a secret."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and url.isascii() and url.isprintable()
    except ValueError:
        good = False
    if not good or " " in url:
        raise UsageError("--webhook is not an http or https address", "give a whole address such as https://hooks.example.com/…")
    return parts


def post(url: str, run: str, alerts: Sequence[Alert], ended: Sequence[Ended] = ()) -> str:
    """Post alerts, and those that are over; what went wrong, empty where nothing did.

    The receiver answers with any status below 300; nothing is followed.

    The object holds names of sites, figures, and a line of text for each alert: `{"source": "taosha", "run": …, "text": …,
    "alerts": [{"site", "kind", "run_id", "value", "limit", "usual", "field", "text"}], "ended": [{"site", "kind", "text"}]}`.
    """
    parts = checked(url)
    made = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = made(parts.hostname or "", parts.port, timeout=TIMEOUT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{alert.site}: {alert.text}" for alert in alerts]
    about = [asdict(alert) | {"text": line} for alert, line in zip(alerts, lines, strict=True)]
    over = [{"site": each.site, "kind": each.kind, "text": f"{each.site}: {each.text}"} for each in ended]
    text = "\n".join([*lines, *(each["text"] for each in over)])
    body = json.dumps({"source": "taosha", "run": run, "text": text, "alerts": about, "ended": over}, ensure_ascii=False)
    try:
        connection.request("POST", target, body.encode(errors="replace"), {"Content-Type": "application/json"})
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return f"the webhook at {parts.hostname} cannot be reached: {' '.join(str(error).split()) or type(error).__name__}"
    finally:
        connection.close()
    return "" if status < 300 else f"the webhook at {parts.hostname} answered with status {status}"
