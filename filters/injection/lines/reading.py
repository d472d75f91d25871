"""A line as the search reads it: its matching view, the stems in it, the segments that its punctuation makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from filters import fold
from filters.injection.lines.noise import BULLET
from filters.injection.lines.segment import Segment, weighed
from filters.injection.vocabulary import patterns
from filters.injection.vocabulary.stems import STRONG, Hit, hits_from
from filters.line import Line, View

TITLES: Final = frozenset(("title", "title.selected", "title.embedded", "h1"))
HEADINGS: Final = TITLES | {"meta.keywords", "meta.description"}
_NAME: Final = r"[a-z0-9][a-z0-9-]{0,62}\."  # of a host
# Few names: else each of a long row of them would look at all that follow.
ADDRESS: Final = rf"(?:{_NAME}){{1,8}}(?:com|net|cc|vip|top|xyz|app|me|co|tv|bet|club|live|org|win|fun|pw)"  # of a site
# A number's point, a clock's colon, a date's stroke and an address's points are part of the word: 复古1.76, 20:30, 1/27.
WORD: Final = re.compile(rf"(?={_NAME}){ADDRESS}(?![^\W_])|[^\W_]+(?:(?<=\d)(?:\.|[:/](?=\d{{1,2}}(?!\d)))\d[^\W_]*){{0,20}}")
# Words that sentences need and keyword lists lack. 在, 和, 有 stand in too many names to count.
FUNCTION_WORD: Final = re.compile(
    "[的了是着过把被将与及对为从于就也还而并但或若则该其此这那您我你他她们吗呢吧啊]|(?<![金银皇古京名])都|可以|应当|应该|需要|不要|如果|因为|所以|通过|进行|为了|什么|怎么|如何|有人|不得"
)
OPENING: Final = ("【", "[", "(", "「", "『")  # brackets that hold a term: at a title's edge, in a row of items
CLOSING: Final = ("】", "]", ")", "」", "』")  # the same in the same order
QUOTES: Final = '“‘"', '”’"'  # opening and closing ones
_STOP: Final = re.compile(r"[。!?…:【】\[\]()《》〈〉“”‘’「」『』\"']")
# Brackets that divide a list as a sign does, with a sign between them or without.
_JOINT: Final = r"\s*[_|,、/;·★◆●→+~-]?\s*"
_BETWEEN: Final = re.compile(rf"\s*(?:】{_JOINT}【|》\s*《|\]{_JOINT}\[|\){_JOINT}\(|」{_JOINT}「|』{_JOINT}『)\s*")
_SENTENCE_END: Final = re.compile(r"[。!?…]|;\s*$")
SENTENCE_LENGTH: Final = 12  # characters; what is shorter and ends like a sentence is a slogan or a label
PARAGRAPH_LENGTH: Final = 40  # characters; what is shorter and has no sentence end may be a title
_LIST_SHARE: Final = 0.5  # of a long line covered by stems; one above it and without function words is a list, whatever it ends with
_FUNCTION_SHARE: Final = 0.04  # function words a character; prose has .06 to .12
_LIST_FUNCTION_SHARE: Final = 0.1  # the same where commas cut a text into pieces: terms such as 容易通过的口子 have such words too
_LIST_PIECES: Final = 4
_PIECE_LENGTH: Final = 12  # characters of such a piece
_COMMA: Final = re.compile("[,;、:]")
_MANY_STRONG: Final = 3  # strong stems, or signs that prose lacks, that make a line without a sentence end a list
_LIST_SIGN: Final = re.compile("[|·┅★~]")
# How advertisements want to be reached.
_CONTACT: Final = re.compile(
    r"(?:[薇微威徽]信|[加+][薇微威v]|vx|wx|\bv(?=[:号])|qq|q群|扣扣|电报|飞机|电话|手机|同号|tg)"
    r"[号群信:\s]*[@:]?\s*(?!(?:[48]00-?\d{3,4}-?\d{3,4}|[19]\d{4})(?!\d))[a-z0-9][a-z0-9_\- ]{4,19}"  # no firm's or office's hotline
    r"|(?<!\d)1[3-9]\d[*x]{2,8}\d{2,4}(?!\d)"  # a mobile telephone's number, half of it hidden
    rf"|(?:网址|登[录陆]|访问)[:\s]*{ADDRESS}(?![^\W_])"
    r"|(?:https?://|www\.)[a-z0-9.\-/]{5,}|(?:群|号|微|扣|信)\s?[a-z]{0,4}\d{5,}|(?:联系|咨询)[薇微威v扣][信号]?[:\s]*[a-z0-9_-]{5,}"
)
_OF_CONTACT: Final = re.compile(r"[a-z\d_-][a-z\d_\- *:./]{4}")  # in every contact
_ADVERTISEMENT: Final = 300  # characters of the longest; a longer stretch with an address in it is an article in one line
FULL_STOP: Final = "。"  # an advertisement has other ends of sentences inside
_OVERLAID: Final = re.compile(f"[{fold.OVERLAYS}]+")
_BULLET: Final = re.compile(rf"{BULLET}(?=\S)")
_OF_LINKS: Final = ("链接", "搜索")  # ends of labels behind which a space is enough
LABEL_OPENS: Final = ("【", "[")  # brackets that hold a label
_LABEL_ENDS: Final = re.compile(r"[:】\]]")  # what stands behind one
_ORDINAL: Final = re.compile(r"\s*\(?\d{1,2}(?:[、)]|\.(?!\d))\s*(?=\S)")


def covered(text: str, hits: Sequence[Hit]) -> float:
    """Share of a line's characters that stems cover."""
    return sum([h.end - h.start for h in hits]) / len(text) if text else 0.0


def is_fluent(text: str, hits: Sequence[Hit]) -> bool:
    """Whether a line is running text: sentences, or a long line with the words that sentences need."""
    if len(text) < SENTENCE_LENGTH:
        return False
    long = len(text) >= PARAGRAPH_LENGTH
    if _SENTENCE_END.search(_without_left_over(text)):
        return not long or covered(text, hits) < _LIST_SHARE or bool(FUNCTION_WORD.search(text))
    if not long or "_" in text or len(_LIST_SIGN.findall(text)) >= _MANY_STRONG:
        return False
    if sum([h.stem.weight >= STRONG for h in hits]) >= _MANY_STRONG:
        return False
    words = len(FUNCTION_WORD.findall(text))
    return words > 1 and words / len(text) > (_LIST_FUNCTION_SHARE if _is_list(text) else _FUNCTION_SHARE)


def _is_list(text: str) -> bool:
    """Whether commas cut a text into many short pieces."""
    pieces = _COMMA.split(text)
    return len(pieces) >= _LIST_PIECES and max(map(len, pieces)) <= _PIECE_LENGTH


def _without_left_over(text: str) -> str:
    """A line without the ? that stands behind many headers, of a character lost."""
    stripped = text.rstrip()
    return stripped[:-1].rstrip() if stripped.endswith("?") else text


class Reading:
    """One line of a page under the search's eye. What only suspicious lines need is worked out when it is asked for."""

    def __init__(
        self,
        field: str,
        number: int,
        line: Line,
        view: View,
        hits: list[Hit],
        *,
        heading: bool = False,
        fluent: bool | None = None,
        seams: Sequence[int] = (),
    ) -> None:
        """`heading`: whether the line is a title of the page, or says one again; `fluent`: whether it is running text, where that has been
        asked; `seams`: where terms begin or end without a sign.
        """
        self.field, self.number, self.line, self.view, self.hits, self.heading = field, number, line, view, hits, heading
        self.text = view.text
        self.weight = sum([h.stem.weight for h in hits])
        self._fluent, self._seams = fluent, seams
        self.placed = False  # whether a segment has a place

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw code points of a stretch, with the strokes through its last character."""
        first, last = self.view.raw_span(start, end)
        marks = _OVERLAID.match(self.line.raw, last)
        return first, marks.end() if marks else last

    def hits_from(self, start: int, end: int) -> Sequence[Hit]:
        """The stems that begin in a stretch."""
        return hits_from(self.hits, start, end)

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """The stems that stand in a stretch, whole."""
        return [hit for hit in self.hits_from(start, end) if hit.end <= end]

    @cached_property
    def fluent(self) -> bool:
        """Whether the line is running text."""
        return self.field not in HEADINGS and is_fluent(self.text, self.hits) if self._fluent is None else self._fluent

    def advertised(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentence of a stretch, or the whole of a line that is no running text but for its label, where a contact is in it."""
        text, first, last = self.text, self.body[0][0].start, len(self.text)
        if self.fluent:
            nearest = max(0, end - _ADVERTISEMENT)
            before, after = text.rfind(FULL_STOP, max(0, nearest - 1), start), text.find(FULL_STOP, end, start + _ADVERTISEMENT + 1)
            first, last = before + 1 if before >= 0 or not nearest else -1, last if after < 0 else after
        return (first, last) if first >= 0 and last - first <= _ADVERTISEMENT and self.reached(first, last) else None

    def reached(self, start: int, end: int) -> bool:
        """Whether a contact stands in a stretch."""
        return self._reachable and _CONTACT.search(self.text, start, end) is not None

    @cached_property
    def _reachable(self) -> bool:
        """A quick look whether letters and digits stand in the line that a contact may be of."""
        return _OF_CONTACT.search(self.text) is not None

    @cached_property
    def bullet(self) -> str:
        """The mark of a list item at the line's start."""
        found = _BULLET.match(self.text)
        return found[0].strip() if found else "1" if self.ordinal else ""

    @cached_property
    def ordinal(self) -> int:
        """The characters of the number that the line begins with as a list's item."""
        found = _ORDINAL.match(self.text)
        return found.end() if found else 0

    @cached_property
    def groups(self) -> list[list[Segment]]:
        """The segments, cut into groups where a sentence, a label or a bracket begins or ends."""
        groups: list[list[Segment]] = []
        text, hits, label, last, at = self.text, self.hits, len(self._spaced_label), 0, 0
        starts = [*[h.start for h in hits], len(text)]  # of the stems; `at` is the number of the next
        for start, end in self._words():
            before = text[last:start]
            if not groups or _ends_group(before) or last == label > 0:
                groups.append(group := list[Segment]())
            last = end
            if starts[at] >= end:  # of most: at once
                group.append(Segment(start, end, before, [], {}))
                continue
            while starts[at] < start:
                at += 1
            first = at
            while starts[at] < end:
                at += 1
            group.append(weighed(text, start, end, before, hits[first:at]))
        return groups

    def _words(self) -> list[tuple[int, int]]:
        """What stands between signs."""
        words = [found.span() for found in WORD.finditer(self.text, self.ordinal)]
        if not self._seams:
            return words
        return [piece for start, end in words for piece in pairwise([start, *(at for at in self._seams if start < at < end), end])]

    @cached_property
    def body(self) -> list[list[Segment]]:
        """The groups without the label of a keyword list."""
        return self.groups[1:] if self.labelled else self.groups

    def segment(self, start: int, end: int) -> Segment | None:
        """The segment that is this stretch; none where signs cut the line elsewhere."""
        segment = self._beginning.get(start)
        return segment if segment and segment.end == end else None

    def cut(self, segment: Segment, start: int, end: int) -> Segment:
        """A piece of a segment, as the one that has its beginning or stands behind it without a sign."""
        return weighed(self.text, start, end, segment.before if start == segment.start else "", self.hits_in(start, end))

    def alone(self, start: int, end: int) -> list[Segment]:
        """The segment that is this lone term; none where signs cut the line elsewhere, or where it is the line's label."""
        segment = self.segment(start, end)
        return [segment] if segment and not (self.labelled and segment in self.groups[0]) else []

    @cached_property
    def _beginning(self) -> dict[int, Segment]:
        """The segments by where they begin."""
        return {segment.start: segment for group in self.groups for segment in group}

    @property
    def labelled(self) -> bool:
        """Whether the line begins with the label of a list."""
        return bool(self.label)

    @cached_property
    def label(self) -> str:
        """The label of a keyword list in brackets or before a colon, or that of links before a space, with which the line begins; empty
        where none does.
        """
        groups = self.groups if ":" in self.text or self.text.lstrip()[:1] in LABEL_OPENS else ()
        if self._spaced_label or len(groups) < 2 or len(groups[0]) > 2 or not _LABEL_ENDS.search(groups[1][0].before):
            return self._spaced_label
        label = self.text[groups[0][0].start : groups[0][-1].end].replace(" ", "")
        return label if patterns.is_label(label) else ""

    @cached_property
    def _spaced_label(self) -> str:
        """A label with which the line begins, that only a space divides from what follows: 友情链接 …"""
        label, space, rest = self.text.partition(" ")
        return label if space and rest and label.endswith(_OF_LINKS) and patterns.is_label(label) else ""


@lru_cache(maxsize=1024)
def _ends_group(before: str) -> bool:
    """Whether what stands between two segments ends a sentence, a label or a bracket; the same signs stand on every page."""
    return _STOP.search(before) is not None and _BETWEEN.fullmatch(before) is None
