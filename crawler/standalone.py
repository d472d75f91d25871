"""A crawl that Scrapy's own command starts: the session, the site and what else `taosha crawl` would bring along."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from crawler.journal import Journal
from crawler.session import Session
from crawler.sites import SiteConfig, load_sites, plain, refining
from filters.model import Site
from pipelines.config import Config
from pipelines.errors import Exit, UsageError
from pipelines.policy import Policy

SITES_FILE = Path("sites.toml")


class Standalone:
    """One site, from the arguments of `scrapy crawl article -a NAME=VALUE …`."""

    def __init__(self, given: Mapping[str, str]) -> None:
        """Raises UsageError where the arguments name no site, or the dataset cannot be written."""
        self._ends = ExitStack()
        site, sites = self._site(given)
        if "max_pages" in given:
            site = replace(site, max_pages=_number(given, "max_pages"))
        policy = Policy.load(Path(given["policy"]) if "policy" in given else None)
        workers = _number(given, "workers") if "workers" in given else None
        self._session = Session(Path(given.get("out", "data/crawl")), Config(policy, sites), workers=workers)
        self.journal: Journal = self._session.open(site)

    def close(self, reason: str) -> None:
        """End the session; `reason` is Scrapy's: finished, shutdown, …"""
        finished = reason == "finished" and self.journal.error is None
        self._session.close(self.journal, finished=finished)
        self._session.finish(Exit.DONE if finished else Exit.CANNOT_FINISH if self.journal.error else Exit.INTERRUPTED)
        self._ends.close()

    def _site(self, given: Mapping[str, str]) -> tuple[SiteConfig, Mapping[str, Site]]:
        """The site that the arguments name, and what the filters need to know of all in its file."""
        if "url" in given:
            return plain(given["url"]), {}
        if "site" not in given:
            raise UsageError("no site to crawl", "give -a url=https://… or -a site=NAME -a sites=sites.toml")
        file = Path(given.get("sites", SITES_FILE))
        known = load_sites(file) if "sites" in given or file.exists() else {}
        if given["site"] in known:
            return known[given["site"]], refining(known)
        if given["site"] == "demo":
            return self._demo(), {}
        raise UsageError(f"no site {given['site'][:100]!r} in {file}", f"it names {', '.join(known) or 'none'}")

    def _demo(self) -> SiteConfig:
        """The bundled site, served until the crawl ends."""
        from crawler.demo import demo_site
        from crawler.demo.server import serve

        return demo_site(self._ends.enter_context(serve())[1])


def _number(given: Mapping[str, str], name: str) -> int:
    if not given[name].isdecimal():
        raise UsageError(f"-a {name}={given[name][:40]} is not a number", f"for example -a {name}=10")
    return int(given[name])
