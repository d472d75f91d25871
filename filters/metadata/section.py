"""Under which heading of its site an article stands: as the head states it, as a breadcrumb or a label says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from filters.dom import head
from filters.line import Line
from filters.metadata import dates
from filters.metadata.clues import Clues
from filters.model import Page

MAX_STEP: Final = 14  # characters of a breadcrumb's step
MAX_CRUMBS: Final = 80  # characters of a breadcrumb
CRUMB_LINES: Final = 8  # of a box that is one
CRUMB_BOXES: Final = 8  # of a page that are looked at

_META: Final = (
    "article:section og:section parsely-section section category columnname og:category og:article:section articlesection".split()
)
_STEPS: Final = ">＞»›→"  # what a breadcrumb's steps are set apart by
_STEP: Final = re.compile(f"[{_STEPS}]")
_CRUMBS: Final = re.compile(rf"\s*[{_STEPS}]+\s*")
_SLASHES: Final = re.compile(rf"\s*[{_STEPS}/|]+\s*|\s+[-–]\s+|\s*::\s*")  # the same behind a word for here
_HERE: Final = re.compile(r"^.{0,6}(?:位置|所在|导航|導航|路径|路徑)\s*[:：]\s*")
_HOME: Final = re.compile("[首主][页頁]|^home$", re.IGNORECASE)
_LEAF: Final = frozenset(
    "正文 詳情 详情 內容 内容 文章 阅读 閱讀 正文阅读 新闻详情 文章详情 问题详情 信息详情 内容详情 详细内容 全文 当前页 浏览文章 查看文章"
    " 信息内容 查看内容 查看正文".split()
)
_ISSUE: Final = re.compile(r"\b(?:Vol|No)\.\s?\d|第\S+[期卷]")  # a step: what of a paper or a magazine the article stands in
_BEHIND: Final = re.compile(r"\s*[\[【(（][^\[\]【】()（）]*(?:[\]】)）]|$)\s*$")  # a step: a button in brackets
_BARE: Final = re.compile(r"\s+[/／]\s+")
_LABEL: Final = re.compile(
    r"(?:(?:^|[\s|·,，。/])(?:所[属屬])?(?:文章|新[闻聞]|内容)?(?:分[类類](?:于|於|[专專][栏欄])?|[栏欄]目|[频頻]道)(?:\s*[:：]\s*|(?<=[于於])\s*|\n)"
    r"|(?:^|\s)(?:Categor(?:y|ies)\s*:|(?:[Ii]ncluded|[Ff]iled|[Pp]osted) (?:in|under)\b)\s*)"
    r"([\u4e00-\u9fffA-Za-z][\w·&+#.-]{1,19})(?=$|[\s|·,，/])",
    re.MULTILINE,
)
# What stands beside such a label in a menu.
_MENU: Final = frozenset("首页 主页 归档 標籤 标签 分类 分類 关于 關於 友链 留言 搜索 登录".split())
_OF_ALL: Final = frozenset("post posts blog blogs article articles p".split())  # sections that makers of sites put all articles into
_CATEGORY: Final = re.compile(r"/(?:category|categories)/[^/?#]+")  # in the address of a section's list
UNDER: Final = 4  # lines below the headline, and as many beside it, in which a link to such a list is the article's
_CRUMB_BOX: Final = re.compile(r"crumb|bread|\bposition\b|\blocation\b|weizhi|dqwz|navpath|addr(?!ess)")
_CRUMB_SIGNS: Final = "crumb bread position location weizhi dqwz navpath addr".split()  # one of which stands in each of these


def find(clues: Clues) -> str:
    """The section: what is stated, the last step of a breadcrumb, what a link or a label says."""
    stated = chain([clues.stated.section] if clues.stated.section else (), head.stated(clues.meta, _META))
    if found := next((name for name in stated if name not in _OF_ALL), ""):
        return found
    page, title, house = clues.page, clues.title, clues.house
    lines = clues.lines.told
    texts = [(line.raw if clues.as_written else line.view.text).strip() for line in lines]
    for steps in chain([clues.stated.trail], _trails(texts, page, title, house)):
        if step := _last(steps[1:] if steps and _is_home(steps[0], house) else steps, title):
            return step
    if page and page.categories:
        return page.categories[0]
    if page and (linked := _category([*clues.lines.under[:UNDER], *clues.lines.close[:UNDER]], page)):
        return linked
    said = "\n".join([text for text, line in zip(texts, lines, strict=True) if line.link_chars < len(text)])
    label = next((match[1] for match in _LABEL.finditer(said) if match[1] not in _MENU), "")
    return label or _before_date(texts)


def _category(lines: Sequence[Line], page: Page) -> str:
    """The first link of a line beside the headline that leads to the list of a section."""
    linked = [line for line in lines if line.link_chars]
    names = [link.text for link in page.links if link.text and link.text[0] != "#" and _CATEGORY.search(link.url)] if linked else []
    told = ((line, [name for name in names if name in line.raw]) for line in linked)
    return next((min(here, key=line.raw.index) for line, here in told if here), "")


def _trails(texts: Sequence[str], page: Page | None, title: str, house: str) -> Iterator[list[str]]:
    """The page's breadcrumbs, the surest first: lines that begin at home or with a word for here, boxes that are called so, lines that
    only lead to a word for the article.
    """
    doubtful = list[list[str]]()
    for steps, here in _breadcrumbs(texts, title):
        if here or _is_home(steps[0], house):
            yield steps
        else:
            doubtful.append(steps)
    yield from _boxed(page, title) if page else ()
    yield from (steps for steps in doubtful if _is_leaf(steps[-1]))


def _breadcrumbs(texts: Iterable[str], title: str) -> Iterator[tuple[list[str], bool]]:
    """The steps of each line that signs divide into several or that begins with a word for here, and whether it does."""
    for text in texts:
        if len(text) > MAX_CRUMBS + len(title):
            continue
        here = _HERE.match(text) if ":" in text or "：" in text else None
        set_apart = _SLASHES if here else _CRUMBS if _STEP.search(text) else _BARE if _BARE.search(text) else None
        if set_apart is None:
            continue
        steps = [step.strip(" -–|") for step in set_apart.split(text[here.end() :] if here else text) if step.strip()]
        if len(steps) > 1 or (steps and here):
            yield steps, here is not None


def _boxed(page: Page, title: str) -> Iterator[list[str]]:
    """The steps in a box that is called breadcrumb or the like: what signs set apart there, or the links where nothing does."""
    names = "\n".join([box.name for box in page.containers])
    if not any(sign in names for sign in _CRUMB_SIGNS):
        return
    boxes = (box for box in page.containers if 0 < box.end - box.first <= CRUMB_LINES and _CRUMB_BOX.search(box.name))
    for box in islice(boxes, CRUMB_BOXES):
        lines = [block.text for block in page.visible[box.first : box.end]]
        if _STEP.search(" ".join(lines)):
            yield from (steps for steps, _ in _breadcrumbs([" ".join(lines)], title))
            continue
        text = "".join(lines)
        steps, rest = _linked(text, page) if len(text) <= MAX_CRUMBS + len(title) else ([], "")
        if len(steps) + bool(rest) > 1 and _is_home(steps[0], ""):
            yield [*steps, rest] if rest and rest not in title else steps


def _linked(text: str, page: Page) -> tuple[list[str], str]:
    """The texts of the page's links that a text begins with, one after the other, and what follows them."""
    best = list[str](), text
    for at, first in enumerate(page.links):
        if not (first.text and text.startswith(first.text)):
            continue
        steps, rest = list[str](), text
        for link in page.links[at : at + CRUMB_LINES]:
            if not (link.text and rest.startswith(link.text)):
                break
            steps.append(link.text)
            rest = rest[len(link.text) :].lstrip(" \xa0/|-·")
        best = max(best, (steps, rest), key=lambda found: len(found[0]))
    return best


def _last(steps: Sequence[str], title: str) -> str:
    """The last step that is not the article itself."""
    named = (_BEHIND.sub("", step) for step in steps)
    kept = [
        step
        for step in named
        if 0 < len(step) <= MAX_STEP and not (_is_leaf(step) or _ISSUE.search(step)) and not (step in title and 2 * len(step) >= len(title))
    ]
    return kept[-1] if kept else ""


def _is_home(step: str, house: str) -> bool:
    """Whether a step is the home page or the site's name."""
    return (len(step) <= MAX_STEP and _HOME.search(step) is not None) or step in house


def _is_leaf(step: str) -> bool:
    """Whether a step is a word for the article, perhaps with a button beside it."""
    return step in _LEAF or step.startswith("正文 ") or step.endswith("正文")


def _before_date(texts: Sequence[str]) -> str:
    """What stands before a byline's date and on a line of its own."""
    alone = set(texts)
    for text in texts:
        before = dates.before_date(text)
        if 2 <= len(before) <= MAX_STEP and before in alone:
            return before
    return ""
