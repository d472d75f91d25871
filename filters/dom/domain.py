"""The domain that somebody registered, under which a site's hosts stand: `caipiao.sina.com.cn` and `news.sina.com.cn` are of one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract


@cache
def _extract() -> TLDExtract:
    """The public suffix list as its package brings it: nothing is fetched, nothing stored. Imported when a page first asks."""
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=1024)
def registered(host: str) -> str:
    """A host's registered domain, hosting services that give each customer a name counted as suffixes; a host without one is itself."""
    return _extract()(host).top_domain_under_public_suffix or host.removeprefix("www.")


def same(host: str, other: str) -> bool:
    """Whether two hosts are of one site: a portal's columns stand on hosts of their own below one domain."""
    return host == other or registered(host) == registered(other)
