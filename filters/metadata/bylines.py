"""Where a page says who wrote its article, when and where from: the short lines around the headline, then those further away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest
from typing import Final, NamedTuple

from filters import dated_links
from filters.codepoints import HAN
from filters.content.anchor import HEADINGS
from filters.line import Line, views
from filters.model import Document
from filters.moment import MINUTE, YEAR

BYLINE: Final = 120  # characters; a longer line is prose, whatever it names
HEAD_LINES: Final = 12  # lines of the article among which a byline may stand
BEFORE_LINES: Final = 12  # right before the article, where most bylines are
WITHIN_LINES: Final = 4  # left out of the article at its head
STAMP_LINES: Final = 32  # the same of a post's stamp
AFTER_LINES: Final = 4  # right after it
FAR_LINES: Final = 60  # around the article; what says more of it stands nearer
FIRST_LINES: Final = 3  # of the article, which may say who reports from where
TAIL_LINES: Final = 4  # at whose end a reporter may be named
SURE_TITLE: Final = 6  # characters of a line that is a part of the title and by that the headline
DATE_LINE: Final = 20  # characters of a line that is a date, and perhaps a place
LISTED_TITLE: Final = 6  # Chinese characters of a linked title in a list; names of people and houses are shorter
LISTED: Final = 2  # of these with a date beside them are a list

_DATE: Final = re.compile(rf"{YEAR}\s*[-/.年]|[一二][九〇○零][〇○零一二三四五六七八九]{{2}}年")
_STAMP: Final = re.compile(rf"[发發][表布][于於]\s*:?\s*{YEAR}|^{MINUTE}$")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_WRITER: Final = re.compile("作者|author|writ", re.IGNORECASE)
_MEDIUM: Final = re.compile(r"[报網网社台端](?:[^\u4e00-\u9fff]|$)")  # with which the name of one ends, as before a date
_OF_DATE: Final = re.compile(r"[\u4e00-\u9fff]{0,4}(?:日期|时间|時間)\s*[:：]?")  # a cell that says what date stands in the next
_ACCOUNT: Final = re.compile(r"(?:注册|最后|上次)(?:时间|日期|登录|活动|访问|发表)\s*:?$")


class Bylines(NamedTuple):
    """The lines of a document that may be bylines, those first that are believed first."""

    close: Sequence[Line] = ()  # below the headline, above it, right after the article
    tail: Sequence[Line] = ()  # the article's last lines
    far: Sequence[Line] = ()  # others outside the article, the nearest first
    under: Sequence[Line] = ()  # below the headline or the article's first line; not all are short
    above: Sequence[Line] = ()  # above the headline: headings and names of the site
    signed_off: Sequence[Line] = ()  # the last line but one, where the last is a date, as under a letter
    first: Sequence[Line] = ()  # the article's first lines, which may say who reports from where
    head: Sequence[Line] = ()  # the article's own lines among which a byline may stand
    others: Sequence[Line] = ()  # behind the next headline below the article: they tell of another one, if not of the page

    @property
    def told(self) -> list[Line]:
        """All that may name somebody: the close ones, the article's last ones, the far ones."""
        return [*self.close, *self.tail, *self.far]


def of(document: Document) -> Bylines:
    """The bylines of a document, whose lines are read as they are at this time."""
    outside = _unlisted(document.outside)
    before, after = outside[: document.n_before], outside[document.n_before :]
    between, after = after[: document.n_within], after[document.n_within :]
    near = _own(before[-BEFORE_LINES:])
    head = [line for line in document.lines if line.raw.strip()][:HEAD_LINES]
    title = document.render_title()
    at = _headline(title, [*near, *head])
    first = _first_exact(title, near) if at is not None else None
    inner = _headline(title, between) if at is None else None  # as where a thread's breadcrumb is its first line
    above = before[:-BEFORE_LINES] + (near if at is None else near[: min(at, len(near))])
    near, head, tail = _labelled(_apart(near)), _labelled(_apart(head)), _labelled(_apart(document.lines[-TAIL_LINES:]))
    within = [] if any(_STAMP.search(line.view.text) for line in near) else _apart(_own(between))  # else what follows tells of later posts
    within = _first_stamped(within)
    # What stands between the headline and the same at the article's head.
    repeated = near[first + 1 : at] if at is not None and first is not None else []
    if inner is not None:
        under = [*_first_stamped(_apart(_own(between[inner + 1 :]))), *head]
        close = [*under, *_apart(between[:inner])[::-1], *near[::-1]]
    elif at is None:
        close, under = [*near[::-1], *within, *head], [line for line in _apart(document.lines[1:HEAD_LINES]) if line.raw.strip()]
    else:
        under = [*repeated, *near[at + 1 :], *within, *head[max(at + 1 - len(near), 0) :]]
        close = [*under, *near[: at if first is None else first][::-1], *head[: max(at - len(near), 0)]]
    own = _up_to_another(after)
    others = after[max(len(own), AFTER_LINES) :][:FAR_LINES]
    far = [line for pair in zip_longest(before[-BEFORE_LINES - 1 :: -1], own[AFTER_LINES:]) for line in pair if line is not None]
    tail = [line for line in tail if line.view.text]
    signed_off = tail[-2:-1] if tail and len(tail[-1].view.text) <= DATE_LINE and _DATE.match(tail[-1].view.text) else []
    close = _short([*close, *_apart(own[:AFTER_LINES])])
    return Bylines(
        close, _short(tail), _short(_apart(far[:FAR_LINES])), under, above, signed_off, head[:FIRST_LINES], head, _short(_apart(others))
    )


def _first_stamped(lines: list[Line]) -> list[Line]:
    """The first lines, and the stamps of posts a little further down."""
    return [*lines[:WITHIN_LINES], *(line for line in lines[WITHIN_LINES:STAMP_LINES] if _STAMP.search(line.view.text))]


def _up_to_another(after: list[Line]) -> list[Line]:
    """Of the lines behind an article those before the next headline, unless that is over who wrote it."""
    return list(takewhile(lambda line: line.tag not in HEADINGS or _WRITER.search(line.raw), after))


def below(lines: Sequence[Line], label: re.Pattern[str]) -> Iterator[Line]:
    """The lines below those that are nothing but a label."""
    return (line for above, line in pairwise(lines) if label.fullmatch(above.view.text))


def _unlisted(lines: list[Line]) -> list[Line]:
    """The lines with an empty one wherever a list dates other articles."""
    dates = [
        number
        for number in dated_links.dates([(line.raw, line.link_chars) for line in lines])
        if _is_title(lines[number] if lines[number].link_chars else lines[number - 1])
    ]
    listed = set(dates) if len(dates) >= LISTED else ()
    return [Line("") if number in listed else line for number, line in enumerate(lines)] if listed else lines


def _is_title(line: Line) -> bool:
    """Whether a line that has a link is a title, with its date or without, and not the house that published."""
    if line.link_chars < LISTED_TITLE or line.link_chars + DATE_LINE < len(line.raw):
        return False
    return len(HAN.findall(line.raw)) >= LISTED_TITLE and _MEDIUM.search(line.raw) is None


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """The lines, of which a date has the label that stands in the cell before it."""
    found = list(lines)
    for number, (label, line) in enumerate(pairwise(lines)):
        if _DATE.match(line.raw) and len(line.raw) <= DATE_LINE and _OF_DATE.fullmatch(label.raw):
            found[number : number + 2] = Line(""), Line(f"{label.raw} {line.raw}", line.tag)
    return found


def _own(lines: list[Line]) -> list[Line]:
    """Lines without the values of labels that tell of a writer's account."""
    return [line for line, above in zip(lines, [None, *lines], strict=False) if above is None or not _ACCOUNT.match(above.view.text)]


def _headline(title: str, lines: list[Line]) -> int | None:
    """Where the last line stands that reads like the title; where none does, the last that reads like a good part of it."""
    told = [i for i, line in enumerate(lines) if (text := line.raw.strip()) and _is_headline(text, title, line.link_chars)]
    exact = [i for i in told if lines[i].raw.strip() == title]
    return (exact or told)[-1] if told else None


def _is_headline(text: str, title: str, link_chars: int) -> bool:
    """Whether a line reads like the title, a good part of it, or like it with a link behind that leads back."""
    if text == title or (len(text) >= SURE_TITLE and text in title):
        return True
    return bool(link_chars) and len(title) >= SURE_TITLE and text.startswith(title) and len(text) - len(title) - 1 == link_chars


def _first_exact(title: str, lines: list[Line]) -> int | None:
    """Where the first line stands that reads like the title, and is no link to the article as in a list beside it."""
    return next((i for i, line in enumerate(lines) if not line.link_chars and line.raw.strip() == title), None)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank wherever the text of one element ends; one with edits stays as it is."""
    return [line if line.edits or not line.pieces else Line(_joined(line.pieces), line.tag, line.link_chars) for line in lines]


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(text for piece in pieces if (text := _SPACE.sub(" ", piece).strip()))


def _short(lines: list[Line]) -> list[Line]:
    return [line for line, text in zip(lines, views(lines), strict=True) if len(text) <= BYLINE]
