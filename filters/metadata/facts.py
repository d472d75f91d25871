"""Who wrote the article, where, when and under which heading: JSON-LD, <meta>, and the lines at its head."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from filters import selectors
from filters.content import thread
from filters.dom import head
from filters.dom.address import Resolver, host, house, is_home
from filters.line import views
from filters.metadata import account, author, beside, dates, image, names, published, script_names, section, signature, source
from filters.metadata.clues import Clues
from filters.metadata.dates import Reference
from filters.model import Document, Page, Site


def read(page: Page | None, document: Document, fetched_at: datetime | None, site: Site) -> None:
    """Fill in what the site's selectors did not; lines are read in their repaired, folded view."""
    clues, found = Clues.of(page, document), document.metadata
    lines, stated, as_written = clues.lines, clues.stated, clues.as_written

    signed = signature.names(page, document) if page and as_written else ()
    medium, wrote, sent = _of_account(page, signed) if page and as_written else ("", "", [])
    above, in_thread = "\n".join(views(lines.above)), page is not None and thread.is_thread(page)
    accounts = [name for name in beside.accounts(lines.under, above, as_written, in_thread) if name != medium]
    found.author = found.author or author.find(clues, filter(None, [wrote]) if medium else signed, accounts)
    if not found.author and page and as_written:
        unsaid = chain(script_names.writers(page, clues.title), signature.carded(page))
        found.author = next((name for name in signature.sound(unsaid) if names.is_name(name)), "")
    carried = script_names.media(page, clues.title) if page and as_written else ()
    heads = (stated.publisher, clues.meta.get("publisher", ""))
    stated_by = [name for name in heads if _is_of_site(name, page) or not author.is_own_site(name, found.author)]
    publishers = chain([medium], beside.publishers(lines.under, found.author, as_written), stated_by, carried)
    found.source = source.find(clues, publishers, found.author)
    found.section = section.find(clues)
    reference = Reference(fetched_at, site.timezone)
    if document.stated_date and not dates.find(document.stated_date, reference):
        document.findings.append(selectors.unread(site.select.date))
    days = (document.stated_date, *stated.dates, *head.stated(clues.meta, published.META), *sent)
    if moment := published.find(clues, days, reference):
        found.published_date, found.published_precision = moment.day, moment.precision
        found.published_at = moment.utc if moment.precision != "day" else None
    if page:
        found.lead_image = image.lead(page, document, stated.image, Resolver(page.url))
        found.canonical_url = _canonical(page)


def _is_of_site(name: str, page: Page | None) -> bool:
    """Whether a name is that of the site, as its head or its address has it; elsewhere who writes for himself is no medium."""
    bare = "".join(filter(str.isalnum, name)).lower()
    return page is not None and (name == page.meta.get("og:site_name") or bare in host(page.url).replace("-", "").split("."))


def _of_account(page: Page, signed: Iterable[str]) -> tuple[str, str, list[str]]:
    """The account, who wrote and when it was sent, of an article of a house of accounts; nothing elsewhere."""
    if not account.is_of_house(page):
        return "", "", []
    medium = next(iter(signed), "") or account.name(page)
    return medium, account.writer(page, medium), list(account.moments(page))


def _canonical(page: Page) -> str:
    """The address that the page gives as its own, where it can be: on the same host, and not the home page of an article below it."""
    given = page.canonical
    if house(given) != house(page.url) or (is_home(given) and not is_home(page.url)):
        return ""
    return given
