"""Who wrote the article, where, when and under which heading: JSON-LD, <meta>, and the lines at its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from filters import author, dates, selectors, signature
from filters.address import Resolver, house
from filters.line import Line
from filters.model import Document, Page, Site

HEAD_LINES: Final = 12  # lines of the article among which a byline may stand
BEFORE_LINES: Final = 12  # right before the article, where most bylines are
AFTER_LINES: Final = 4  # left out of the article at its head, or right after it
NEAR_LINES: Final = 60  # around the article; what says more of it stands nearer
TAIL_LINES: Final = 4  # at whose end a reporter may be named
SURE_TITLE: Final = 6  # characters of a line that is a part of the title and by that the headline
BYLINE: Final = 120  # characters; a longer line is prose, whatever dates it holds

_DATE_NAMES: Final = (
    "article:published_time og:published_time pubdate publishdate publish_date publish-date ptime datepublished og:release_date "
    "publish-time publish_time pubtime article:published article.published og:time og:article:published_time bytedance:published_time "
    "date.available datepublish publication_date parsely-pub-date sailthru.date citation_publication_date createdate "
    "weibo:article:create_at dc.date dc.date.issued dcterms.created date apub:time _pubtime firstcreatetime"
).split()
_DATES_OF_ARTICLE: Final = ("datePublished", "pubDate")  # in JSON-LD: of schema.org, of Baidu's Cambrian
_SOURCE_NAMES: Final = "mediaid source og:source article:source dc.source contentsource _source".split()
_SECTION_NAMES: Final = "article:section og:section section category columnname og:category".split()

_SOURCE: Final = re.compile(
    r"(?:(?:来源|来自|稿源|出处)\s*:|\d:\d\d\s*来自)\s*((?:(?!作者|编辑|责编|责任|记者|时间|日期|发布|举报|浏览|阅读|点击|评论|字号|分享|收藏)[^\s|,。()\[\]【】]){2,30})"
)
_LABEL: Final = re.compile(r"^(?:来源|稿源|出处)\s*[:：]\s*")
_STEPS: Final = ">＞»›"  # what a breadcrumb's steps are set apart by
_CRUMBS: Final = re.compile(rf"\s*[{_STEPS}]\s*")
_HOME: Final = re.compile("[首主][页頁]")
_LEAF: Final = frozenset("正文 詳情 详情 內容 内容".split())


def read(page: Page | None, document: Document, fetched_at: datetime | None, site: Site) -> None:
    """Fill in what the site's selectors did not; lines are read in their repaired, folded view."""
    meta = page.meta if page else {}
    article = _json_ld(page) if page else {}
    head = [line for line in document.lines if line.raw.strip()][:HEAD_LINES]
    near, others = _nearest(document)
    close = _bylines(*near, *head)
    lines = [*close, *_bylines(*_tail(document), *others)]
    as_written = document.cloak == "none"
    found = document.metadata
    signed = signature.names(page, document) if page and as_written else ()
    found.author = found.author or author.find(article, meta, lines, signed, _under_headline(document), _house(document), as_written)
    found.source = _LABEL.sub("", _first(meta, _SOURCE_NAMES)) or _search(_SOURCE, lines, as_written)
    found.section = _section(article, meta, [(line.raw if as_written else line.view.text).strip() for line in lines])
    if document.stated_date and not dates.find(document.stated_date, fetched_at, site.timezone):
        document.findings.append(selectors.unread(site.select.date))
    said = (*(line.view.text for line in close), *(page.times if page else ()), *(line.view.text for line in lines[len(close) :]))
    _published(document, (*_stated_dates(document, article, meta), *said), said[:HEAD_LINES], fetched_at, site.timezone)
    if page:
        resolve = Resolver(page.url)
        found.lead_image = resolve(_first(meta, ["og:image", "twitter:image", "image"]) or _image(article))
        found.canonical_url = page.canonical if house(page.canonical) == house(page.url) else ""


def _nearest(document: Document) -> tuple[list[Line], list[Line]]:
    """The lines right before the article and at its head, and the others outside it, the nearest first.

    A byline stands near; a list of months in a sidebar dates nothing.
    """
    before, after = document.outside[: document.n_before][::-1], document.outside[document.n_before :]
    near = [*before[:BEFORE_LINES], *after[:AFTER_LINES]]
    others = [line for pair in zip_longest(before[BEFORE_LINES:], after[AFTER_LINES:]) for line in pair if line is not None]
    return near, others[:NEAR_LINES]


def _tail(document: Document) -> list[Line]:
    return [line for line in document.lines[-TAIL_LINES:] if 0 < len(line.view.text) <= BYLINE]


def _under_headline(document: Document) -> list[Line]:
    """The lines below the headline, or below the article's first line where no line reads like the headline."""
    title = document.render_title()
    near = [*document.outside[max(document.n_before - BEFORE_LINES, 0) : document.n_before], *document.lines[:HEAD_LINES]]
    said = [(line, text) for line in near if (text := line.raw.strip())]
    at = [i for i, (_, text) in enumerate(said) if text == title or (len(text) >= SURE_TITLE and text in title)]
    return [line for line, _ in said[at[-1] + 1 :]] if at else [line for line in document.lines[1:HEAD_LINES] if line.raw.strip()]


def _bylines(*lines: Line) -> list[Line]:
    """Those that are short enough to say who wrote, and when."""
    return [line for line in lines if len(line.view.text) <= BYLINE]


def _house(document: Document) -> str:
    """What of <title> names the site."""
    return document.title.raw.replace(document.render_title(), "")


def _stated_dates(document: Document, article: dict[str, Any], meta: Any) -> Iterator[str]:
    yield document.stated_date
    yield from (str(article.get(name) or "") for name in _DATES_OF_ARTICLE)
    yield from (meta[name] for name in _DATE_NAMES if name in meta)


def _published(document: Document, told: Iterable[str], head: Iterable[str], fetched_at: datetime | None, zone: str) -> None:
    """The first date that is told, else a relative time at the article's head (those further down are of comments)."""
    moments = (dates.find(text, fetched_at, zone) for text in told)
    if moment := next((m for m in moments if m), None) or dates.relative_among(head, fetched_at, zone):
        found = document.metadata
        found.published_date, found.published_precision = moment.day, moment.precision
        found.published_at = moment.utc if moment.precision != "day" else None


def _section(article: dict[str, Any], meta: Any, lines: list[str]) -> str:
    """Stated, else a breadcrumb's last step, else what stands before a byline's date and on a line of its own."""
    stated = article.get("articleSection")
    if isinstance(stated, str) and stated.strip():
        return stated.strip()
    if section := _first(meta, _SECTION_NAMES):
        return section
    whole = "\n".join(lines)
    signs = [sign for sign in _STEPS if sign in whole]
    for text in lines if signs else ():
        if not any(sign in text for sign in signs):
            continue
        steps = [step for step in _CRUMBS.split(re.split("[:：]", text, maxsplit=1)[-1] or text) if step]
        if len(steps) > 1 and _HOME.search(steps[0]):
            steps = [step for step in steps[1:] if len(step) <= 10 and step not in _LEAF]
            return steps[-1] if steps else ""
    alone = set(lines)
    for text in lines:
        before = dates.before_date(text)
        if 2 <= len(before) <= 10 and before in alone:
            return before
    return ""


def _json_ld(page: Page) -> dict[str, Any]:
    """The first JSON-LD object that tells of an article."""
    for source in page.json_ld:
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if any(item.get(name) for name in _DATES_OF_ARTICLE) or "Article" in str(item.get("@type", "")):
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (g for g in (graph if isinstance(graph, list) else []) if isinstance(g, dict))


def _image(article: dict[str, Any]) -> str:
    image = article.get("image")
    image = image[0] if isinstance(image, list) and image else image
    image = image.get("url") if isinstance(image, dict) else image
    return image if isinstance(image, str) else ""


def _first(meta: Any, names: list[str]) -> str:
    return next((meta[name].strip() for name in names if meta.get(name, "").strip()), "")


def _search(pattern: re.Pattern[str], lines: list[Line], as_written: bool) -> str:
    """The first name that a line's view gives; as the line was written where the page is not cloaked."""
    for line in lines:
        if match := pattern.search(line.view.text):
            return (line.raw[slice(*line.view.raw_span(*match.span(1)))] if as_written else match[1]).strip()
    return ""
