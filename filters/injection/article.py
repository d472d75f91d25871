"""What the page itself speaks of: its running text, against which a run is held."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, takewhile
from typing import Final

from filters import script
from filters.injection import patterns, shape
from filters.injection.counted import Counted
from filters.injection.reading import FULL_STOP, HEADINGS, SENTENCE_LENGTH, Reading, Segment
from filters.injection.sheet import Sheet
from filters.model import Category

KNOWN: Final = 0.6  # share of a text's bigrams in the running text from which the article speaks of it
PROSE_LENGTH: Final = 30  # characters of running text from which its silence says something
_HEADING_LENGTH: Final = 60  # characters of a line that may be a heading
_ENOUGH: Final = 300  # characters of running text that show its script
_SAYS: Final = re.compile("是指|指的是|又称|俗称|的简称|的缩写")  # what a definition says
_MEANS: Final = re.compile(f"[,(]?[^。\n]{{0,12}}?(?:{_SAYS.pattern})")  # how it goes on behind its term
_PLAY: Final = re.compile("玩家|副本|关卡|装备|技能|怪物|坐骑|炮台|道具|剧情|升级|公会|职业|法宝|宠物")  # words of what is played
_GAME: Final = 3  # of these that make running text describe a game
_STAY: Final = 2  # words of a stay at a hotel that make running text speak of one
_PAIR: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}))|([a-z0-9]{2,})")


Span = tuple[Reading, int, int]  # a stretch of a line's matching view


def shared(text: str, other: str) -> float:
    """Share of a text's character pairs and Latin words that another text has, 0..1."""
    pairs = _pairs(text)
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    return {a or b for a, b in _PAIR.findall(text)}


class Article:
    """The running text of a page, its vocabulary and script; worked out when a run first asks."""

    def __init__(self, sheet: Sheet, taken: Iterable[Span] = ()) -> None:
        """`taken`: stretches that are under suspicion themselves and vouch for nothing."""
        self._sheet = sheet
        self._taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for reading, start, end in taken:
            self._taken.setdefault((reading.field, reading.number), []).append((start, end))
        self._discourse: dict[Category, list[str]] = {}
        self._said: dict[tuple[str, int], tuple[int, Counted]] = {}
        self._spoken: dict[str, bool] = {}
        self._defined: dict[str, bool] = {}

    @cached_property
    def prose(self) -> str:
        """All fluent lines of text in the matching view, without what is under suspicion."""
        return "\n".join(self._lines)

    @cached_property
    def _lines(self) -> list[str]:
        return [self._free_text(at) for at in self._sheet.running("text", "outside")]

    @cached_property
    def traditional(self) -> bool:
        """Whether the running text is written in traditional characters."""
        return script.count(self._beginning()).script == "hant"

    @cached_property
    def said(self) -> frozenset[str]:
        """What the sentences and the headings say of the words that honest articles use."""
        headings = [self._free_text(at) for field, places in self._sheet.fields if field in HEADINGS for at in places]
        short = [text for text in self._sheet.texts if len(text) < SENTENCE_LENGTH and text.endswith(FULL_STOP)]
        return patterns.said("\n".join([self.prose, *headings, *short]))

    def defines(self, term: str) -> bool:
        """Whether a line of text says what a term means, as an entry of an encyclopaedia does."""
        if term not in self._defined:
            first = bisect_left(self._definitions, term)
            texts = takewhile(lambda text: text.startswith(term), islice(self._definitions, first, None))
            self._defined[term] = any(_MEANS.match(text, len(term)) for text in texts)
        return self._defined[term]

    @cached_property
    def _definitions(self) -> list[str]:
        """The lines that may say what something means, sorted."""
        return sorted({text for text in self._sheet.texts if _SAYS.search(text)})

    @cached_property
    def plays(self) -> bool:
        """Whether the running text describes a game."""
        return len(frozenset(_PLAY.findall(self.prose))) >= _GAME

    @cached_property
    def lodges(self) -> bool:
        """Whether the running text or a heading speaks of a stay at a hotel."""
        headings = (self._sheet.texts[at] for field, places in self._sheet.fields if field in HEADINGS for at in places)
        return len(shape.lodging(self.prose)) >= _STAY or any(map(shape.lodging, headings))

    @cached_property
    def headings(self) -> frozenset[str]:
        """Short whole lines, such as the heading that a hijacked title still ends with."""
        return frozenset([text.strip() for text in self._sheet.texts if len(text) <= _HEADING_LENGTH])

    def _beginning(self) -> str:
        beginning = ""
        for at in self._sheet.running("text"):
            beginning += self._sheet.place(at)[2].raw
            if len(beginning) >= _ENOUGH:
                break
        return beginning

    def overlap(self, text: str, beside: Reading | None = None) -> float:
        """Share of a text's character pairs and Latin words that the running text has, 0..1; `beside` is a line of it to be left out."""
        pairs, times, line = _pairs(text), 0, self._counted
        if beside and beside.fluent:
            times, line = self._line(beside)
        return sum(self._counted(pair) > (times and times * line(pair)) for pair in pairs) / len(pairs) if pairs else 0.0

    @cached_property
    def _counted(self) -> Counted:
        return Counted(self.prose)

    @cached_property
    def _lines_counted(self) -> Counter[str]:
        return Counter(self._lines)

    def _line(self, reading: Reading) -> tuple[int, Counted]:
        """How often the running text has a line, and what that says."""
        at = reading.field, reading.number
        if at not in self._said:
            line = self._free(reading.text, *at)
            self._said[at] = self._lines_counted[line] if line else 0, Counted(line)
        return self._said[at]

    def knows(self, reading: Reading, segment: Segment) -> bool:
        """Whether the running text beside the line or a heading of the page says what a segment of the line says."""
        text = reading.text[segment.start : segment.end]
        return text in self.headings or self.overlap(text, reading) >= KNOWN

    def discourse(self, family: Category, text: str = "") -> list[str]:
        """Words in the running text and the title, and in `text`, by which honest articles speak about this family."""
        if family not in self._discourse:
            self._discourse[family] = [word for word in patterns.discourse(family) if word in self.said]
        known = self._discourse[family]
        return known + [word for word in patterns.discourse(family) if word in text and word not in known]

    def surprised_by(self, name: str) -> bool:
        """Whether a name ends like a gambling brand and the article speaks of nothing that would explain it."""
        endings = patterns.endings()
        return not shape.honest(name) and name.endswith(tuple(endings)) and any(not words for words in self._explaining(name))

    def explains(self, name: str) -> bool:
        """Whether the article speaks of what a name's ending stands for: 营收 beside 某某娱乐."""
        return any(self._explaining(name))

    def _explaining(self, name: str) -> Iterator[list[str]]:
        """For each ending of a name the words of the article that explain it."""
        explained = (words for ending, words in patterns.endings().items() if name.endswith(ending))
        return ([w for w in words if self._speaks(w) and (w not in name or w in self.prose.replace(name, ""))] for words in explained)

    def _speaks(self, word: str) -> bool:
        """Whether the running text has a word that explains names."""
        if word not in self._spoken:
            self._spoken[word] = word in self.prose
        return self._spoken[word]

    def _free_text(self, at: int) -> str:
        field, number, _ = self._sheet.place(at)
        return self._free(self._sheet.texts[at], field, number)

    def _free(self, text: str, field: str, number: int) -> str:
        """A line's text without what is under suspicion in it."""
        taken = self._taken.get((field, number)) if self._taken else None
        if not taken:
            return text
        pieces, at = list[str](), 0
        for start, end in sorted(taken):
            pieces += (text[at:start], "\n" * (end - max(start, at)))
            at = max(at, end)
        return "".join([*pieces, text[at:]])
