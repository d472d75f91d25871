"""The bundled site: articles written for it, and what hijackers do to such articles, served on loopback with its ground truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.sites import SiteConfig

NAME = "demo"


def demo_site(port: int) -> SiteConfig:
    """How the site is crawled while it is served on this port of 127.0.0.1: from its front page, its sitemap and its feed."""
    from crawler.sites import SiteConfig

    home = f"http://127.0.0.1:{port}"
    return SiteConfig(
        name=NAME,
        start_urls=(f"{home}/",),
        sitemaps=(f"{home}/sitemap.xml",),
        feeds=(f"{home}/feed.xml",),
        delay=0.0,
        allow_private=frozenset({("127.0.0.1", port)}),
    )
