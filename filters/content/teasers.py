"""What a page recommends, not what it says: titles of other articles with a line or two each, and boxes that a heading calls so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from filters.content import labels, thread
from filters.content.prose import amount, unlinked
from filters.model import WHOLE_PAGE, Block, Container, Page

ROW: Final = 3  # teasers of one make, one behind the other, from which they are a row
PLAIN_ROW: Final = 5  # the same of those whose lines differ in nothing but the links
MIN_TITLE, MAX_TITLE = 4, 120  # characters of a title
LINKED: Final = 0.8  # share of a title's characters that are a link
BEGINNING: Final = (0.08, 0.8)  # the same of a line in which the title stands before the summary
MAX_LINES: Final = 6  # of one teaser: title, summary, place, time, counts
MIN_SUMMARY: Final = 15  # characters of what is said below a title; titles with less are a list of links
MAX_SUMMARY: Final = 250  # the same; what is longer is an article with a linked heading

WORDS: Final = 0.8  # share of what a page says in paragraphs with a link each, from which they are its article

MAX_HEADING: Final = 14  # characters of a heading over what a page recommends
MIN_HEADLINE: Final = 6  # characters of a line that is a part of <title> and by that the headline
MOST: Final = 0.85  # of a page's prose; what holds more is the article
MORE: Final = 0.6  # the same where no headline is seen
SAID: Final = 20.0  # worth from which what stands between headline and comments is an article

_HEADING: Final = re.compile(
    r"[【\[]?(?:(?:相[关關似]|精彩|[热熱][门門点點]|最新|本周|今日|推[荐薦]|更多|延伸|[扩擴]展|往期|[编編][辑輯]|[频頻]道|[图圖][文片]|站[长長]|[随隨][机機]|其他|同[类類]|[类類]似|近期)"
    r"(?:[阅閱][读讀]|文章|新[闻聞]|[资資][讯訊]|推[荐薦]|[内內]容|[链鏈連][接結结]|[报報][道導]|[专專][题題]|精彩|精[选選]|排行榜?|[热熱][点點]|[视視][频頻]|影音|[图圖][集片]|回[顾顧]|[标標][签籤]|帖子|[问問][题題]|人物|博文|[话話][题題]|[产產]品|商品|案例|[职職]位|[软軟]件|[游遊][戏戲]|小[说說]|[专專]利|[试試]卷|菜[谱譜]|[课課]程)"
    r"|[为為给給][您你](?:推[荐薦]|精[选選])|猜[您你](?:喜[欢歡]|想看)|大家都在[看搜聊]|看了又看|[您你]可能(?:[还還]|也)?(?:感[兴興]趣|喜[欢歡])的?(?:文章|[内內]容)?"
    r"|(?:[点點][击擊]|[阅閱][读讀]|新[闻聞]|文章|[热熱]度)?排行榜?|24小[时時][热熱][文榜闻聞]|[热熱][榜搜文]|本站公告|[关關][于於]作者|作者[简簡]介|[联聯][系絡络]我[们們]|(?:免[责責]|法律|特[别別]|[郑鄭]重|版[权權])[声聲]明|[风風][险險]提示)[】\]]?\s*[:：>»]*"
)
_FIRST: Final = frozenset(
    "【[相精热熱最本今推更延扩擴往编編频頻图圖站随隨其同类類近为為给給猜大看您你可点點阅閱新文排2关關联聯作免法特郑鄭版风風"
)  # of such a heading
_BOXES: Final = frozenset("article dd div dl li section".split())


def find(page: Page) -> frozenset[int]:
    """The numbers of the visible blocks that are teasers, looked for once a page."""
    if page.teasers is None:
        page.teasers = frozenset(_found(page))
    return page.teasers


def _found(page: Page) -> set[int]:
    blocks, found = page.visible, set[int]()
    titles = [i for i, block in enumerate(blocks) if block.link_chars >= MIN_TITLE and _begins(i, page)]
    if titles and thread.is_thread(page):
        signed = {name.number for name in page.signed}
        titles = [i for i in titles if not (blocks[i].link_chars <= labels.MAX_NICK and (i in signed or labels.is_label(blocks[i])))]
    row, whole = list[int](), unlinked(blocks) if titles else 0
    for here, there in pairwise([*titles, -1]):
        if not row:
            row = [here]
        if there >= 0 and _is_teaser(blocks[here:there]) and _alike(here, there, page):
            row.append(there)
            continue
        if len(row) >= _least(row, page) and len({blocks[i].text for i in row}) > 1:  # else they are controls
            span = range(row[0], _end(row, page))
            if not (_are_words(row, blocks) and unlinked(blocks[row[0] : span.stop]) > WORDS * whole):
                found.update(span)
        row = []
    return found


def is_heading(text: str) -> bool:
    """Whether a line stands over what the page recommends."""
    return len(text) <= MAX_HEADING and text[:1] in _FIRST and _HEADING.fullmatch(text) is not None


def headed(page: Page) -> list[tuple[int, int]]:
    """Where boxes start and end that begin with a heading over what the page recommends."""
    headings = [i for i, block in enumerate(page.visible) if is_heading(block.text)]
    boxes = ((i, headed_by(i, page)) for i in headings)
    return [(i, box.end) for i, box in boxes if box and box.first == i]


def headed_by(number: int, page: Page) -> Container | None:
    """The box around a heading; the one around that where the heading has a box to itself; None where that is the whole page."""
    if not page.containers:
        return None
    box = page.containers[page.visible[number].container]
    while box.first == number and box.end == number + 1 and box.parent >= 0:
        box = page.containers[box.parent]
    return None if box.tag in WHOLE_PAGE else box


def beside(
    spans: Sequence[tuple[int, int]], comments: Sequence[tuple[int, int]], page: Page, values: Sequence[float]
) -> list[tuple[int, int]]:
    """Of blocks from start to end those beside the article: its headline is elsewhere, and so is some of what the page says.

    Where an article stands between the headline and comments, these are beside it however much they say.
    """
    if not spans and not comments:
        return []
    headlines = [i for i, block in enumerate(page.visible) if _may_be_headline(block, page.title)]
    most = (MOST if headlines else MORE) * amount(values)
    found = list[tuple[int, int]]()
    for start, end in (*spans, *comments):
        if any(start <= i < end for i in headlines):
            continue
        last = max((i for i in headlines if i < start), default=start)
        if amount(values[start:end]) <= most or ((start, end) in comments and amount(values[last:start]) >= SAID):
            found.append((start, end))
    return found


def _may_be_headline(block: Block, title: str) -> bool:
    return block.tag == "h1" or (MIN_HEADLINE <= len(block.text) <= len(title) and not block.link_chars and block.text in title)


def _begins(number: int, page: Page) -> bool:
    """Whether a block is a linked title, or begins with one in a box of its own."""
    block = page.visible[number]
    share = block.link_chars / len(block.text)
    if share > LINKED:
        return len(block.text) <= MAX_TITLE and "://" not in block.text
    if not BEGINNING[0] <= share or len(block.text) > MAX_TITLE + MAX_SUMMARY:
        return False
    box = page.containers[block.container]
    return box.tag in _BOXES and box.first == number


def _is_teaser(blocks: Sequence[Block]) -> bool:
    """Whether a title and what stands below it up to the next are one: something is said, and not much."""
    if len(blocks) > MAX_LINES:
        return False
    return MIN_SUMMARY <= unlinked(blocks) <= MAX_SUMMARY


def _alike(here: int, there: int, page: Page) -> bool:
    """Whether two titles stand in the same way: one tag, in boxes of one make, or in one box whose other lines have another tag."""
    one, other = page.visible[here], page.visible[there]
    if one.tag != other.tag:
        return False
    if one.container == other.container:
        return there - here == 2 or all(block.tag != one.tag for block in page.visible[here + 1 : there])
    a, b = page.containers[one.container], page.containers[other.container]
    return a.tag == b.tag and a.name == b.name


def _are_words(row: list[int], blocks: list[Block]) -> bool:
    """Whether the links of a row are words of paragraphs, none of them a title by itself."""
    return all(blocks[i].link_chars <= LINKED * len(blocks[i].text) for i in row)


def _least(row: list[int], page: Page) -> int:
    """How many make a row: more where title and summary are lines of one box and one tag, as an article's own could be."""
    first, second = page.visible[row[0]], page.visible[min(row[0] + 1, len(page.visible) - 1)]
    return PLAIN_ROW if first.container == second.container and first.tag == second.tag else ROW


def _end(row: list[int], page: Page) -> int:
    """Behind the last teaser: as many lines as the shortest of the others, within the box that holds them."""
    return min(row[-1] + min(b - a for a, b in pairwise(row)), len(page.visible))
