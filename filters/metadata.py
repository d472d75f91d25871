"""Who wrote the article, where, when and under which heading: JSON-LD, <meta>, and the lines at its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from filters import dates
from filters.address import Resolver, host
from filters.line import Line
from filters.model import Document, Page, Site

HEAD_LINES: Final = 12  # lines of the article among which a byline may stand
BYLINE: Final = 120  # characters; a longer line is prose, whatever dates it holds

_DATE_NAMES: Final = (
    "article:published_time og:published_time pubdate publishdate publish_date publish-date ptime datepublished og:release_date "
    "weibo:article:create_at dc.date dc.date.issued dcterms.created date apub:time _pubtime firstcreatetime"
).split()
_AUTHOR_NAMES: Final = "author article:author og:author byl dc.creator weibo:article:author _author".split()
_SOURCE_NAMES: Final = "mediaid source og:source article:source dc.source contentsource _source".split()
_SECTION_NAMES: Final = "article:section og:section section category columnname og:category".split()

_AUTHOR: Final = re.compile(r"(?:作者|撰文|文)\s*[:/丨|]\s*((?:(?!来源|编辑|时间|日期|发布|责编)[^\s:,。|/()\[\]【】]){2,16})")
_REPORTER: Final = re.compile(
    r"(?:本报|本网|[\u4e00-\u9fff]{2,8}网?)?记者\s*[:]?\s*([\u4e00-\u9fff·]{2,4}(?:[、\s]+[\u4e00-\u9fff·]{2,4}){0,4})(?=\s|$|\)|】|/|摄|报道|文)"
)
_SOURCE: Final = re.compile(
    r"(?:来源|稿源|出处|信息来源|文章来源)\s*[:]\s*((?:(?!作者|编辑|记者|时间|日期|发布)[^\s|,。()\[\]【】]){2,30})"
)
_CRUMBS: Final = re.compile(r"\s*[>＞»›]\s*")
_HOME: Final = re.compile("[首主][页頁]")
_LEAF: Final = frozenset("正文 詳情 详情 內容 内容".split())
_NOT_A_NAME: Final = re.compile(
    r"^(?:admin|administrator|佚名|未知|网络|本站|原创|编辑|作者|undefined|null|https?:.*|//.*)$|@", re.IGNORECASE
)


def read(page: Page | None, document: Document, fetched_at: datetime | None, site: Site) -> None:
    """Fill in what the site's selectors did not; lines are read in their repaired, folded view."""
    meta = page.meta if page else {}
    article = _json_ld(page) if page else {}
    head = [line for line in document.lines if line.raw.strip()][:HEAD_LINES]
    lines = [line for line in (*head, *document.outside) if len(line.view.text) <= BYLINE]
    as_written = document.cloak == "none"
    found = document.metadata
    found.author = found.author or _author(article, meta, lines, as_written)
    found.source = _first(meta, _SOURCE_NAMES) or _search(_SOURCE, lines, as_written)
    found.section = _section(article, meta, [(line.raw if as_written else line.view.text).strip() for line in lines])
    _published(document, article, meta, lines, fetched_at, site.timezone)
    if page:
        resolve = Resolver(page.url)
        found.lead_image = resolve(_first(meta, ["og:image", "twitter:image", "image"]) or _image(article))
        found.canonical_url = page.canonical if host(page.canonical) == host(page.url) else ""


def _published(document: Document, article: dict[str, Any], meta: Any, lines: list[Line], fetched_at: datetime | None, zone: str) -> None:
    """Stated, else the first date of a line, else a relative time at the article's head (those further down are of comments)."""
    stated = [document.stated_date, str(article.get("datePublished") or ""), *(meta[n] for n in _DATE_NAMES if n in meta)]
    said = [line.view.text for line in lines]
    moments = (dates.find(text, fetched_at, zone) for text in (*stated, *said))
    if moment := next((m for m in moments if m), None) or dates.relative_among(said[:HEAD_LINES], fetched_at, zone):
        found = document.metadata
        found.published_date, found.published_precision = moment.day, moment.precision
        found.published_at = moment.utc if moment.precision != "day" else None


def _author(article: dict[str, Any], meta: Any, lines: list[Line], as_written: bool) -> str:
    author = article.get("author")
    names = [a.get("name", "") if isinstance(a, dict) else a for a in (author if isinstance(author, list) else [author])]
    stated = ["、".join(n.strip() for n in names if isinstance(n, str) and n.strip()), _first(meta, _AUTHOR_NAMES)]
    stated += [_search(_AUTHOR, lines, as_written), _search(_REPORTER, lines, as_written)]
    return next((name for name in stated if name and len(name) <= 60 and not _NOT_A_NAME.search(name)), "")


def _section(article: dict[str, Any], meta: Any, lines: list[str]) -> str:
    """Stated, else a breadcrumb's last step, else what stands before a byline's date and on a line of its own."""
    stated = article.get("articleSection")
    if isinstance(stated, str) and stated.strip():
        return stated.strip()
    if section := _first(meta, _SECTION_NAMES):
        return section
    for text in lines:
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
            if item.get("datePublished") or "Article" in str(item.get("@type", "")):
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
