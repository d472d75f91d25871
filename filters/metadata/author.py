"""Who wrote an article: as its head states it, as a byline says, or as a name that stands alone under the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from filters.dom import head
from filters.line import Line
from filters.metadata import fields, names
from filters.metadata.clues import Clues
from filters.metadata.house import names as house_names
from filters.model import Page

UNDER_HEADLINE: Final = 2  # lines below the headline in which a name may stand alone
NEAR_HEADLINE: Final = 5  # the same of an account
MIN_HOUSE: Final = 4  # characters of a site's name with which an author's begins

_META: Final = (
    "article:author author.name author og:author og:article:author twitter:creator byl "
    "dc.creator citation_author weibo:article:author _author"
).split()
_OWN_SITE: Final = re.compile(r"的|君|博客|日记|笔记|随笔|[’'`]s\b|\s*blog", re.IGNORECASE)  # behind a person's name in the name of a site
_EDITS: Final = "责任编辑|責任編輯|责编|責編|编审|审核|校对|录入"
_EDITOR: Final = re.compile(rf"(?:{_EDITS})\s*[:：]?\s*[(（]?\s*$")  # before the name of one
_ON_DUTY: Final = re.compile(rf"(?:{_EDITS}|编辑)\s*[:：]?\s*[(（]?\s*$")  # the same on an authority's page; elsewhere an editor may write
_PARTS: Final = re.compile(r"\s*(?:[_|丨]|\s[-–—]\s|(?<=[\u4e00-\u9fff])[-–])\s*")  # between the names in <title>
_BLOG: Final = re.compile(  # whose blog it is, before the name of the house that has it
    r"(?:^|[_|丨\s-])\s*([^_|丨\s-]{2,16}?)(?:的(?:[^_|丨\s-]{0,4})?(?:博客|笔记|日记|随笔|空间))?\s*[_|丨-]\s*[^_|丨\s-]{0,6}博客园?\s*$"
)
_OWNER: Final = re.compile(
    r"(?:^|[_|丨\s-])\s*([^_|丨\s-]{2,12}?)的(?:个人空间|个人主页|空间|菜谱|日志|专栏)\s*(?=$|[_|丨-])"
)  # whose page it is
_TOPIC: Final = re.compile(
    r"/(?:categor(?:y|ies)|tags?|topics?)/|/index\.\w+$|[?&](?:cat|tag|type|class)\w*="
)  # in the address of what an article is about
_LOGIN: Final = re.compile(r"[a-z][a-z\d_.-]*")  # by which somebody signs in; as an author it stands back as well
# Who makes a site and none of its articles.
_MAKER: Final = re.compile(
    r"(?:公司|集团|科技|工作室|传媒)$|^[\u4e00-\u9fff]{0,4}(?:策划|设计|制作|建设|建站|开发|维护|运营|推广|技术支持|版权)[\u4e00-\u9fff]{0,2}\s*[:：]"
)
# What an institution or a site calls itself; as an author it stands back behind a byline.
_INSTITUTION: Final = re.compile(r"(?:网站?|新闻|[日晚晨早时]报|周刊|频道|在线|编辑部?|客户端|[电视]台|传媒|公司|集团|中心|委员会|小编)$")


def find(clues: Clues, signed: Iterable[str], accounts: Iterable[str]) -> str:
    """The first of what JSON-LD and <meta> state, what bylines say, what markup has `signed`, and what stands alone.

    An institution that is stated stands back behind what lines and markup say, and who only made the site is not taken; `accounts` are
    the names beside the moment.
    """
    house, lines, under = clues.house, clues.lines.told, clues.lines.under
    heads = [clues.stated.author, *head.stated(clues.meta, _META)]
    named = [name for name in map(names.bare, heads) if names.is_name(name) and not (_is_house(name, house) or _is_of_house(name, house))]
    named = [name for name in named if not (clues.page and _is_editor(name, clues.page))]
    if any(map(_INSTITUTION.search, named)) and clues.page:
        sites = house_names(clues.page).sure
        named = [name for name in named if name not in sites or not _INSTITUTION.search(name)]
    for name in named:
        if any(name in line.view.text.split() for line in under[:UNDER_HEADLINE]):
            return name
        if not _INSTITUTION.search(name) and not _LOGIN.fullmatch(name):
            return name
    if told := next(names.in_lines(lines, clues.as_written), "") or names.below_label(lines):
        return told
    for name in map(names.bare, signed):
        if names.is_name(name) and not _is_house(name, house):
            return name
    if (blog := _BLOG.search(house) or _OWNER.search(house)) and names.is_name(blog[1]):
        return blog[1]
    if told := next((line.view.text.strip() for line in _followed(under)), ""):
        return told
    alone = (name for line in [*under[:UNDER_HEADLINE], *clues.lines.signed_off] if (name := names.alone(line.view.text.strip())))
    if told := named[0] if named else next(alone, ""):
        return told
    named = [name for name in accounts if names.is_name(name) and not _is_house(name, house)]
    topics = {link.text for link in clues.page.links if _TOPIC.search(link.url)} if named and clues.page else set()
    return next((name for name in named if name not in topics), "")


def _followed(under: Sequence[Line]) -> Iterator[Line]:
    """The lines below the headline that readers may follow by a button one or two lines below."""
    near = under[:NEAR_HEADLINE]
    for at, line in enumerate(near):
        if any(names.followed(line.view.text.strip(), below.view.text.strip()) for below in near[at + 1 : at + 3]):
            yield line


def _is_editor(name: str, page: Page) -> bool:
    """Whether the page says of somebody that he edited the article: systems of authorities and others state nobody else.

    An authority's own system may state an office as well, which is none who wrote.
    """
    of_authority = "sitename" in page.meta
    label = _ON_DUTY if of_authority else _EDITOR
    edits = any(label.search(block.text, 0, at) for block in page.visible if (at := block.text.find(name)) > 0)
    return edits or (of_authority and fields.is_house(name))


def _is_of_house(name: str, house: str) -> bool:
    """Whether a name that is stated is a company's, has the label of a trade, or begins with what <title> calls the site."""
    return _MAKER.search(name) is not None or any(len(part) >= MIN_HOUSE and name.startswith(part) for part in _PARTS.split(house) if part)


def is_own_site(name: str, author: str) -> bool:
    """Whether a name is the author's, or that of a site called after the author."""
    return bool(author) and (name == author or (name.startswith(author) and _OWN_SITE.match(name, len(author)) is not None))


def _is_house(name: str, house: str) -> bool:
    """Whether a name is the site's, which stands last in <title>; a person's own site is called after the person."""
    house = next((part for part in _PARTS.split(house)[::-1] if part), "")
    return name in house and _OWN_SITE.match(house, house.index(name) + len(name)) is None
