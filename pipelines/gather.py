"""All that the rooms found, gathered into one record."""

from __future__ import annotations

import hashlib
from dataclasses import asdict

from filters import fingerprint, privacy, quality
from filters.address import host
from filters.charset import Charset
from filters.language import Language
from filters.model import Document, Page, RawPage
from filters.script import count
from pipelines.record import Record, input_key

MAX_ERROR = 500  # characters of an error that a row keeps


def record(
    raw: RawPage,
    page: Page | None,
    document: Document,
    encoding: Charset,
    text: str,
    tokens: list[str],
    lang: Language,
    signals: quality.Signals,
    counts: privacy.Counts,
    view: str,
    keep_pii: bool,
) -> Record:
    """The row to be of a page that was refined; `view` is the article's simplified, folded text, without what was cut whole."""
    meta = document.metadata
    canonical = meta.canonical_url or raw.url
    content_hash = fingerprint.content_hash(view)
    text_raw = "\n".join(line.raw for line in document.lines)
    title_raw = document.title.raw
    if not keep_pii:
        text_raw = "\n".join(privacy.blotted(line) for line in document.lines)
        title_raw = privacy.blotted(document.title)
    return Record(
        **_identity(raw),
        doc_id=fingerprint.doc_id(canonical, content_hash),
        canonical_url=canonical,
        title=document.render_title(),
        title_raw=title_raw,
        author=meta.author,
        source=meta.source,
        section=meta.section,
        published_at=meta.published_at,
        published_date=meta.published_date,
        published_precision=meta.published_precision,
        lead_image=meta.lead_image,
        text=text,
        text_raw=text_raw,
        n_chars=len(text),
        n_paragraphs=text.count("\n") + 1 if text else 0,
        tokens=tokens,
        n_tokens=len(tokens),
        lang=lang.lang,
        lang_confidence=lang.confidence,
        script=count(text_raw).script,
        charset=encoding.name,
        charset_source=encoding.source,
        quality_score=quality.score(signals),
        **{f"q_{name}": value for name, value in asdict(signals).items()},
        hidden_share=document.hidden_share,
        outbound_hosts=_outbound_hosts(page) if page else [],
        n_repairs=document.n_repairs,
        n_unresolved=document.n_unresolved,
        repair_confidence=document.repair_confidence,
        cloak=document.cloak,
        **asdict(counts),
        content_hash=content_hash,
        minhash=fingerprint.minhash(view),
        flags=document.findings,
        links=tuple(page.links) if page else (),
        directives=_directives(raw, page),
    )


def failure(raw: RawPage, error: str) -> Record:
    """The row of a page that could not be refined."""
    return Record(
        **_identity(raw),
        doc_id=fingerprint.doc_id(raw.url, hashlib.blake2b(raw.body, digest_size=16).hexdigest()),
        canonical_url=raw.url,
        error=privacy.blot(" ".join(error.split())[:MAX_ERROR]) or "unknown error",
    )


def _identity(raw: RawPage) -> dict[str, object]:
    """What is known of a page before it is read."""
    return {
        "source_id": raw.source_id or raw.url,
        "url": raw.url,
        "site": raw.site or host(raw.url),
        "run_id": raw.run_id,
        "fetched_at": raw.fetched_at,
        "http_status": raw.status,
        "warc_file": raw.warc_file,
        "warc_offset": raw.warc_offset,
        "input_key": input_key(raw),
    }


def _outbound_hosts(page: Page) -> list[str]:
    origins = {link.url[: link.url.find("/", len("https://"))] for link in page.links}  # resolved: each has a path
    return sorted({host(origin) for origin in origins} - {host(page.url), ""})


def _directives(raw: RawPage, page: Page | None) -> frozenset[str]:
    """What robots meta and X-Robots-Tag forbid."""
    tags = ",".join(value for name, value in raw.headers if name == "x-robots-tag").lower().replace("none", "noindex,nofollow")
    return (page.directives if page else frozenset()) | {word for word in ("noindex", "nofollow") if word in tags}
