"""Which alerts a webhook was given and when: one that stands is posted once a day, at once where it was gone in between; its end once."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from crawler.alerts import Alert, Ended
from pipelines.dataset import durable

FILE: Final = "alerts.json"  # at the dataset's top: site -> kind of alert -> when it was posted last
ENDS: Final = frozenset({"pages", "errors", "refused", "periods"})  # kinds that every run tells of; of others silence may be want of pages
AGAIN: Final = timedelta(hours=20)  # less than a day, so that a site that is crawled daily is heard of daily, at whatever second


class Posted:
    """What is remembered beside one dataset."""

    def __init__(self, out: Path) -> None:
        """A file that cannot be read is as good as none: then all is posted once more."""
        self._path = out / FILE
        self._known: dict[tuple[str, str], datetime] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            kept = json.loads(self._path.read_text("utf-8"))
            self._known = {(site, kind): datetime.fromisoformat(at) for site, kinds in kept.items() for kind, at in kinds.items()}

    def due(self, found: Sequence[Alert], now: datetime) -> list[Alert]:
        """Those of the alerts that are to be posted. Pages that turned bad are news each time."""
        return [alert for alert in found if alert.kind == "turned" or now - self._known.get(_key(alert), now - AGAIN) >= AGAIN]

    def over(self, sites: Collection[str], found: Sequence[Alert]) -> list[Ended]:
        """Those of the alerts posted for these sites that no longer stand, as far as a run can tell."""
        gone = self._known.keys() - {_key(alert) for alert in found}
        return [Ended(site, kind) for site, kind in sorted(gone) if site in sites and kind in ENDS]

    def remember(
        self, sites: Collection[str], found: Sequence[Alert], posted: Sequence[Alert], over: Sequence[Ended], now: datetime
    ) -> None:
        """Note what was posted for these sites, alerts and ends; what no longer stands is forgotten once its end was told."""
        told = {(ended.site, ended.kind) for ended in over}
        keep = {_key(alert) for alert in found} | {(ended.site, ended.kind) for ended in self.over(sites, found)} - told
        known = {key: at for key, at in self._known.items() if key[0] not in sites or key in keep}
        known |= {_key(alert): now for alert in posted}
        if known != self._known:
            self._known = known
            with suppress(OSError):  # no room: what stands is posted again at the next run
                durable.write_pieces(self._path, [self._text().encode()])

    def _text(self) -> str:
        kept: dict[str, dict[str, str]] = {}
        for (site, kind), at in sorted(self._known.items()):
            kept.setdefault(site, {})[kind] = at.isoformat()
        return json.dumps(kept, indent=1)


def _key(alert: Alert) -> tuple[str, str]:
    return alert.site, f"{alert.kind} {alert.field}".strip()
