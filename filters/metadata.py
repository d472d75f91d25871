"""Who wrote the article, where, when and under which heading: JSON-LD, <meta>, and the lines at its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from filters import dates
from filters.address import Resolver, host
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

_AUTHOR: Final = re.compile(r"(?:作者|撰文|文)\s*[:/丨|]\s*([^\s:,。|/()\[\]【】]{2,16})")
_REPORTER: Final = re.compile(
    r"(?:本报|本网|[\u4e00-\u9fff]{2,8}网?)?记者\s*[:]?\s*([\u4e00-\u9fff·]{2,4}(?:[、\s]+[\u4e00-\u9fff·]{2,4}){0,4})(?=\s|$|\)|】|/|摄|报道|文)"
)
_SOURCE: Final = re.compile(r"(?:来源|稿源|出处|信息来源|文章来源)\s*[:]\s*([^\s|,。()\[\]【】]{2,30})")
_CRUMBS: Final = re.compile(r"\s*[>»›]\s*")
_NOT_A_NAME: Final = re.compile(
    r"^(?:admin|administrator|佚名|未知|网络|本站|原创|编辑|作者|undefined|null|https?:.*|//.*)$|@", re.IGNORECASE
)


def read(page: Page | None, document: Document, fetched_at: datetime | None, site: Site) -> None:
    """Fill in what the site's selectors did not; lines are read in their repaired, folded view."""
    meta = page.meta if page else {}
    article = _json_ld(page) if page else {}
    head = [line.view.text.strip() for line in document.lines if line.raw.strip()][:HEAD_LINES]
    lines = [text for text in (*head, *(line.view.text.strip() for line in document.outside)) if len(text) <= BYLINE]
    found = document.metadata
    found.author = found.author or _author(article, meta, lines)
    found.source = _first(meta, _SOURCE_NAMES) or _search(_SOURCE, lines)
    found.section = _section(article, meta, lines)
    _published(document, article, meta, lines, fetched_at, site.timezone)
    if page:
        resolve = Resolver(page.url)
        found.lead_image = resolve(_first(meta, ["og:image", "twitter:image", "image"]) or _image(article))
        found.canonical_url = page.canonical if host(page.canonical) == host(page.url) else ""


def _published(document: Document, article: dict[str, Any], meta: Any, lines: list[str], fetched_at: datetime | None, zone: str) -> None:
    stated = [document.stated_date, str(article.get("datePublished") or ""), *(meta[n] for n in _DATE_NAMES if n in meta), *lines]
    for text in stated:
        if moment := dates.find(text, fetched_at, zone):
            found = document.metadata
            found.published_date, found.published_precision = moment.day, moment.precision
            found.published_at = moment.utc if moment.precision != "day" else None
            return


def _author(article: dict[str, Any], meta: Any, lines: list[str]) -> str:
    author = article.get("author")
    names = [a.get("name", "") if isinstance(a, dict) else a for a in (author if isinstance(author, list) else [author])]
    stated = ["、".join(n.strip() for n in names if isinstance(n, str) and n.strip()), _first(meta, _AUTHOR_NAMES)]
    stated += [_search(_AUTHOR, lines), _search(_REPORTER, lines)]
    return next((name for name in stated if name and len(name) <= 60 and not _NOT_A_NAME.search(name)), "")


def _section(article: dict[str, Any], meta: Any, lines: list[str]) -> str:
    """Stated, else a breadcrumb's last step, else what stands before a byline's date and on a line of its own."""
    stated = article.get("articleSection")
    if isinstance(stated, str) and stated.strip():
        return stated.strip()
    if section := _first(meta, _SECTION_NAMES):
        return section
    for text in lines:
        steps = [s for s in _CRUMBS.split(text.partition(":")[2] or text) if s]
        if len(steps) > 1 and re.search("首页|主页", steps[0]):
            steps = [s for s in steps[1:] if len(s) <= 10 and s not in ("正文", "详情", "内容")]
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


def _search(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((m[1].strip() for text in lines if (m := pattern.search(text))), "")
