"""Sites without code: `sites.toml`, one table a site, validated so that an error names the file, the line and the key."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

from crawler import urls
from crawler.limits import NAMES, SHARES, Limits, built_in
from crawler.toml_table import Table, tables
from filters.dom.address import origin
from filters.model import Selectors, Site
from pipelines.errors import UsageError

DAY: Final = 24 * 60 * 60.0  # seconds
_NAME: Final = re.compile(r"\w[\w.:-]{0,99}")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """How one site is crawled; the defaults are those of a plain URL."""

    name: str
    start_urls: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    allow: tuple[re.Pattern[str], ...] = ()
    deny: tuple[re.Pattern[str], ...] = ()
    max_pages: int = 10_000
    max_depth: int = 20  # links from a start URL
    delay: float = 1.0  # seconds between two requests to a host
    allow_private: frozenset[tuple[str, int]] = frozenset()  # host and port of servers inside that may be fetched
    revisit_after: float = DAY  # seconds
    schedule: str = ""  # cron line
    timezone: str = "Asia/Shanghai"
    probe: bool = False
    browser: bool = False
    select: Selectors = field(default_factory=Selectors)
    alerts: Limits = field(default_factory=built_in)

    @property
    def stem(self) -> str:
        """The name as part of file names; no two names have the same."""
        return self.name.replace(":", "~")

    @property
    def refining(self) -> Site:
        """What the filters need to know of this site."""
        return Site(self.name, self.select, self.timezone)

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts that belong to the site: those it starts from."""
        return frozenset(urls.host_port(url)[0] for url in (*self.start_urls, *self.sitemaps, *self.feeds))

    def follows(self, url: str, hosts: frozenset[str]) -> bool:
        """Whether a link to a normalised address is followed.

        It must match a pattern of `allow`, where there are any, and none of `deny`; and lie on one of the site's hosts,
        unless the pattern that allows it names a scheme (`https?://…`) and thereby a host.
        """
        if any(pattern.search(url) for pattern in self.deny):
            return False
        own = urls.host_port(url)[0] in hosts
        if not self.allow:
            return own
        return any((own or _names_a_host(pattern)) and pattern.search(url) for pattern in self.allow)

    @property
    def goes_abroad(self) -> bool:
        """Whether a pattern of `allow` may lead to other hosts."""
        return any(map(_names_a_host, self.allow))


def _names_a_host(pattern: re.Pattern[str]) -> bool:
    return pattern.pattern.startswith(("http", "^http"))


def load_sites(path: Path) -> Mapping[str, SiteConfig]:
    """Read sites.toml; name -> site, in the order of the file. Raises UsageError that names file, line and key."""
    return {table.name: _site(table) for table in tables(path)}


def refining(sites: Mapping[str, SiteConfig]) -> Mapping[str, Site]:
    """What the filters need to know, of those sites alone of which they need to know more than the name.

    A dataset keeps one configuration; a site that is added to the file without selectors does not change it.
    """
    return {name: site.refining for name, site in sites.items() if site.refining != Site(name)}


def plain(url: str) -> SiteConfig:
    """The site of a plain URL: its host with all the defaults. Raises UsageError where it is no http(s) address."""
    address = urls.normal(url)
    if not address:
        raise UsageError(f"{url[:200]!r} is not an http or https address", "give a whole address such as https://example.com/")
    return SiteConfig(name=site_name(urls.host_port(address)[0]), start_urls=(address,))


def site_name(host: str) -> str:
    """A host as the name of a site; an IPv6 address as it is, without brackets."""
    return host.strip("[]")


def site_of(url: str, sites: Mapping[str, SiteConfig]) -> str:
    """The name of the site that a URL belongs to, else its host; empty for no address.

    Of several sites on one host it is the first that starts with the page or follows a link to it, else the first of the host; a page on
    a host of no site belongs to the first that follows links to it there.
    """
    return Naming(sites)(url)


@dataclass(slots=True)
class Naming:
    """`site_of` for many pages, each host looked up once; picklable, for workers."""

    sites: Mapping[str, SiteConfig]
    _names: dict[str, str | tuple[SiteConfig, ...]] = field(default_factory=dict)  # by origin: the one name, or the sites to choose from

    def __call__(self, url: str) -> str:
        """The name of the site that a URL belongs to; empty for no address."""
        at = origin(url)
        if not at:
            return ""
        if at not in self._names:
            self._names[at] = self._named(url)
        named = self._names[at]
        return named if isinstance(named, str) else _chosen(url, named)

    def _named(self, url: str) -> str | tuple[SiteConfig, ...]:
        address = urls.normal(url)
        if not address:
            return ""
        host = urls.host_port(address)[0]
        own = tuple(site for site in self.sites.values() if host in site.hosts)
        if len(own) == 1:
            return own[0].name
        return own or tuple(site for site in self.sites.values() if site.goes_abroad) or site_name(host)


def _chosen(url: str, among: Sequence[SiteConfig]) -> str:
    """The first site that starts with a page or follows a link to it, else the first on its host, else the host."""
    address = urls.normal(url)
    host = urls.host_port(address)[0]
    leads = (site.name for site in among if address in site.start_urls or site.follows(address, site.hosts))
    return next(leads, "") or next((site.name for site in among if host in site.hosts), site_name(host))


def _site(table: Table) -> SiteConfig:
    if not _NAME.fullmatch(table.name) or ".." in table.name:
        raise table.error(
            "", f"{table.name[:40]!r} cannot name a site", "letters, digits, . _ - and :, at most 100, beginning with a letter or digit"
        )
    table.only({f.name for f in fields(SiteConfig)} - {"name"})
    lists = {key: tuple(_address(table, key, text) for text in table.texts(key)) for key in ("start_urls", "sitemaps", "feeds")}
    site = SiteConfig(
        name=table.name,
        **lists,
        allow=tuple(table.pattern("allow", text) for text in table.texts("allow")),
        deny=tuple(table.pattern("deny", text) for text in table.texts("deny")),
        max_pages=table.whole("max_pages", 10_000, least=1),
        max_depth=table.whole("max_depth", 20, least=0),
        delay=table.number("delay", 1.0),
        allow_private=frozenset(_inside(table, text) for text in table.texts("allow_private")),
        revisit_after=table.duration("revisit_after", DAY),
        schedule=table.cron("schedule"),
        timezone=table.timezone("timezone", "Asia/Shanghai"),
        probe=table.flag("probe"),
        browser=table.flag("browser"),
        select=Selectors(**{key: table.selector("select", key) for key in table.keys("select", {"title", "body", "date", "author"})}),
        alerts=replace(
            built_in(),
            **{key: table.limit("alerts", key, 1.0 if key in SHARES else math.inf) for key in table.keys("alerts", set(NAMES))},
        ),
    )
    _check(site, table)
    return site


def _check(site: SiteConfig, table: Table) -> None:
    """What no key says alone."""
    if not (site.start_urls or site.sitemaps or site.feeds):
        raise table.error("", "has nothing to start from", "give start_urls, sitemaps or feeds")
    if site.delay == 0:
        inside = {host for host, _ in site.allow_private}
        if outside := sorted(site.hosts - inside):
            raise table.error(
                "delay", f"is 0 and {outside[0]} is not in allow_private", "keep a delay for servers of others, such as delay = 1.0"
            )


def _address(table: Table, key: str, text: str) -> str:
    if address := urls.normal(text):
        return address
    raise table.error(key, f"{text[:200]!r} is not an http or https address", "give a whole address such as https://example.com/")


def _inside(table: Table, text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    try:
        if colon and port.isdecimal() and 0 < int(port) < 65536:
            return urls.host_name(host).strip("[]"), int(port)
    except (ValueError, UnicodeError):
        pass
    raise table.error("allow_private", f"{text[:200]!r} is not HOST:PORT", 'for example allow_private = ["127.0.0.1:8000"]')
