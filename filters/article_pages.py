"""Articles laid out over several addresses: the link to an article's next page, and its pages joined.

A list's further pages are `filters.list_pages`; the next article (下一篇, `124.html` after `123.html`) is neither.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from filters.dom.bounds import MAX_CHARS
from filters.fold import fold, letters
from filters.furniture import closes
from filters.line import Line
from filters.list_pages import says_next, scripted
from filters.listing import names_a_list
from filters.model import Category, Document, Page

MOST_PAGES: Final = 100  # of one article; a greater number at the end of an address is an article's own
FEW_PAGES: Final = 9  # behind a name without a digit; a greater number is an article's own
ENDS: Final = 12  # lines at the head and at the tail of a page among which it repeats itself

_SAYS: Final = re.compile(r"\W*[下后後nN第\d]")  # how a link to another page begins
_ORDINAL: Final = re.compile(r"\W*第?\s*(\d{1,3})\s*[页頁]?\W*")
_PART: Final = re.compile(r"^(?P<stem>.*?)(?:(?P<sign>[_-]|/|/page/)(?P<number>\d{1,3}))?(?P<ending>\.\w{2,6})?/?$", re.IGNORECASE)
_PAGE_KEYS: Final = frozenset("page p pn pg pageno page_num pagenum curpage currentpage".split())
_PAGER: Final = re.compile(
    r"(?:[\s\d\[\]()<>«»|.,/…·-]|共|第|[页頁]|[上下前后後][一1]?[页頁]|[首尾末][页頁]|余下全文|prev(?:ious)?|next)+",
    re.IGNORECASE,
)
_INDEX: Final = re.compile(r"index|default|page", re.IGNORECASE)
_DATED: Final = re.compile(r"/(?:19|20)\d\d(?:/\d{1,4})?$")  # what stands before a month or a day, or an article of that day
_NUMBERED: Final = re.compile(r"\(?第?\d{1,3}(?:/\d{1,3})?页?\)?$")


def next_part(page: Page, document: Document) -> str:
    """The address of this article's next page, empty where it ends here.

    The address differs from the page's own in a page number only, one greater, and the link says so: 下一页, or that number.
    A list has no parts: neither a page that is one (`page.index` among the document's findings), nor one at the address of one.
    """
    if names_a_list(page.url) or any(finding.category is Category.PAGE_INDEX for finding in document.findings):
        return ""
    own, own_number = _place(page.url)
    begins = _SAYS.match
    for link in [link for link in page.links if begins(link.text)]:
        if link.hidden or not (saying := _saying(link.text)):
            continue
        there, number = _place(link.url)
        if there != own or not number:
            continue
        # A first page bears no number, and the second bears 2, or 1 where pages are counted from 0.
        follows = number == own_number + 1 if own_number else number in (1, 2)
        if follows and saying in ("next", str(number), str(number + 1)):
            return link.url
    return _of_script(page, own)


def join(first: Document, more: Document) -> None:
    """Append to an article the lines of its next page; `first` becomes the longer one, `more` is not to be used again.

    Left out are the title and the heading lines told again, what stands at the end of both pages (it stays at the end of the last),
    and the pager. To be called before repair and detection, which then read the whole article once.
    """
    _drop_tail(first, {_key(line) for line in _tail(more)})
    told = {_key(line) for line in [first.title, *filter(None, [first.headline]), *first.lines[:ENDS]]}
    _drop_tail(more, set(), last=True)
    first.lines += [line for i, line in enumerate(more.lines) if i >= ENDS or not (_is_pager(line) or _key(line) in told)]
    known = {line.raw for line in first.outside}
    first.outside += [line for line in more.outside if line.raw not in known]
    first.findings += more.findings


def is_full(article: Document) -> bool:
    """Whether an article, or what stands around it, is as long as what is read of one page: no further page of it is to be joined."""
    return any(sum([len(line.raw) for line in lines]) >= MAX_CHARS for lines in (article.lines, article.outside))


def is_first(url: str) -> bool:
    """Whether an address can be that of a whole article, or of its first page."""
    return _place(url)[1] <= 1


def of_one_article(url: str, other: str) -> bool:
    """Whether two addresses differ in nothing but a page number."""
    return _place(url)[0] == _place(other)[0]


def _place(url: str) -> tuple[tuple[str, ...], int]:
    """An address without its page number, and that number; 0 where it bears none."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [int(value) for key, value in query if key.lower() in _PAGE_KEYS and value.isdecimal()]
    rest = tuple(f"{key}={value}" for key, value in query if key.lower() not in _PAGE_KEYS)
    match = _PART.match(parts.path)
    assert match is not None  # every path matches
    stem, sign, number = match["stem"], match["sign"] or "", int(match["number"] or 0)
    if not 0 < number <= MOST_PAGES or not stem.strip("/") or _DATED.search(stem) or _is_own(stem, sign, number, match["ending"] or ""):
        stem, number = stem + sign + (match["number"] or ""), 0
    return (parts.netloc.lower(), stem, match["ending"] or "", *rest), number or (numbers[0] if numbers else 0)


def _is_own(stem: str, sign: str, number: int, ending: str) -> bool:
    """Whether the number of `/news/88.html` or `/news/show-88.html` is the article's own: no name stands before it that an article has.

    An article's name has a digit (`123_2.html`); a few pages may follow any other (`laojie_2.html`, `/laojie/2`).
    """
    name = stem.rpartition("/")[2]
    if sign == "/page/" or _INDEX.fullmatch(name) or any(map(str.isdecimal, name)):
        return False
    return bool(ending) if sign == "/" else number > FEW_PAGES


def _saying(text: str) -> str:
    """What a link says of its place: `next`, a number, or nothing."""
    if says_next(text):
        return "next"
    match = _ORDINAL.fullmatch(text)
    return str(int(match[1])) if match else ""


def _of_script(page: Page, own: tuple[str, ...]) -> str:
    """The next page where a script writes the links, and the address that it makes is of this article."""
    url = scripted(page.url, page.scripts)
    return url if url and _place(url)[0] == own else ""


def _drop_tail(first: Document, repeated: set[str], *, last: bool = False) -> None:
    """From the end of a page off what the next one says at its end too, the pager, and furniture, which the last one keeps."""
    while first.lines:
        line = first.lines[-1]
        if line.raw.strip() and not _is_pager(line) and _key(line) not in repeated and (last or not closes(fold(line.raw))):
            break
        first.lines.pop()


def _tail(document: Document) -> list[Line]:
    return [line for line in document.lines[-ENDS:] if line.raw.strip()]


def _is_pager(line: Line) -> bool:
    return _PAGER.fullmatch(line.raw.strip()) is not None


def _key(line: Line) -> str:
    """What lines of two pages are compared by: folded letters, without a page number at the end."""
    return letters(_NUMBERED.sub("", fold(line.render()).strip()))
