"""What the page itself speaks of: its running text, against which a run is held."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import islice, takewhile
from typing import Final

from filters import script
from filters.injection.lines import phrases
from filters.injection.lines.anchors import Anchors
from filters.injection.lines.reading import FULL_STOP, FUNCTION_WORD, HEADINGS, PARAGRAPH_LENGTH, SENTENCE_LENGTH, TITLES, Reading
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import patterns, shape
from filters.injection.vocabulary.counted import Counted, pairs
from filters.model import Category, Page

KNOWN: Final = 0.6  # share of a text's bigrams in the running text from which the article speaks of it
PROSE_LENGTH: Final = 30  # characters of running text from which its silence says something
_HEADING_LENGTH: Final = 60  # characters of a line that may be a heading
_ENOUGH: Final = 300  # characters of running text that show its script
_SAYS: Final = re.compile("是指|指的是|又称|俗称|的简称|的缩写")  # what a definition says
_MEANS: Final = re.compile(f"[,(]?[^。\n]{{0,12}}?(?:{_SAYS.pattern})")  # how it goes on behind its term
_PLAY: Final = re.compile("玩家|副本|关卡|装备|技能|怪物|坐骑|炮台|道具|剧情|升级|公会|职业|法宝|宠物")  # words of what is played
_GAME: Final = 3  # of these that make running text describe a game
_STAY: Final = 2  # words of a stay at a hotel that make running text speak of one
_IMPRINT: Final = re.compile("版权|备案|许可证|声明|举报(?:电话|邮箱|中心|热线)")  # what a site says of itself
_LISTS: Final = re.compile(r"[_|~★┅/]|\s\S+\s\S+\s")  # what phrases lack and lists have
_ITEM_LENGTH, _MANY_ITEMS = 12, 20  # characters of an item of a long list, and items that it has at least
_NEAR_ITEMS: Final = 40  # lines on each side in which they stand
_STEMS_APART: Final = 10  # of them for one with a stem
_MARK: Final = "\x00"
_BESIDE: Final = re.compile(f"[^\\W_]{_MARK}|{_MARK}[^\\W_]")  # a term inside longer words
_MOST_LINES: Final = 20  # lines that are asked for one


Span = tuple[Reading, int, int]  # a stretch of a line's matching view


def _is_phrase(text: str) -> bool:
    """Whether a short line has words that sentences need and nothing of a list, nor of what a site says of itself."""
    fits = SENTENCE_LENGTH <= len(text) < PARAGRAPH_LENGTH and FUNCTION_WORD.search(text)
    return bool(fits) and not (_LISTS.search(text) or _IMPRINT.search(text))


class _Whole:
    """What a page's lines say, whatever of it is under suspicion; each part is worked out when it is first asked for."""

    def __init__(self, sheet: Sheet, page: Page | None) -> None:
        self.sheet = sheet
        self.anchors = Anchors(page)

    @cached_property
    def running(self) -> dict[int, str]:
        """The lines of running text by their places."""
        return {at: self.sheet.texts[at] for at in self.sheet.running("text", "outside")}

    @cached_property
    def heads(self) -> list[int]:
        """The places of what a page's head and headings say."""
        return [at for field, places in self.sheet.fields if field in HEADINGS for at in places]

    @cached_property
    def short(self) -> list[str]:
        """The sentences that are too short to be running text."""
        return [text for text in self.sheet.texts if len(text) < SENTENCE_LENGTH and text.endswith(FULL_STOP)]

    @cached_property
    def _others(self) -> dict[int, str]:
        """The lines of text that are no running text, by their places."""
        places = (at for field, places in self.sheet.fields if field == "text" for at in places)
        return {at: self.sheet.texts[at] for at in places if at not in self.running}

    @cached_property
    def phrases(self) -> dict[int, str]:
        """Those of them that speak without a full stop, as the items of an explanation do, and are no title again."""
        titles = {self.sheet.texts[at] for field, places in self.sheet.fields if field in TITLES for at in places}
        return {at: text for at, text in self._others.items() if _is_phrase(text) and text not in titles}

    @cached_property
    def clean(self) -> list[str]:
        """Those without stems, but for what the site says of itself."""
        return [text for at, text in self._others.items() if not (self.sheet.hits(at) or _IMPRINT.search(text))]

    @cached_property
    def said(self) -> frozenset[str]:
        """What all of these say of the words that honest articles use."""
        headings = map(self.sheet.texts.__getitem__, self.heads)
        return patterns.said("\n".join([*self.running.values(), *headings, *self.phrases.values(), *self.short, *self.clean]))

    @cached_property
    def definitions(self) -> list[str]:
        """The lines that may say what something means, sorted."""
        return sorted({text for text in self.sheet.texts if _SAYS.search(text)}) if _SAYS.search(self.sheet.lines.page) else []

    @cached_property
    def headings(self) -> frozenset[str]:
        """Short whole lines, such as the heading that a hijacked title still ends with."""
        return frozenset(map(str.strip, [text for text in self.sheet.texts if len(text) <= _HEADING_LENGTH]))

    @cached_property
    def traditional(self) -> bool:
        """Whether the running text is written in traditional characters."""
        return script.is_traditional(self._beginning())

    def _beginning(self) -> str:
        beginning = ""
        for at in self.sheet.running("text"):
            beginning += self.sheet.place(at)[2].raw
            if len(beginning) >= _ENOUGH:
                break
        return beginning


class Article:
    """The running text of a page, its vocabulary and script; worked out when a run first asks."""

    def __init__(self, sheet: Sheet, page: Page | None = None, taken: Iterable[Span] = (), whole: _Whole | None = None) -> None:
        """`page`: whose links are asked too; `taken`: stretches that are under suspicion themselves and vouch for nothing."""
        self._sheet, self._whole = sheet, whole or _Whole(sheet, page)
        self._taken: dict[int, list[tuple[int, int]]] = {}
        for reading, start, end in taken:
            self._taken.setdefault(sheet.at(reading), []).append((start, end))
        self._discourse: dict[Category, list[str]] = {}
        self._said: dict[tuple[str, int], tuple[int, Counted]] = {}
        self._spoken: dict[str, bool] = {}
        self._explained: dict[str, list[list[str]]] = {}
        self._defined: dict[str, bool] = {}
        self._headed: dict[str, bool] = {}

    @cached_property
    def prose(self) -> str:
        """All fluent lines of text in the matching view, without what is under suspicion."""
        return "\n".join(self._lines)

    @cached_property
    def _lines(self) -> list[str]:
        return self._free_lines(self._whole.running)

    @cached_property
    def _phrases(self) -> list[str]:
        return self._free_lines(self._whole.phrases)

    @property
    def traditional(self) -> bool:
        """Whether the running text is written in traditional characters."""
        return self._whole.traditional

    @property
    def anchors(self) -> Anchors:
        """The names of the site's own columns, tags and articles."""
        return self._whole.anchors

    @cached_property
    def said(self) -> frozenset[str]:
        """What the sentences, the headings and the lines without stems say of the words that honest articles use."""
        if not (self._taken and self._whole.said):
            return self._whole.said
        heads = {at: self._sheet.texts[at] for at in self._whole.heads}
        text = "\n".join([self.prose, *self._free_lines(heads), *self._phrases, *self._whole.short, *self._whole.clean])
        return frozenset([word for word in self._whole.said if word in text])

    def defines(self, term: str) -> bool:
        """Whether a line of text says what a term means, as an entry of an encyclopaedia does."""
        if term not in self._defined:
            definitions = self._whole.definitions
            texts = takewhile(lambda text: text.startswith(term), islice(definitions, bisect_left(definitions, term), None))
            self._defined[term] = any(_MEANS.match(text, len(term)) for text in texts)
        return self._defined[term]

    def heads(self, term: str) -> bool:
        """Whether a title of the page says a term inside a phrase: one that reports, or one whose other words no stem knows."""
        if term not in self._headed:
            titles = (at for field, places in self._sheet.fields if field in TITLES for at in places)
            said = (phrases.says(self._sheet.texts[at], term, self._sheet.hits_of(at), self._whole.headings) for at in titles)
            self._headed[term] = any(said)
        return self._headed[term]

    def says_in_words(self, term: str) -> bool:
        """Whether a line that is no title says a term with more letters beside it."""
        texts = self._sheet.texts
        shown = (at for field, places in self._sheet.fields if field not in HEADINGS for at in places if term in texts[at])
        return any(_BESIDE.search(texts[at].replace(term, _MARK)) for at in islice(shown, _MOST_LINES))

    def lists(self, reading: Reading) -> bool:
        """Whether a line of text stands among many that are as short, next to each other, and without stems but for one in ten."""
        field = next((places for name, places in self._sheet.fields if name == reading.field == "text"), range(0))
        if not field:  # hidden lines are none of the sheet's
            return False
        at = self._sheet.at(reading)
        near = range(max(field.start, at - _NEAR_ITEMS), min(field.stop, at + _NEAR_ITEMS + 1))
        block = next((block for block in self._sheet.blocks(near, _ITEM_LENGTH) if at in block), range(0))
        return len(block) >= _MANY_ITEMS and _STEMS_APART * sum(self._sheet.hits(item) > 0 for item in block) <= len(block)

    def speaks_of(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a title enumerates a stretch in a phrase that goes on to speak of it."""
        return phrases.speaks_of(reading.text, start, end, reading.hits, self._whole.headings)

    @cached_property
    def plays(self) -> bool:
        """Whether the running text describes a game."""
        return len(frozenset(_PLAY.findall(self.prose))) >= _GAME

    @cached_property
    def lodges(self) -> bool:
        """Whether the running text or a heading speaks of a stay at a hotel."""
        headings = (self._sheet.texts[at] for at in self._whole.heads)
        return len(shape.lodging(self.prose)) >= _STAY or any(map(shape.lodging, headings))

    def overlap(self, text: str, beside: Reading | None = None) -> float:
        """Share of a text's character pairs and Latin words that the running text has, 0..1; `beside` is a line of it to be left out."""
        said, times, line = pairs(text), 0, self._counted
        if beside:
            times, line = self._line(beside)
        return sum(self._counted(pair) > (times and times * line(pair)) for pair in said) / len(said) if said else 0.0

    @cached_property
    def _counted(self) -> Counted:
        return Counted("\n".join([*self._lines, *self._phrases]))

    @cached_property
    def _lines_counted(self) -> Counter[str]:
        return Counter([*self._lines, *self._phrases])

    def _line(self, reading: Reading) -> tuple[int, Counted]:
        """How often the text has a line that speaks, and what that says."""
        at = reading.field, reading.number
        if at not in self._said:
            line = self._free(reading.text, self._sheet.at(reading)) if self._taken else reading.text
            self._said[at] = self._lines_counted[line] if line else 0, Counted(line)
        return self._said[at]

    def knows(self, reading: Reading, segment: Segment) -> bool:
        """Whether the running text beside the line or a heading of the page says what a segment of the line says."""
        text = reading.text[segment.start : segment.end]
        return text in self._whole.headings or self.overlap(text, reading) >= KNOWN

    def without(self, taken: Iterable[Span]) -> Article:
        """The article with other stretches under suspicion."""
        return Article(self._sheet, taken=taken, whole=self._whole)

    def discourse(self, family: Category, text: str = "") -> list[str]:
        """Words in the running text and the title, and in `text`, by which honest articles speak about this family."""
        if family not in self._discourse:
            self._discourse[family] = [word for word in patterns.discourse(family) if word in self.said]
        known = self._discourse[family]
        told = patterns.said(text).difference(known) if text else ()
        return [*known, *(word for word in patterns.discourse(family) if word in told)] if told else known

    def surprised_by(self, name: str) -> bool:
        """Whether a name ends like a gambling brand and the article speaks of nothing that would explain it."""
        return name.endswith(patterns.ends()) and not shape.honest(name) and any(not words for words in self._explaining(name))

    def explains(self, name: str) -> bool:
        """Whether the article speaks of what a name's ending stands for: 营收 beside 某某娱乐."""
        return any(self._explaining(name))

    def _explaining(self, name: str) -> list[list[str]]:
        """For each ending of a name the words of the article that explain it; a name may be there a thousand times."""
        if name not in self._explained:
            endings = [words for ending, words in patterns.endings().items() if name.endswith(ending)]
            rest = self.prose.replace(name, "") if endings else ""
            self._explained[name] = [[w for w in words if self._speaks(w) and (w not in name or w in rest)] for words in endings]
        return self._explained[name]

    def _speaks(self, word: str) -> bool:
        """Whether the running text has a word that explains names."""
        if word not in self._spoken:
            self._spoken[word] = word in self.prose
        return self._spoken[word]

    def _free_lines(self, lines: dict[int, str]) -> list[str]:
        """These lines of the page without what is under suspicion in them."""
        return list((lines | {at: self._free(lines[at], at) for at in self._taken if at in lines}).values())

    def _free(self, text: str, at: int) -> str:
        """The text of the line at this place without what is under suspicion in it."""
        if not (taken := self._taken.get(at)):
            return text
        pieces, behind = list[str](), 0
        for start, end in sorted(taken):
            pieces += (text[behind:start], "\n" * (end - max(start, behind)))
            behind = max(behind, end)
        return "".join([*pieces, text[behind:]])
