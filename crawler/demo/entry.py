"""One article page of the site: which article, in which style, in which disguise; and its HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.demo.article import Article, bank
from crawler.demo.truth import Truth

Layout = Literal["paragraphs", "breaks", "tables", "soup", "taiwan", "mirror"]

_EDITORS: Final = ("秦暖", "杜小满", "韩青", "罗一舟")
_COMMENTS: Final = (
    ("云桥网友", "写得很实在，转给家里人看看。"),
    ("石湾的老陈", "我们村里也是这样，照片再多两张就好了。"),
    ("路过的风", "沙发。"),
    ("小麦穗", "第三段说得对，亲身经历过。"),
    ("手机用户0417", "有没有后续报道？"),
    ("青溪人家", "支持，希望别的地方也学一学。"),
    ("半杯茶", "看完了，收藏慢慢琢磨。"),
    ("匿名用户", "楼上说的和我遇到的不太一样。"),
)
FURNITURE: Final[dict[Layout, tuple[str, ...]]] = {
    "paragraphs": ("责任编辑", "分享到", "相关阅读", "网友评论", "版权声明", "当前位置"),
    "breaks": ("打印本页", "上一篇", "最热评论", "免责声明", "您的位置", "浏览："),
    "tables": ("责任编辑", "推荐文章", "点击数", "发表评论", "当前位置", "版权所有"),
    "soup": ("猜你喜欢", "全部评论", "扫码关注", "点赞", "仅供学习参考"),
    "taiwan": ("延伸閱讀", "著作權所有", "首頁"),
    "mirror": ("责任编辑", "删帖举报", "精彩推荐", "最新文章", "随机看看", "A+ A-"),
}


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Dress:
    """What somebody laid over an article's page: raw HTML in fixed places, another <title>, and what was done to its text."""

    title: str = "{title}"  # the <title>; {title} stands for the article's
    head: str = ""
    top: str = ""  # first in <body>
    lead: str = ""  # before the first paragraph
    middle: str = ""  # after the second paragraph
    end: str = ""  # after the last paragraph
    foot: str = ""  # last in <body>
    disguise: Callable[[str], str] = _as_it_is  # of every text of the article
    alter: Callable[[tuple[str, ...]], tuple[str, ...]] = lambda paragraphs: paragraphs
    contact: str = ""  # behind the line that asks for takedowns


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article page, and what must be found on it."""

    path: str
    article: str
    layout: Layout
    truth: Truth  # its open fields are filled in from the article
    dress: Dress = Dress()
    charset: str = "utf-8"  # of the bytes
    header: str | None = None  # charset that the response names; None: the true one, "": none
    meta: str | None = None  # the same for the <meta>
    robots: str = ""  # X-Robots-Tag
    first: int = 0  # of the article's paragraphs, those that this page has
    last: int | None = None  # exclusive
    onward: str = ""  # address of the article's next page
    delay: float = 0.0  # seconds before the answer
    listed: bool = True  # linked from its section's index

    @property
    def shown(self) -> tuple[str, ...]:
        """The page's paragraphs before any disguise."""
        return self.dress.alter(bank()[self.article].paragraphs[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as lists show it."""

    path: str
    title: str
    day: str = ""
    nofollow: bool = False


def lines(entry: Entry) -> list[tuple[str, int]]:
    """The paragraphs of a page as it shows them, each with its level."""
    levels = bank()[entry.article].levels[entry.first : entry.last]
    return [(entry.dress.disguise(text), level) for text, level in zip(entry.shown, levels, strict=True)]


def html(entry: Entry, related: list[Anchor]) -> str:
    """The page, not yet in bytes."""
    article = bank()[entry.article]
    draw = Random(entry.path)  # noqa: S311  # the same comments on the same page each time
    return render(
        entry.layout,
        charset_tag=charset_tag(entry.charset if entry.meta is None else entry.meta),
        title=entry.dress.title.format(title=f"{article.title}{_SITE_NAMES[entry.layout]}"),
        heading=entry.dress.disguise(article.title),
        article=article,
        published_slashes=_slashes(article),
        lines=lines(entry),
        dress=entry.dress,
        disguised=entry.dress.disguise,
        contact=entry.dress.contact,
        related=related,
        onward=entry.onward,
        editor=draw.choice(_EDITORS),
        comments=draw.sample(_COMMENTS, 3),
        hits=draw.randint(120, 9800),
        shown=_Shown(),
    )


def render(template: str, **values: object) -> str:
    """Render one of the page styles in `templates/`."""
    return _environment().get_template(f"{template}.html").render(values)


def charset_tag(charset: str) -> str:
    """The <meta> that declares a charset, as old pages write it; nothing for no charset."""
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""


_SITE_NAMES: Final[dict[Layout, str]] = {
    "paragraphs": "_云桥新闻网",
    "breaks": " - 老街坊生活网",
    "tables": "-临河县信息港",
    "soup": "",
    "taiwan": "｜島嶼週報",
    "mirror": "",
}


@dataclass(slots=True)
class _Shown:
    """What a template has already put on the page."""

    title: bool = False

    def show(self) -> bool:
        """Remember that the title stands inside the body by now."""
        self.title = True
        return True


def _slashes(article: Article) -> str:
    at = article.published
    return f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M:%S}"


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("crawler.demo", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
