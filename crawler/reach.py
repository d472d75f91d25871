"""How far a site reaches: which of the addresses that are found on it are followed."""

from __future__ import annotations

from collections.abc import Iterable

from crawler import urls
from crawler.discovery import MAX_INDEXES
from crawler.frontier import Frontier
from crawler.frontier.entry import Lead, Task
from crawler.sites import SiteConfig
from filters.article_pages import of_one_article
from filters.dom.address import origin
from filters.list_pages import goes_on
from pipelines.items import LeadItem
from pipelines.record import Record


class Reach:
    """The hosts of a site, and what sites.toml allows and denies on them."""

    def __init__(self, site: SiteConfig, frontier: Frontier) -> None:
        self._site, self._frontier = site, frontier
        self.hosts = site.hosts | frontier.adopted

    def followed(self, addresses: Iterable[str]) -> list[str]:
        """The addresses that are followed, each once, normalised, in their order."""
        known = dict.fromkeys(url for address in addresses if (url := urls.normal(address)))
        return [url for url in known if self._site.follows(url, self.hosts)]

    def linked(self, url: str, depth: int, status: int, record: Record, *, joined: bool) -> list[Lead]:
        """Where a page leads: its links but the nofollow ones and those to files, and its canonical address.

        The pages of a list are as deep as the list: an old article is no further away than a new one. What it hides on its own host are
        mostly menus that unfold; on another host, advertisements. Of an article that is `joined` with its other parts these are no pages
        of their own.
        """
        if "nofollow" in record.directives or status >= 400:
            return []
        found = {record.canonical_url: (depth, False)} if record.canonical_url != url else {}
        for link in record.links:
            abroad = link.hidden and origin(link.url) != origin(url)
            if not (link.nofollow or abroad or (joined and of_one_article(url, link.url))):
                way = (depth if record.is_index and goes_on(url, link.url, link.text) else depth + 1, link.hidden)
                found[link.url] = min(found.get(link.url, way), way)
        ways = {urls.normal(address): way for address, way in found.items() if not urls.names_a_file(address)}
        return [Lead(urls.as_asked(to, url), depth=ways[to][0], referrer=url, aside=ways[to][1]) for to in self.followed(ways)]

    def next_part(self, url: str, depth: int, record: Record) -> Lead | None:
        """The address at which an article goes on, where it may be followed."""
        found = () if "nofollow" in record.directives else self.followed([record.next_part])
        return Lead(found[0], depth=depth, referrer=url) if found else None

    def leads(self, task: Task, item: LeadItem) -> list[Lead]:
        """Where a sitemap, a feed or a redirect leads."""
        if item.outcome == "redirect":
            return [Lead(url, task.kind, task.depth, task.hops + 1, task.url) for url in self._target(task, item.leads[0])]
        if item.kind == "sitemap":
            found = self.followed(item.leads) if task.hops + 1 < MAX_INDEXES else []
            return [Lead(url, "sitemap", task.depth, task.hops + 1, task.url) for url in found]
        followed = (url for url in item.changed if self._site.follows(url, self.hosts))
        return [Lead(urls.as_asked(url, task.url), "page", task.depth + 1, 0, task.url, lastmod=item.changed[url]) for url in followed]

    def _target(self, task: Task, address: str) -> list[str]:
        """The target of a redirect; from a start URL it may lie on another host, which then belongs to the site."""
        target = urls.normal(address)
        if not target or task.depth > 0:
            return self.followed([target])
        if any(pattern.search(target) for pattern in self._site.deny):
            return []
        host = urls.host_port(target)[0]
        if host not in self.hosts:
            self._frontier.adopt(host)
            self.hosts |= {host}
        return [target]
