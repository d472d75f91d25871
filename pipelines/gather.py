"""All that the rooms found, gathered into one record."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Final

from filters import article_pages, figures, fingerprint, list_pages, paragraphs, privacy, quality
from filters.charset import Charset
from filters.dom import directives
from filters.dom.address import host, origin
from filters.fold import fold
from filters.language import Language
from filters.model import Document, Link, Page, RawPage
from filters.script import count
from pipelines.record import Record, input_key, page_key

MAX_ERROR = 500  # characters of an error that a row keeps

_SIGNALS: Final = tuple((signal.name, f"q_{signal.name}") for signal in fields(quality.Signals))
_COUNTS: Final = tuple(kind.name for kind in fields(privacy.Counts))
_PLAIN_ORIGIN: Final = re.compile(r"https?://([a-z0-9.-]+)(?::\d+)?", re.ASCII)  # nothing to decode or to set in lower case


@dataclass(frozen=True, slots=True)
class Measured:
    """The article after all edits, and what was measured of it."""

    text: str
    tokens: list[str]
    language: Language
    signals: quality.Signals
    counts: privacy.Counts


def record(raw: RawPage, page: Page | None, document: Document, encoding: Charset, measured: Measured, *, keep_pii: bool) -> Record:
    """The row to be of a page that was refined; `page` is missing where text was given."""
    meta, view = document.metadata, document.render_view()
    content_hash = fingerprint.content_hash(view)
    canonical = meta.canonical_url or raw.url
    row = _row(raw, fingerprint.doc_id(canonical, content_hash), canonical)
    text_raw = "\n".join(line.raw for line in document.lines)
    row.title = document.render_title()
    row.title_raw = document.title.raw if keep_pii else privacy.blotted(document.title)
    row.author, row.source, row.section, row.lead_image = meta.author, meta.source, meta.section, meta.lead_image
    row.published_at, row.published_date = meta.published_at, meta.published_date
    row.published_precision = meta.published_precision
    row.text = text = measured.text
    row.n_chars, row.n_paragraphs = len(text), text.count("\n") + 1 if text else 0
    row.text_raw = text_raw if keep_pii else "\n".join(privacy.blotted(line) for line in document.lines)
    row.tokens, row.n_tokens = measured.tokens, len(measured.tokens)
    row.lang, row.lang_confidence, row.script = measured.language.lang, measured.language.confidence, count(text_raw).script
    row.charset, row.charset_source = encoding.name, encoding.source
    row.quality_score = quality.score(measured.signals)
    for name, column in _SIGNALS:
        setattr(row, column, getattr(measured.signals, name))
    for name in _COUNTS:
        setattr(row, name, getattr(measured.counts, name))
    row.hidden_share, row.outbound_hosts = document.hidden_share, _outbound_hosts(page) if page else []
    row.n_repairs, row.n_unresolved = document.n_repairs, document.n_unresolved
    row.repair_confidence, row.cloak = document.repair_confidence, document.cloak
    row.content_hash, row.minhash = content_hash, fingerprint.minhash(view)
    row.figures, row.paragraphs = figures.sketch(view, fold(row.title)), paragraphs.sketch(view)
    row.flags = document.findings
    if page:
        more = list_pages.scripted(page.url, page.scripts)
        row.links = (*page.links, Link(more, "下一页")) if more else tuple(page.links)
        row.next_part = article_pages.next_part(page, document) if text else ""
    row.directives = directives.of_headers(raw.headers) | (page.directives if page else frozenset())
    return row


def failure(raw: RawPage, error: str) -> Record:
    """The row of a page that could not be refined: what is known of it, and the error."""
    row = _row(raw, fingerprint.doc_id(raw.url, input_key(raw).hex()), raw.url)
    row.error = privacy.blot(" ".join(error.split())[:MAX_ERROR]) or "unknown error"
    return row


def _row(raw: RawPage, doc_id: str, canonical: str) -> Record:
    """What is known of a page before it is read."""
    return Record(
        doc_id=doc_id,
        source_id=raw.source_id or raw.url,
        url=raw.url,
        canonical_url=canonical,
        site=raw.site or host(raw.url),
        run_id=raw.run_id,
        fetched_at=raw.fetched_at,
        http_status=raw.status,
        warc_file=raw.warc_file,
        warc_offset=raw.warc_offset,
        parts=[part.url for part in raw.parts],
        input_key=input_key(raw),
        page_key=page_key(raw),
    )


def _outbound_hosts(page: Page) -> list[str]:
    own = f"{origin(page.url)}/"
    origins = {url[: url.find("/", len("https://"))] for url, _, _, _ in page.links if not url.startswith(own)}  # resolved: each has a path
    hosts = {plain[1] if (plain := _PLAIN_ORIGIN.fullmatch(origin)) else host(origin) for origin in origins}
    return sorted(hosts - {host(page.url), ""})
