"""One page fetched to be looked at: by the crawler, with its guard, its robots rules and its manners, into a folder that is thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.run import crawl
from crawler.sites import SiteConfig, plain, site_of
from crawler.urls import normal
from filters.model import RawPage
from pipelines import dataset
from pipelines.errors import TaoshaError
from pipelines.readers import open_inputs
from reports.untrusted import shown_url


def fetch(url: str, sites: Mapping[str, SiteConfig]) -> RawPage:
    """Fetch one page, redirects followed, with the settings of its site where one of `sites` has it. Once a process.

    Raises TaoshaError that says what the server, its robots.txt or the guard answered, UsageError for no address.
    """
    own = plain(url)
    site = sites.get(site_of(url, sites), own)
    alone = replace(site, start_urls=(normal(url),), sitemaps=(), feeds=(), allow=(), deny=(), max_pages=1, max_depth=0)
    with TemporaryDirectory(prefix="taosha-") as folder:
        crawl([alone], Path(folder), workers=0, settings={"LOG_ENABLED": False})
        for stored in sorted(Path(folder).rglob("*.warc.gz")):
            for page in open_inputs([str(stored)]):
                return replace(page, site=site.name, source_id=page.url, warc_file="", warc_offset=None)
        raise TaoshaError(f"{shown_url(url)} was not fetched: {_reason(Path(folder))}")


def _reason(folder: Path) -> str:
    """The last failure in words."""
    failures = dataset.read(folder, "fetches", ["outcome", "http_status", "error"]).to_pylist()
    if not failures:
        return "no answer"
    last = failures[-1]
    return ": ".join(str(part) for part in (last["outcome"], last["http_status"], last["error"]) if part)
