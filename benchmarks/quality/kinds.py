"""Pages of known kinds, all ours: articles, notices, poems and threads must stay; indexes, products, stubs, lists and salad must go.

The texts to be kept, products and stubs are written by hand (`texts/`, the demo site's articles); the rest is made with a seed.
"""

from __future__ import annotations

import html
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crawler.demo.article import bank
from filters.model import RawPage
from pipelines.policy import Policy, decide
from pipelines.record import Record

TEXTS: Final = Path(__file__).with_name("texts")
KEPT: Final = ("article", "notice", "poem", "forum")
DROPPED: Final = ("index", "product", "stub", "links", "salad")
MADE: Final = 24  # pages of each kind that is made

_CITIES: Final = "临江 青州 北川 石桥 东岭 南屏 云溪 白沙 河口 平湖 望都 桐乡".split()
_TRADES: Final = "搬家公司 开锁服务 管道疏通 空调维修 家电回收 办公家具 钢结构厂房 防水补漏 注册公司 商标代理 激光打标机 彩钢板".split()
_ENDS: Final = "价格 电话 哪家好 厂家 报价 多少钱 附近 上门 排名 联系方式".split()
_SECTIONS: Final = "首页 新闻 财经 科技 体育 娱乐 教育 健康 房产 汽车 旅游 视频 专题 论坛 地方 图片".split()


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page and what it is."""

    kind: str
    title: str
    body: str  # HTML

    @property
    def kept(self) -> bool:
        """Whether a policy must keep it."""
        return self.kind in KEPT

    def raw(self, number: int) -> RawPage:
        """The page as it would be fetched."""
        whole = f"<html><head><title>{html.escape(self.title)}</title></head><body>{self.body}</body></html>"
        return RawPage(whole.encode(), f"http://{self.kind}.example/{number}.html", headers=(("content-type", "text/html; charset=utf-8"),))


def labelled(seed: int = 9) -> list[Labelled]:
    """All pages; the same for the same seed."""
    return [*_written(), *_made(random.Random(seed))]


def _written() -> Iterator[Labelled]:
    for article in bank().values():
        if not article.name.startswith(("english", "japanese")):
            yield _page("poem" if article.name == "spring-poem" else "article", article.title, article.paragraphs)
    for kind in ("notice", "poem", "forum", "product", "stub"):
        for entry in (TEXTS / f"{kind}.txt").read_text("utf-8").split("\n", 1)[1].strip().split("\n\n"):
            title, *lines = entry.split("\n")
            yield _page(kind, title, lines)


def _made(draw: random.Random) -> Iterator[Labelled]:
    titles = [article.title for article in bank().values()]
    words = [line for article in bank().values() for line in article.paragraphs]
    for _ in range(MADE):
        yield _index(draw, titles)
        yield _links(draw, titles)
        yield _salad(draw, words)


def _page(kind: str, title: str, lines: Sequence[str]) -> Labelled:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return Labelled(kind, title, f"<h1>{html.escape(title)}</h1><div class=content>{body}</div>")


def _index(draw: random.Random, titles: Sequence[str]) -> Labelled:
    """A section's front: headlines with dates, an excerpt here and there, pages to turn."""
    section = draw.choice(_SECTIONS[1:])
    items = "".join(
        f"<li><a href=/a/{n}.html>{title}</a> <span>{_date(draw)}</span></li>" for n, title in enumerate(draw.sample(titles, 20))
    )
    pages = "".join(f"<a href=/{section}/{n}.html>{n}</a> " for n in range(1, draw.randint(4, 12)))
    return Labelled("index", f"{section}频道", f"<div><h1>{section}</h1><ul>{items}</ul><p>{pages}<a href=/n>下一页</a></p></div>")


def _links(draw: random.Random, titles: Sequence[str]) -> Labelled:
    """Links to other sites or to tags, few or many."""
    named = [f"{draw.choice(_CITIES)}{draw.choice(('网', '在线', '信息港', '论坛', '日报'))}" for _ in range(draw.randint(8, 40))]
    said = named if draw.random() < 0.5 else draw.sample(titles, draw.randint(6, 14))
    items = "".join(f"<a href=http://{n}.example/>{name}</a>{draw.choice((' ', '<br>', ' | '))}" for n, name in enumerate(said))
    return Labelled("links", draw.choice(("友情链接", "网站导航", "热门标签", "相关阅读")), f"<div><p>{items}</p></div>")


def _salad(draw: random.Random, lines: Sequence[str]) -> Labelled:
    """What machines make for search engines: keywords by the hundred, one sentence for every town, words without a sentence."""
    trade = draw.choice(_TRADES)
    keywords = [f"{draw.choice(_CITIES)}{trade}{draw.choice(_ENDS)}" for _ in range(60)]
    made = draw.choice((_soup, _towns, _shuffled))
    return _page("salad", f"{trade}{draw.choice(_ENDS)}", made(draw, trade, keywords, lines))


def _soup(draw: random.Random, _trade: str, keywords: list[str], _lines: Sequence[str]) -> list[str]:
    sign = draw.choice((",", " ", "_", "|", "、"))
    return [sign.join(keywords[n : n + 12]) for n in range(0, 60, 12)]


def _towns(draw: random.Random, trade: str, _keywords: list[str], _lines: Sequence[str]) -> list[str]:
    return [f"{city}{trade}为{city}客户提供专业的{trade}服务，{city}{trade}电话欢迎咨询。" for city in draw.sample(_CITIES, 10)]


def _shuffled(draw: random.Random, trade: str, _keywords: list[str], lines: Sequence[str]) -> list[str]:
    characters = [c for line in draw.sample(lines, 12) for c in line if c.isalnum()]
    draw.shuffle(characters)
    text = "".join(characters)[:600]
    return [f"{trade}{text[n : n + 60]}" for n in range(0, len(text), 60)]


def _date(draw: random.Random) -> str:
    return f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def judged(pages: Sequence[Labelled], records: Sequence[Record], policy: Policy) -> Mapping[str, float]:
    """Share of the pages of each kind, and of all, that a policy decides rightly."""
    right = defaultdict[str, list[bool]](list)
    for page, record in zip(pages, records, strict=True):
        decide(record, policy)
        right[page.kind].append(record.kept == page.kept)
        right["all"].append(record.kept == page.kept)
    return {kind: sum(told) / len(told) for kind, told in right.items()}
