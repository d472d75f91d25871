"""Who wrote the article, where, when and under which heading: JSON-LD, <meta>, and the lines at its head."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from filters import selectors
from filters.dom import head
from filters.dom.address import Resolver, host, house, is_home
from filters.metadata import author, beside, bylines, dates, image, json_ld, names, published, script_names, section, signature, source
from filters.model import Document, Page, Site

_ACCOUNTS: Final = "mp.weixin.qq.com"  # a house of accounts: what is signed there is the medium
_NOTHING: Final[Mapping[str, str]] = {}


def read(page: Page | None, document: Document, fetched_at: datetime | None, site: Site) -> None:
    """Fill in what the site's selectors did not; lines are read in their repaired, folded view."""
    meta = page.meta if page else _NOTHING
    stated = json_ld.read(page.json_ld) if page else json_ld.Stated()
    told = bylines.of(document)
    title = document.render_title()
    called = document.title.raw.replace(title, "")  # what of <title> names the site
    as_written = document.cloak == "none"
    found = document.metadata

    signed = signature.names(page, document) if page and as_written else ()
    all_told = [*told.close, *told.tail, *told.far]
    account = next(iter(signed), "") if page and host(page.url) == _ACCOUNTS else ""
    accounts = list(beside.accounts(told.under, "\n".join([line.view.text for line in told.above]), as_written))
    found.author = found.author or author.find(
        stated.author, meta, all_told, () if account else signed, told.under, told.signed_off, accounts, called, as_written
    )
    if not found.author and page and as_written:
        found.author = next((name for name in signature.sound(script_names.find(page, title)) if names.is_name(name)), "")
    publishers = [account, *beside.publishers(told.under, found.author, as_written), stated.publisher, meta.get("publisher", "")]
    found.source = source.find(meta, all_told, told.tail, publishers, called, page, as_written)
    texts = [(line.raw if as_written else line.view.text).strip() for line in all_told]
    found.section = section.find(stated.section, meta, stated.trail, page, texts, title, called)
    if document.stated_date and not dates.find(document.stated_date, fetched_at, site.timezone):
        document.findings.append(selectors.unread(site.select.date))
    days = (document.stated_date, *stated.dates, *head.stated(meta, published.META))
    if moment := published.find(days, told.close, [*told.tail, *told.far], page, title, fetched_at, site.timezone):
        found.published_date, found.published_precision = moment.day, moment.precision
        found.published_at = moment.utc if moment.precision != "day" else None
    if page:
        found.lead_image = image.lead(page, document, stated.image, Resolver(page.url))
        found.canonical_url = _canonical(page)


def _canonical(page: Page) -> str:
    """The address that the page gives as its own, where it can be: on the same host, and not the home page of an article below it."""
    given = page.canonical
    if house(given) != house(page.url) or (is_home(given) and not is_home(page.url)):
        return ""
    return given
