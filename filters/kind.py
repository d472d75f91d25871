"""What kind of page it is: an article, a list of links, or a wall (captcha, login, soft 404, "enable JavaScript")."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from filters import cards, listing, login, resources
from filters.content import worth
from filters.content.prose import amount
from filters.dom import bounds
from filters.model import Block, Category, Document, Finding, Page
from filters.remembered import remembered

SAYS_LITTLE: Final = 200.0  # characters of visible sentences, below which those of the article are counted too
MOST_PROSE: Final = 400.0  # characters of visible sentences, the wall's own among them
WALL_PROSE: Final = 150.0  # characters of sentences; a page that says more has something besides the wall
BESIDE: Final = 24  # characters of clauses in sentences that are not the wall's; an article has more
TEASER: Final = 80  # characters of clauses that a paywall may leave to read
MOST_TEXT: Final = 50_000  # characters of an article, sentences or not; no wall has so many
BRIEF: Final = 20  # characters of a line that need not speak to the reader to be a wall's

WHOLE: Final = frozenset({"consent", "trace"})  # kinds whose words make the block that they stand in the wall's own
_PARTS: Final = re.compile(r"[-_|—–·:：]+")  # of a heading: what the page is, and the site's name
_ADDRESSED: Final = re.compile("[您你请請]|抱歉|对不起|對不起|很遗憾|请稍|稍后|稍後|sorry|please|oops|you(?:r|'re)?\\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[^，。！？；、…,!?;\n]+")
_HELP: Final = re.compile(  # what a wall says besides
    "抱歉|对不起|遗憾|谅解|不便|返回|首页|首頁|刷新|重试|稍[后後]|检查|核对|网址|点击|联系|管理员|客服|登录|注册|搜索|查询|看看"
)
_QUOTED: Final = re.compile("“[^”]*”|「[^」]*」|《[^》]*》")


def find(page: Page, document: Document) -> None:
    """Flag a wall, a contact card or an index, and what of the page was not read; an ordinary article gets no flag."""
    document.findings += bounds.findings(page.flattened, page.cut_chars, page.title)
    prose, values = _prose(page, document)
    if wall := _wall(page, document, prose):
        rule, evidence = wall
        document.findings.append(_finding(Category.PAGE_BLOCKED, f"wall.{rule}", evidence, f"the page is a wall ({rule}), not an article"))
    elif prose <= MOST_PROSE and cards.is_card(document):
        explanation = "the page says how somebody is reached, and nothing else"
        document.findings.append(_finding(Category.PAGE_CARD, "card.contact", page.title, explanation))
    else:
        rule, explanation = listing.reason(page, values, document.extraction_confidence)
        if rule:
            document.findings.append(_finding(Category.PAGE_INDEX, rule, page.title, explanation))


def _prose(page: Page, document: Document) -> tuple[float, list[float]]:
    """How much a page says in sentences, and each of its blocks.

    An article that a script shows, or that the page carries unshown, is one all the same.
    """
    values = worth.of_page(page)
    prose = amount(values)
    if prose < SAYS_LITTLE:
        lines = worth.each([Block(line.raw, line.tag, line.link_chars) for line in document.lines])
        prose = max(prose, amount(lines))
        shown = {block.text for block in page.visible}
        values = [*values, *[value for value, line in zip(lines, document.lines, strict=True) if line.raw not in shown]]
    return prose, values


def _wall(page: Page, document: Document, prose: float) -> tuple[str, str] | None:
    """The kind of wall and the words that tell it: a heading or a line that says so, and hardly anything else on the page."""
    if prose > MOST_PROSE or sum([len(line.raw) for line in document.lines]) > MOST_TEXT:
        return None
    sentences = [(value, block.text) for value, block in zip(worth.of_page(page), page.visible, strict=True) if value > 0]
    if (labels := login.form(block.text for block in page.visible)) and login.is_about([text for _, text in sentences]):
        return "login", labels[:200]
    beside = [(value, text) for value, text in sentences if not _is_whole(text)]
    if prose - sum(value for value, _ in sentences) + sum(value for value, _ in beside) > WALL_PROSE:
        return None
    texts = [line.raw for line in document.lines] + [block.text for block in page.hidden if block.hidden == "noscript"]
    said = [(rule, text[:200]) for text in texts if (rule := _said(text))]
    named = [(rule, heading[:200]) for heading in (page.title, page.h1) if (rule := _named(heading))]
    if named and said:
        return named[0]
    others = _beside([text for _, text in beside])
    return next((wall for wall in named + said if others <= (TEASER if wall[0] == "paywall" else BESIDE)), None)


def _is_whole(text: str) -> bool:
    """Whether the words of such a kind make a block the wall's own; a quick look for these kinds first."""
    return any(pattern.search(text) for rule, pattern in _walls() if rule in WHOLE) and _speaks(text)[0] in WHOLE


def _beside(sentences: list[str]) -> int:
    """How many characters of some sentences are neither a wall's nor the help that it gives."""
    clauses = [clause for text in sentences for clause in _CLAUSE.findall(text) if not _HELP.search(clause)]
    return sum(max(0, len(clause) - 2 * len(_speaks(clause)[1])) for clause in clauses)


def _named(heading: str) -> str:
    """The kind of wall that a heading names, with half of one of its parts or to the reader; empty where it only speaks of one."""
    for part in _PARTS.split(heading):
        rule, words = _speaks(part)
        if rule and (2 * len(words) >= len(part.strip()) or _ADDRESSED.search(part)):
            return rule
    return ""


def _said(text: str) -> str:
    """The kind of wall that a line speaks for: in few words, to the reader or as no one else would; and not in quotation marks."""
    line = _QUOTED.sub("", text)
    if len(line) <= BRIEF or _ADDRESSED.search(line):
        return _speaks(line)[0]
    return _speaks(line)[0] if _is_whole(line) else ""


@remembered
def _speaks(text: str) -> tuple[str, str]:
    """The kind of wall whose words are in a text, and the words; both empty where there are none."""
    return next(((rule, match[0]) for rule, pattern in _walls() if (match := pattern.search(text))), ("", ""))


def _finding(category: Category, rule: str, evidence: str, explanation: str) -> Finding:
    return Finding(category=category, rule=rule, field="page", evidence=evidence, explanation=explanation, score=0.0)


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (row.split("\t") for row in resources.rows("patterns/walls.tsv"))
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rows)
