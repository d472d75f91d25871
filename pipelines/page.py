"""The way of a page, from bytes to a record; every name is a room of its own in `filters/`."""

from __future__ import annotations

from filters import (
    article_pages,
    charset,
    content,
    dom,
    farm,
    furniture,
    injection,
    kind,
    language,
    metadata,
    narrative,
    privacy,
    quality,
    recurring,
    repair,
    segment,
)
from filters.dom import bounds
from filters.injection.unseen import hidden
from filters.model import GENERAL, NO_PROFILE, Document, Page, RawPage, Site, SiteProfile
from filters.repair import markup
from pipelines import gather
from pipelines.record import Record


def refine(
    raw: RawPage,
    site: Site = GENERAL,
    profile: SiteProfile = NO_PROFILE,
    *,
    dictionary: segment.Dictionary = segment.JIEBA,
    keep_pii: bool = False,
) -> Record:
    """Turn one fetched page into one row to be: what it says, and what was wrong with it. The verdict comes later.

    Pure: no I/O, no clock, no randomness. The same page, site and profile give the same record.
    A page that cannot be read still gives a record, with its error.
    """
    if raw.error:
        return gather.failure(raw, raw.error)
    try:
        return _refine(raw, site, profile, dictionary, keep_pii)
    except Exception as error:  # noqa: BLE001  # one bad page never stops a run: whatever it broke becomes its row
        return gather.failure(raw, f"{type(error).__name__}: {error}")


def _refine(raw: RawPage, site: Site, profile: SiteProfile, dictionary: segment.Dictionary, keep_pii: bool) -> Record:
    page, document, encoding = _read(raw, site)

    repair.undo(document)  # before anything folds width or white space
    sheet = injection.Sheet(document.everything())
    if page:
        hidden.find(page, document, sheet)
        kind.find(page, document)
    injection.find(page, document, sheet)  # reads all visible blocks, cuts in the article
    repair.undo_mirror(document)  # a mirror that only its injected header or its title gives away
    metadata.read(page, document, raw.fetched_at, site)
    furniture.trim(document)
    recurring.trim(document, profile)
    farm.find(document)
    counts = privacy.mask(document, keep=keep_pii)

    text = document.render()  # all edits at once, the strongest wins
    tokens = segment.segment(text, dictionary)
    prose, words = narrative.of(document, text, tokens)
    measured = gather.Measured(text, tokens, language.of(prose), quality.measure(document, prose, words), counts)
    return gather.record(raw, page, document, encoding, measured, keep_pii=keep_pii)


def _read(raw: RawPage, site: Site) -> tuple[Page | None, Document, charset.Charset]:
    """Text that was given is taken as it is; bytes are decoded, and parsed where they are a page."""
    if raw.lines is not None:
        return None, content.given(raw.title, raw.lines), charset.GIVEN
    text, encoding = charset.decode(raw.body, raw.header("content-type"))
    if raw.is_text:
        return None, content.given(raw.title, tuple(text.replace("\r\n", "\n").split("\n"))), encoding
    mended, tags = markup.mended(text)
    page = dom.parse(mended, raw.url, encoding.name)
    document = content.choose(page, site)
    document.findings += markup.findings(tags)
    for number, part in enumerate(raw.parts):
        if article_pages.is_full(document):
            document.findings.append(bounds.pages(len(raw.parts) - number, page.title))
            break
        article_pages.join(document, _read(part, site)[1])
    return page, document, encoding
