"""The whole site: every address, what it answers, and what must be found there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote, unquote_to_bytes
from xml.sax.saxutils import escape

from crawler.demo import honest, hostile
from crawler.demo.article import Article, bank
from crawler.demo.entry import FURNITURE, Anchor, Entry, charset_tag, html, render
from crawler.demo.truth import Truth
from crawler.demo.walls import Served, walls

HOME: Final = "http://127.0.0.1:8765"
ENTRIES: Final = (
    *honest.NEWS,
    *honest.LIFE,
    *honest.COUNTY,
    *honest.ARCHIVE,
    *honest.ISLAND,
    *hostile.MIRRORS,
    *hostile.INJECTED,
    *hostile.HIDDEN,
)
SECTIONS: Final = {"news": "云桥新闻", "shenghuo": "老街坊生活", "linhe": "临河信息港", "ziliao": "七号资料站", "zhaiwu": "债务咨询"}
A_PAGE: Final = 18  # entries on a page of a section's index
KEPT: Final = 4  # sentences that truth asks for, spread over the article

_INDEX: Final = Truth(kind="index", table="rejects", verdict="rejected", reasons=("page.index",), flags=("page.index",))


def pages(home: str = HOME) -> Mapping[str, Served]:
    """Path with query, as `canonical` writes it -> what is served there; all pages that have a truth, in a fixed order."""
    served = [*(_article(entry) for entry in ENTRIES), *walls(), *_indexes(), _home()]
    return {canonical(page.path): page for page in [*served, *_listings(home)]}


def canonical(path: str) -> str:
    """A path with query as it is compared: percent-encoded in capitals, byte for byte."""
    place, mark, query = path.partition("?")
    return quote(unquote_to_bytes(place), safe="/.-_~") + (mark and "?" + quote(unquote_to_bytes(query), safe="=&.-_~"))


def _article(entry: Entry) -> Served:
    charset = entry.header if entry.header is not None else {"gb18030": "gbk"}.get(entry.charset, entry.charset)
    kind = "text/html" + (f"; charset={charset}" if charset else "")
    robots = (("X-Robots-Tag", entry.robots),) if entry.robots else ()
    return Served(
        path=entry.path,
        body=html(entry, _neighbours(entry)).encode(entry.charset),
        headers=(("Content-Type", kind), *robots),
        delay=entry.delay,
        truth=_truth(entry),
    )


def _truth(entry: Entry) -> Truth:
    """What the entry says of itself, and what follows from its article."""
    given, article = entry.truth, bank()[entry.article]
    if given.table in ("none", "rejects"):
        return replace(given, path=canonical(entry.path), charset=_family(entry.charset) if given.table == "rejects" else "")
    sentences = _sentences(entry, article)
    torn = tuple(s for s in sentences if "?" in entry.dress.disguise(s))
    whole = [s for s in sentences if s not in torn and not any(word in s for word in given.gone)]
    mirror = entry.layout == "mirror"
    return replace(
        given,
        path=canonical(entry.path),
        flags=(*given.flags, *(["corruption.byteshift"] if torn else [])),
        title=article.title if not entry.first else "",
        author="" if mirror else article.author,
        source=article.source if entry.layout in ("paragraphs", "breaks", "tables") else "",
        date=f"{article.published:%Y-%m-%d}",
        lang="zh-Hant" if entry.layout == "taiwan" else "zh-Hans",
        script="" if mirror else "hant" if entry.layout == "taiwan" else "hans",
        charset=_family(entry.charset),
        kept=_spread(whole),
        torn=torn,
        furniture=FURNITURE[entry.layout],
    )


def _sentences(entry: Entry, article: Article) -> list[str]:
    """The whole sentences of a page's text, as they were before any disguise; its lines where it has no sentences."""
    sentences = [s for text in entry.shown for s in article.split(text)]
    return sentences if len(sentences) >= KEPT else [*entry.shown]


def _spread(sentences: list[str]) -> tuple[str, ...]:
    """The first, the last, and some between; the longer ones among neighbours."""
    long = [s for s in sentences if len(s) >= 12 and " " not in s] or sentences
    steps = min(KEPT, len(long)) - 1 or 1
    return tuple(dict.fromkeys(long[i * (len(long) - 1) // steps] for i in range(steps + 1)))


def _family(charset: str) -> str:
    return {"big5": "big5hkscs"}.get(charset, charset)


def _anchor(entry: Entry) -> Anchor:
    """A link to an article; on the old county site, a query in Chinese as somebody typed it."""
    article = bank()[entry.article]
    return Anchor(
        re.sub(r"(?<==).+", lambda m: unquote_to_bytes(m[0]).decode("gb18030"), entry.path), article.title, f"{article.published:%Y-%m-%d}"
    )


def _section(name: str) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.path.startswith(f"/{name}/") and entry.listed]


def _neighbours(entry: Entry) -> list[Anchor]:
    """The next three of the same section; queries in Chinese only on the site that is in GBK."""
    section = [e for e in _section(entry.path.split("/")[1]) if e.path != entry.path and ("?" not in e.path or entry.charset == "gb18030")]
    at = sum(e.path < entry.path for e in section)
    return [_anchor(e) for e in (section[at:] + section[:at])[:3]]


def _indexes() -> Iterator[Served]:
    """Each section's lists, in pages of `A_PAGE`, with their pagination."""
    for name, title in SECTIONS.items():
        links = [_anchor(entry) for entry in _section(name)]
        parts = [links[at : at + A_PAGE] for at in range(0, len(links), A_PAGE)]
        names = [f"/{name}/index{f'_{n + 1}' if n else ''}.html" for n in range(len(parts))]
        for number, (path, part) in enumerate(zip(names, parts, strict=True)):
            onward = [Anchor(names[number + 1], "下一页")] if number + 1 < len(names) else []
            backward = [Anchor(names[number - 1], "上一页")] if number else []
            charset = "gb18030" if name == "linhe" else "utf-8"
            yield _index(path, f"{title}{f' 第{number + 1}页' if number else ''}", part, [*backward, *onward], charset)


def _index(path: str, title: str, links: list[Anchor], onward: list[Anchor], charset: str = "utf-8") -> Served:
    label = {"gb18030": "gb2312"}.get(charset, charset)
    hot = [_anchor(entry) for entry in honest.NEWS[:5]] if path != "/" else []
    text = render("index", charset_tag=charset_tag(label), title=title, head="", links=links, pages=onward, hot=hot)
    return Served(
        path=path, body=text.encode(charset), headers=(("Content-Type", "text/html"),), truth=replace(_INDEX, path=path, charset=charset)
    )


def _home() -> Served:
    sections = [Anchor(f"/{name}/index.html", f"{title}：全部文章") for name, title in SECTIONS.items()]
    island = [_anchor(entry) for entry in honest.ISLAND]
    hot = [_anchor(entry) for entry in honest.NEWS[:5]]
    unlisted = {"/about.html", "/news/draft-1.html", "/news/old-museum.html"}
    others = [
        Anchor(page.path, _NAMES.get(page.path, _name(page))) for page in walls() if page.path not in unlisted and "?" not in page.path
    ]
    special = [
        Anchor("/news/old-museum.html", "博物馆夜场（旧地址）"),
        Anchor("/news/bridge-print.html", "百年石拱桥完成修缮（打印版）"),
    ]
    links = [*sections, *hot, *island, *special, *others]
    return _index("/", "淘沙演示站", [replace(link, nofollow=link.path.startswith("/user/")) for link in links], [])


_NAMES: Final = {  # what the front page calls pages that are something else by now
    "/zhaiwu/vod.html": "影视频道",
    "/youxi/xinglan.html": "游戏专区",
    "/news/verify.html": "网友来信选登",
    "/ziliao/vip.html": "资料下载专区",
    "/news/deleted.html": "南屏区旧城改造公示",
    "/shenghuo/app.html": "老街坊手机版",
    "/news/2019/gone.html": "二〇一九年专题",
    "/search.php": "站内搜索",
}


def _name(page: Served) -> str:
    found = re.search(r"<title>(.*?)</title>", page.body.decode())
    return found[1] if found else page.path


def _listings(home: str) -> Iterator[Served]:
    """robots.txt, two sitemaps and a feed; they become no row."""
    robots = f"User-agent: *\nDisallow: /neibu/\n\nSitemap: {home}/sitemap.xml\nSitemap: {home}/sitemap_gongyi.xml\n"
    news = [e for e in honest.NEWS if e.truth.crawl not in ("feed", "robots sitemap", "redirect") and e.truth.kind != "continuation"]
    feed = [e for e in honest.NEWS if e.truth.crawl == "feed" or e.path in ("/news/bridge.html", "/news/lift.html", "/news/lake.html")]
    named = [e for e in honest.NEWS if e.truth.crawl == "robots sitemap"]
    for path, text, kind in (
        ("/robots.txt", robots, "text/plain; charset=utf-8"),
        ("/sitemap.xml", _sitemap(home, news), "application/xml"),
        ("/sitemap_gongyi.xml", _sitemap(home, named), "application/xml"),
        ("/feed.xml", _feed(home, feed), "application/rss+xml; charset=utf-8"),
    ):
        yield Served(
            path=path,
            body=text.encode(),
            headers=(("Content-Type", kind),),
            truth=Truth(path=path, kind="listing", table="none", asked=True),
        )


def _sitemap(home: str, entries: list[Entry]) -> str:
    rows = "".join(
        f"<url><loc>{escape(home + e.path)}</loc><lastmod>{bank()[e.article].published:%Y-%m-%d}</lastmod></url>\n" for e in entries
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def _feed(home: str, entries: list[Entry]) -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{escape(home + e.path)}</link>"
        f"<pubDate>{format_datetime(a.published)}</pubDate></item>\n"
        for e, a in ((e, bank()[e.article]) for e in entries)
    )
    channel = f"<channel><title>云桥新闻网</title><link>{home}/news/index.html</link>\n{items}</channel>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">{channel}</rss>\n'
