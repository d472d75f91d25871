"""Furniture behind the article: who edited it, rights, controls, widgets with what hangs on them, links at the very end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from filters.codepoints import HAN
from filters.content import listings
from filters.fold import letters
from filters.furniture import cuts, own
from filters.furniture.patterns import Pattern, match
from filters.furniture.prose import is_prose
from filters.line import Line
from filters.model import Category, Document

MIN_SENTENCE: Final = 12  # characters of a sentence below a widget's heading, from which the article goes on there
MAX_WIDGET_ITEM: Final = 60  # characters; a longer line after a widget's heading is no list item
LINKED: Final = 0.6  # share of a line's characters inside links, from which it is a link
OWN_WORDS: Final = 10  # letters beside the links of a line, from which it is a sentence with links

_NAME: Final = re.compile(r"\s*[\u4e00-\u9fff]{2,4}\s*")  # the editor's, below the line that names the source
_CONTACT: Final = re.compile(r"(?:[^,。:]{0,6}(?:电话|热线|邮箱|传真|微信|QQ)|联系方式|联系人)\s*:")  # below a notice: of those who publish
_STOP: Final = re.compile("[。!?…][”’」』)]?$")  # behind a sentence, in a folded line


class _Cut(NamedTuple):
    """A line to be cut, by its number."""

    number: int
    category: Category
    rule: str


def trim(document: Document) -> None:
    """Upwards from the end as long as lines are furniture or belong to a widget; never the whole article."""
    found: list[_Cut] = []
    typed = all(line.tag == listings.CODE for line in document.lines)  # an article set as it was typed, not a listing
    undecided: list[int] = []  # lines that are furniture if what stands above them says so
    for number in range(len(document.lines) - 1, -1, -1):
        line = document.lines[number]
        text = line.view.text.strip()
        if not text or line.whole_cut:
            continue
        if line.tag == listings.CODE and not typed:
            break
        if pattern := match(text, "tail"):
            if (below := _below(pattern, undecided, document)) is None:
                break
            found += [*below, _Cut(number, pattern.category, pattern.rule)]
            undecided = []
        elif _is_link(line) or (len(text) <= MAX_WIDGET_ITEM and not is_prose(text)):
            undecided.append(number)
        else:
            break
    links = list(takewhile(lambda n: _is_link(document.lines[n]), undecided))
    if links and not own.are(document, links):
        found += _links(links)
    taken = {cut.number for cut in found}
    if all(n in taken or line.whole_cut or not line.raw.strip() for n, line in enumerate(document.lines)):
        return
    for cut in sorted(found):
        cuts.whole(document, *cut, "furniture after the article")


def _below(pattern: Pattern, undecided: Sequence[int], document: Document) -> list[_Cut] | None:
    """What the undecided lines are below one of a pattern; None where they are the article's own."""
    lines = [document.lines[n] for n in undecided]
    if pattern.category is Category.WIDGET and not any(map(_goes_on, lines)):
        return [_Cut(n, Category.WIDGET, pattern.rule) for n in undecided]
    if all(map(_is_link, lines)):
        return _links(undecided)
    if len(lines) == 1:
        text = lines[0].view.text.strip()
        if pattern.category is Category.BYLINE and _NAME.fullmatch(text):
            return [_Cut(undecided[0], Category.BYLINE, "tail.editor")]
        if pattern.category is Category.NOTICE and _CONTACT.match(text):
            return [_Cut(undecided[0], Category.NOTICE, "tail.contact")]
    return None


def _links(numbers: Iterable[int]) -> list[_Cut]:
    return [_Cut(n, Category.NAVIGATION, "links") for n in numbers]


def _goes_on(line: Line) -> bool:
    """Whether a line is a sentence of the article's and no item of a widget."""
    text = line.view.text.strip()
    return len(text) >= MIN_SENTENCE and not line.link_chars and _STOP.search(text) is not None


def _is_link(line: Line) -> bool:
    """Whether a line is a link: one in Chinese with so many words of its own mentions links."""
    if line.link_chars <= LINKED * len(line.raw):
        return False
    return len(letters(line.raw)) - line.link_chars < OWN_WORDS or HAN.search(line.raw) is None
