"""The records that a page goes through: RawPage -> Page -> Document, and the findings that are made on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, count, repeat
from typing import Final, Literal, NamedTuple

from filters.category import Category as Category
from filters.line import Line

Action = Literal["excised", "repaired", "masked", "flagged"]
Cloak = Literal["none", "traditional", "pinyin", "noise"]
Precision = Literal["second", "minute", "day"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found on a page, with its evidence. Offsets are code points in the raw line; null where there is none."""

    category: Category
    rule: str
    field: str  # title, text, h1, meta.keywords, meta.description, outside, hidden, links, script
    evidence: str  # the raw text as it stood: raw[start:end] where there are offsets
    explanation: str  # for people, Chinese and English are made from rule and figures by reports; this is English
    action: Action = "flagged"
    line: int | None = None
    start: int | None = None
    end: int | None = None
    canonical: str = ""  # as matched, in the folded view
    replacement: str = ""  # what a repair put there
    score: float = 0.0  # 0..1, how bad it is
    confidence: float = 1.0  # 0..1, how sure we are
    payload: str = ""  # fingerprint of an injected header; like that of a header that is like it


@dataclass(frozen=True, slots=True)
class RawPage:
    """What came in: one response or one stored page."""

    body: bytes
    url: str = ""
    status: int | None = None  # of the response; none where a page was stored without one
    headers: tuple[tuple[str, str], ...] = ()  # names in lower case, in the order received
    fetched_at: datetime | None = None  # with a time zone
    site: str = ""
    source_id: str = ""
    run_id: str = ""
    title: str | None = None  # given with text that was extracted elsewhere
    lines: tuple[str, ...] | None = None  # text that was extracted elsewhere: nothing is decoded or parsed
    warc_file: str = ""
    warc_offset: int | None = None
    error: str = ""  # set by a reader that could not read this page whole; it becomes a row with this error
    parts: tuple[RawPage, ...] = ()  # the pages on which its article goes on, in their order

    def header(self, name: str) -> str:
        """The first header of this name, or an empty string."""
        return next((v for k, v in self.headers if k == name), "")

    @property
    def media_type(self) -> str:
        """The declared media type without parameters, in lower case; empty where none is declared."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def is_text(self) -> bool:
        """Whether it is taken line by line as it is, and not parsed."""
        return self.lines is not None or self.media_type == "text/plain"


@dataclass(frozen=True, slots=True)
class Selectors:
    """A site's own CSS selectors, tried before the general way."""

    title: str = ""
    body: str = ""
    date: str = ""
    author: str = ""

    def __bool__(self) -> bool:
        return any((self.title, self.body, self.date, self.author))


@dataclass(frozen=True, slots=True)
class Site:
    """What the filters need to know of a site: its name, its selectors, its time zone."""

    name: str = ""
    select: Selectors = Selectors()
    timezone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What earlier runs taught about a site; frozen and hashed for a run."""

    site: str = ""
    recurring: frozenset[int] = frozenset()  # fingerprint.line_hash of lines that stand on many of its pages
    digest: str = ""


class Link(NamedTuple):
    """One link of a page, its address resolved."""

    url: str
    text: str
    hidden: bool = False
    nofollow: bool = False


class Block(NamedTuple):
    """One line of text as the page lays it out: a paragraph, a list item, a cell, what stands between two <br>."""

    text: str
    tag: str = "p"
    link_chars: int = 0  # characters inside <a>
    hidden: str = ""  # why it cannot be seen (display:none, font-size, off-screen, …); empty for a visible block
    container: int = 0  # index in Page.containers of the innermost one around it
    pieces: tuple[str, ...] = ()  # of a short line of several elements, the text of each


class Image(NamedTuple):
    """One `<img>` of a page as it stands in the markup."""

    number: int  # how many visible blocks stand before it
    attributes: Mapping[str, str | None]
    container: int = 0  # index in Page.containers of the innermost one around it


class Signature(NamedTuple):
    """What stands in an element that is called author, nickname or the like."""

    number: int  # of the visible block in which it stands
    text: str


WHOLE_PAGE: Final = frozenset(("html", "body"))  # containers that no page can do without, whatever they hold


@dataclass(slots=True)
class Container:
    """An element that may hold the article; its visible blocks are `Page.visible[first:end]`, those of its children included."""

    tag: str
    name: str  # id and class, in lower case
    parent: int  # index in Page.containers; -1 for the root
    first: int
    end: int = 0


@dataclass(slots=True)
class Page:
    """What one parse of a page gave; everything later reads this and never the HTML again."""

    url: str = ""
    html: str = ""  # the decoded page, for a site's own selectors
    title: str = ""  # the <title>
    h1: str = ""  # the first visible <h1>
    meta: dict[str, str] = field(default_factory=dict)  # <meta name|property|itemprop> -> content, names in lower case
    visible: list[Block] = field(default_factory=list)  # in page order
    hidden: list[Block] = field(default_factory=list)  # with the reason in each
    hidden_at: list[int] = field(default_factory=list)  # of each of them, how many visible blocks stand before it
    containers: list[Container] = field(default_factory=list)  # the root first, parents before children
    worth: tuple[list[float], frozenset[int]] | None = None  # of each visible block by itself, and which speak of rights, once reckoned
    tables: list[int] | None = None  # the numbers of the containers that are tables of several lines, once they are looked for
    teasers: frozenset[int] | None = None  # the numbers of those that tell of other articles, once they are looked for
    is_thread: bool | None = None  # whether it is a forum thread or a question with answers, once that is asked
    links: list[Link] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)  # text of inline scripts
    json_ld: list[str] = field(default_factory=list)  # text of <script type="application/ld+json">
    times: list[str] = field(default_factory=list)  # of each <time datetime>
    signed: list[Signature] = field(default_factory=list)  # in page order
    images: list[Image] = field(default_factory=list)  # in page order
    categories: list[str] = field(default_factory=list)  # text of each <a rel="category">
    canonical: str = ""  # <link rel=canonical>, resolved
    refresh: str = ""  # where <meta http-equiv=refresh>, or the script of a page that shows nothing, leads, resolved
    feed: str = ""  # address of the feed that the page names, resolved
    directives: frozenset[str] = frozenset()  # robots meta that binds us: noindex, nofollow
    flattened: int = 0  # tags left out because they were nested too deep
    cut_chars: int = 0  # characters of text left out because the page says more than is read

    def show(self, blocks: list[Block]) -> None:
        """Take blocks that a reader can show out of those that are hidden."""
        shown = set(map(id, blocks))
        kept = [(block, at) for block, at in zip(self.hidden, self.hidden_at, strict=True) if id(block) not in shown]
        self.hidden, self.hidden_at = [block for block, _ in kept], [at for _, at in kept]


@dataclass(slots=True)
class Metadata:
    """What a page says about its article."""

    author: str = ""
    source: str = ""
    section: str = ""
    published_at: datetime | None = None  # UTC
    published_date: date | None = None  # in the page's own zone
    published_precision: Precision | None = None
    lead_image: str = ""
    canonical_url: str = ""


@dataclass(slots=True)
class Document:
    """An article in the making: lines with their edits, the fields beside them, and all findings so far."""

    title: Line  # the page's <title>, or the title given
    lines: list[Line]
    headline: Line | None = None  # what the article's title is read from where that is not `title`: h1, a selector's find, a line beside
    metadata: Metadata = field(default_factory=Metadata)
    is_thread: bool = False  # whether people speak in it one after another; then its title is the first thing said
    stated_date: str = ""  # what the site's own selector for the date found
    fields: Mapping[str, Line] = field(default_factory=dict)  # short texts that may be hijacked: title.*, h1, meta.keywords, .description
    outside: list[Line] = field(default_factory=list)  # visible lines outside the chosen container, in page order
    n_before: int = 0  # how many of `outside` stand before the article
    n_within: int = 0  # how many behind these stand between its first line and its last
    findings: list[Finding] = field(default_factory=list)
    extraction_confidence: float = 1.0  # 0..1, how sure the choice of the container is
    hidden_share: float = 0.0  # of all characters of the page, those in hidden blocks
    cloak: Cloak = "none"
    n_repairs: int = 0
    n_unresolved: int = 0
    repair_confidence: float | None = None  # mean over the edits; null where there is none

    def everything(self) -> Iterator[tuple[str, int, Line]]:
        """All lines that detectors read: field name, line number in that field, line."""
        text, outside = (zip(repeat(name), count(), lines) for name, lines in (("text", self.lines), ("outside", self.outside)))
        return chain([("title", 0, self.title)], ((name, 0, line) for name, line in self.fields.items()), text, outside)

    def found(self, group: str) -> list[Finding]:
        """The findings of one group, such as `injection`."""
        return [f for f in self.findings if f.category.group == group]

    def render_title(self) -> str:
        """The article's title after all edits."""
        return " ".join((self.headline or self.title).render().split())

    def render(self) -> str:
        """The article after all edits: paragraphs joined by a line feed, empty lines left out."""
        return "\n".join(text for line in self.lines if (text := line.render().strip()))

    def render_view(self) -> str:
        """The article as it is compared with others: simplified and folded, without the lines that were cut whole."""
        return "\n".join(line.view.text for line in self.lines if not line.whole_cut)


GENERAL = Site()
NO_PROFILE = SiteProfile()
