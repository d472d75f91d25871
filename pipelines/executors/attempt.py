"""One page refined, whatever happens: a fault of ours costs one page, never the run."""

from __future__ import annotations

from collections.abc import Callable

from filters.model import RawPage
from pipelines.config import Config
from pipelines.page import failed
from pipelines.record import Record

Refine = Callable[[RawPage], Record]
Prepare = Callable[[Config], Refine]


def attempt(refine: Refine, raw: RawPage) -> Record:
    """The record of a page, or one with the error that refining it ended in."""
    try:
        return refine(raw)
    except Exception as error:  # noqa: BLE001  # whatever it is, the page is named and the run goes on
        return failed(raw, f"refining ended in {type(error).__name__}")
