"""One page's row to be: an attribute for each column of `articles`, its flags, and what the crawl needs to go on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from filters.model import Category, Finding, Link, RawPage

Verdict = Literal["clean", "cleaned", "spam", "rejected"]
KEPT: tuple[Verdict, ...] = ("clean", "cleaned")  # stored in `articles`; the others in `rejects`


@dataclass(slots=True)
class Record:
    """What refining one page gave. The meaning of each column is in `pipelines.schema`; the verdict comes from `pipelines.policy`."""

    doc_id: str
    source_id: str
    url: str = ""
    canonical_url: str = ""
    site: str = ""
    run_id: str = ""
    fetched_at: datetime | None = None
    http_status: int | None = None
    warc_file: str = ""
    warc_offset: int | None = None
    parts: list[str] = field(default_factory=list)

    title: str = ""
    title_raw: str = ""
    author: str = ""
    source: str = ""
    section: str = ""
    published_at: datetime | None = None
    published_date: date | None = None
    published_precision: str | None = None
    lead_image: str = ""
    text: str = ""
    text_raw: str = ""
    n_chars: int = 0
    n_paragraphs: int = 0

    tokens: Sequence[str] = field(default_factory=list)
    n_tokens: int = 0

    lang: str = "und"
    lang_confidence: float = 0.0
    script: str = ""
    charset: str = ""
    charset_source: str = ""

    verdict: Verdict | None = None
    previous_verdict: Verdict | None = None
    spam_score: float = 0.0
    flag_kinds: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    error: str = ""

    quality_score: float = 0.0
    q_prose_chars: int = 0
    q_han_share: float = 0.0
    q_digit_share: float = 0.0
    q_punctuation_share: float = 0.0
    q_link_share: float = 0.0
    q_boilerplate_share: float = 0.0
    q_title_overlap: float = 0.0
    q_extraction_confidence: float = 0.0
    q_mean_line_chars: float = 0.0
    q_punctuated_line_share: float = 0.0
    q_ellipsis_line_share: float = 0.0
    q_duplicate_line_share: float = 0.0
    q_repeated_13gram_share: float = 0.0
    q_top_2gram_share: float = 0.0
    q_top_3gram_share: float = 0.0
    q_top_4gram_share: float = 0.0
    q_duplicate_5gram_share: float = 0.0
    q_duplicate_6gram_share: float = 0.0
    q_duplicate_7gram_share: float = 0.0
    q_duplicate_8gram_share: float = 0.0
    q_duplicate_9gram_share: float = 0.0
    q_duplicate_10gram_share: float = 0.0
    q_stop_word_kinds: int = 0
    q_mean_word_chars: float = 0.0
    q_bracketed_share: float = 0.0
    q_entropy: float = 0.0
    q_cross_entropy: float = 0.0
    q_verse_share: float = 0.0
    hidden_share: float = 0.0
    outbound_hosts: list[str] = field(default_factory=list)

    n_repairs: int = 0
    n_unresolved: int = 0
    repair_confidence: float | None = None
    cloak: str = "none"

    n_phone: int = 0
    n_email: int = 0
    n_qq: int = 0
    n_wechat: int = 0
    n_id_card: int = 0
    n_bank_card: int = 0

    content_hash: str = ""
    minhash: bytes | None = None
    duplicate_of: str | None = None

    # Not columns of `articles`:
    flags: list[Finding] = field(default_factory=list)
    figures: bytes = b""  # sketch of the figures that the text has, to tell forms filled in from copies
    paragraphs: bytes = b""  # sketch of its paragraphs, to tell articles in one frame from copies
    input_key: bytes = b""  # 16 bytes: hash of source_id or URL and of the body; the same input has the same key
    page_key: bytes = b""  # the key that the same input has for a crawl
    links: tuple[Link, ...] = ()  # for the crawl
    directives: frozenset[str] = frozenset()  # robots meta and X-Robots-Tag that bind us: noindex, nofollow
    next_part: str = ""  # the address at which the article goes on

    @property
    def kept(self) -> bool:
        """Whether the decided record goes to `articles` (else to `rejects`)."""
        return self.verdict in KEPT

    @property
    def is_index(self) -> bool:
        """Whether the page is a list of links."""
        return any(flag.category is Category.PAGE_INDEX for flag in self.flags)


def input_key(raw: RawPage) -> bytes:
    """16 bytes that are equal for the same input: the same source_id (else URL) and the same bodies or given text."""
    given = "\0".join((raw.title or "", *(raw.lines or ())))
    digest = hashlib.sha256()  # twice as fast as blake2b where the processor knows it
    for part in (
        (raw.source_id or raw.url).encode("utf-8", "surrogatepass"),
        raw.body,
        given.encode("utf-8", "surrogatepass"),
        raw.error.encode(),
        *(part.body for part in raw.parts),
    ):
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()[:16]


def page_key(raw: RawPage) -> bytes:
    """The key that the same input has for a crawl, which knows pages by their address; empty where that is its `input_key`."""
    return input_key(replace(raw, source_id="")) if raw.url and raw.source_id not in ("", raw.url) else b""
