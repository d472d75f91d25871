"""Taosha 淘沙: crawl Chinese article pages, get the clean article back, and see with evidence what was wrong with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.record import Record

__all__ = ["__version__", "dataset", "refine"]


def refine(html: str | bytes, url: str = "") -> Record:
    """Refine one page: its article, what was cut, repaired and masked, and the verdict of the built-in policy.

    `html` is the page as text, or its bytes as they came; `url` its address, which links and site are read from. A page that
    cannot be read gives a record with `error` set. Nothing is fetched, nothing is written.
    """
    from filters.dom.address import host
    from filters.model import RawPage
    from pipelines.config import Config
    from pipelines.page import refine as refine_page
    from pipelines.policy import decide

    body, kind = (html, "text/html") if isinstance(html, bytes) else (html.encode("utf-8", "replace"), "text/html; charset=utf-8")
    config = Config.default()
    record = refine_page(RawPage(body, url=url, headers=(("content-type", kind),), site=host(url)))
    decide(record, config.policy)
    return record


def __getattr__(name: str) -> Any:
    """`__version__` and `dataset` are looked up only when asked for: both would cost time at the start of a command."""
    if name == "__version__":
        from importlib.metadata import version

        return version("taosha")
    if name == "dataset":
        from importlib import import_module

        return import_module("taosha.dataset")
    raise AttributeError(f"module 'taosha' has no attribute {name!r}")
