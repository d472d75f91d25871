"""Candidate runs: stretches of segments that may be an injected header, list or brand, in one line or over neighbouring ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from filters.injection import shape
from filters.injection.article import Article, shared
from filters.injection.reading import FUNCTION_WORD, HEADINGS, TITLES, Place, Reading, Segment
from filters.injection.sheet import LIST_SIGNS, Sheet

UNHIT: Final = 0.35  # what a segment costs a run; one that weighs less ends the run unless heavier ones follow
_OWN_KEYWORDS: Final = re.compile(r"\s*\S{0,4}(?:关键|标签|tag)")  # labels of lines that hold the article's own keywords too
_OWN: Final = float("-inf")  # of a segment that is the article's own: no run goes over it
LINE_WEIGHT: Final = 0.34  # what a line's stems must weigh together for a second look
ITEM_LENGTH: Final = 40  # characters of a list item; longer ones are lines of their own
_NEAR: Final = 2  # lines from one item that weighs something to the next: a stretch cannot pay for more with its first
ITEM_SEGMENTS: Final = 3
_FREE_BEFORE: Final = re.compile(r"[。!?;…【]")
_FREE_AFTER: Final = re.compile(r"[:】]")
_MAY_DIVIDE: Final = re.compile(rf"[\-/·.》 {LIST_SIGNS}]")
_PROSE_SIGN: Final = re.compile("[,、;]")  # what divides the lists of sentences
_FREE: Final = re.compile(r"(?:^|[。!?;…【(])[^。!?…【】():]+(?=[:】]|[,.?\s]*$|\)[。,.\s]*$)")
_LABEL: Final = 10  # characters in which the label of a keyword list ends
_LIST_SIGN: Final = re.compile(rf"[\-{LIST_SIGNS}]")
_HONEST: Final = 0.85  # likelihood of honest wording from which a title's slot beside a list is its own
_NAME_HONEST: Final = 0.5  # the same for what ends like an institution's name
_SURE_PAIR: Final = 1.7  # weight of two segments that leave no doubt
_FEW, _PAIR = 3, 1.2  # segments of which two of this weight make a list
_OFF_TOPIC: Final = 0.1  # of an echoed term that a title shares beside it; more is the article's own keyword
_TITLED: Final = 4  # characters behind an echoed term that, if a title has them too, are the title: of a post its own beginning
ECHO: Final = Place("before a sentence and in a title or keyword line", 2.5, 0.0)
_LATIN: Final = re.compile("[a-z]")  # of which the character model knows little
_PATH_SIGN: Final = re.compile("[>»›→]")  # between the steps of a breadcrumb
_SLOT_SIGN: Final = frozenset(" _|-—–~·,/")  # what divides a title into slots
_KEYWORD_SIGN: Final = _SLOT_SIGN | set(";、")  # and keywords


@dataclass(frozen=True, slots=True)
class Part:
    """What a run takes from one line: neighbouring segments, in code points of the line's matching view."""

    reading: Reading
    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Where the first segment begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.segments[-1].end

    @property
    def whole(self) -> bool:
        """Whether nothing else stands in the line but a label, a bullet and signs."""
        body = self.reading.body
        return self.start <= body[0][0].start and self.end >= body[-1][-1].end


@dataclass(frozen=True, slots=True)
class Run:
    """One candidate: a part of one line, or one part from each of neighbouring lines."""

    parts: tuple[Part, ...]

    @property
    def segments(self) -> list[Segment]:
        """All segments, line by line."""
        return [segment for part in self.parts for segment in part.segments]

    @property
    def texts(self) -> list[str]:
        """The segments' texts in the matching view."""
        return [part.reading.text[s.start : s.end] for part in self.parts for s in part.segments]


def candidates(sheet: Sheet, article: Article) -> list[Run]:
    """Every run that stems make worth judging, in page order."""
    runs: list[Run] = []
    weights = sheet.weights()
    for _, places in sheet.fields:
        told = {at: weight for at, weight in weights.items() if at in places}
        if max(told.values(), default=0.0) < UNHIT:
            continue
        listed, taken = _listed(sheet, places, told)
        alone = [at for at, weight in told.items() if weight >= LINE_WEIGHT and at not in taken]
        found = listed + [run for at in alone for run in _in_line(sheet[at], article)]
        runs += sorted(found, key=lambda run: (run.parts[0].reading.number, run.parts[0].start))
    return runs + list(_echoes(sheet, runs))


def _echoes(sheet: Sheet, runs: Sequence[Run]) -> Iterator[Run]:
    """Lone terms of titles and keyword lines once more, where they stand before a sentence: 某某棋牌:过去人工检测…"""
    lone = {run.texts[0]: run.segments[0] for run in runs if len(run.segments) == 1 and _may_be_echoed(run.parts[0].reading)}
    heads = "\n".join([sheet.texts[at] for field, places in sheet.fields if field in TITLES for at in places]) if lone else ""
    lone = {term: segment for term, segment in lone.items() if shared(term, heads.replace(term, "")) <= _OFF_TOPIC}
    for at in sheet.running("text") if lone else ():
        text = sheet.texts[at]
        for term in (term for term in lone if text.startswith((f"{term}:", f"{term},")) and text[: len(term) + _TITLED] not in heads):
            reading, segment = sheet[at], lone[term]
            first = reading.groups[0][0]
            if first.end == len(term) and not any(part.reading is reading for run in runs for part in run.parts):
                segment.place = ECHO
                first.weights, first.lifted, first.honest, first.place = segment.weights, segment.lifted, segment.honest, ECHO
                yield Run((Part(reading, (first,)),))


def _may_be_echoed(reading: Reading) -> bool:
    return reading.heading or reading.labelled


def _in_line(reading: Reading, article: Article) -> Iterator[Run]:
    if reading.fluent and not _may_be_glued(reading):
        return
    for group in reading.body:
        if max([s.weight for s in group]) <= UNHIT:
            continue
        weights = _weights(reading, group, article)
        wide = _joined([_widened(reading, group, first, last, article) for first, last in best_stretches(weights)])
        for first, last in _bridged(wide, group, weights):
            part = Part(reading, tuple(group[first : last + 1]))
            if stands_free(part, whole_group=last - first + 1 == len(group)):
                yield Run((part,))


def _may_be_glued(reading: Reading) -> bool:
    """A quick look at running text before it is cut into segments: a label, a list's signs, or a stem in a fragment that stands free."""
    text = reading.text
    if ":" in text[:_LABEL] or len(_MAY_DIVIDE.findall(text)) >= ITEM_SEGMENTS - 1:
        return True
    return reading.placed or any(m.start() <= h.start < m.end() for m in _FREE.finditer(text) for h in reading.hits)


def _weights(reading: Reading, group: Sequence[Segment], article: Article) -> list[float]:
    """What each segment weighs; no run goes over one without weight that the article knows."""
    return [_OWN if s.weight < UNHIT and article.knows(reading, s) else s.weight for s in group]


def best_stretches(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches that weigh more than they cost, as (first, last), each cut off where it weighs most."""
    found: list[tuple[int, int]] = []
    start, total, peak, at = 0, 0.0, 0.0, -1
    for number, weight in enumerate([*weights, float("-inf")]):
        total += weight - UNHIT
        if total <= 0:
            if at >= 0:
                found.append((start, at))
            start, total, peak, at = number + 1, 0.0, 0.0, -1
        elif total > peak:
            peak, at = total, number
    return found


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap, as one."""
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and first <= joined[-1][1]:
            joined[-1] = (min(first, joined[-1][0]), max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _bridged(stretches: Sequence[tuple[int, int]], group: Sequence[Segment], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Neighbouring stretches of a list, two terms each at least, as one, where no more unknown terms than that stand between."""
    bridged: list[tuple[int, int]] = []
    for first, last in stretches:
        if bridged:
            start, end = bridged[-1]
            between, shorter = weights[end + 1 : first], min(end - start, last - first) + 1
            signs = {segment.before.strip() for segment in group[start + 1 : last + 1]}
            if len(signs) == 1 and shorter > 1 and len(between) <= shorter and _OWN not in between:
                bridged[-1] = start, last
                continue
        bridged.append((first, last))
    return bridged


def _widened(reading: Reading, group: Sequence[Segment], first: int, last: int, article: Article) -> tuple[int, int]:
    """A list takes in its neighbours behind the same sign that the article does not speak of: its rarer terms.

    A list of two takes in only what has a stem at least, unless both are sure; one in a title nothing that is surely worded honestly.
    """
    signs = {segment.before.strip() for segment in group[first + 1 : last + 1]}
    if len(signs) != 1:
        return first, last
    weight = sum(s.weight for s in group[first : last + 1])
    pair = not reading.heading and (weight > _SURE_PAIR or (weight > _PAIR and len(group) == _FEW))
    sign, long = signs.pop(), last - first > 1 or pair
    sure = long and not (reading.labelled and _OWN_KEYWORDS.match(reading.text))

    def belongs(segment: Segment) -> bool:
        own = reading.heading and _is_honest(reading.text[segment.start : segment.end], segment.honest)
        said = own or (reading.fluent and _in_a_sentence(reading.text, segment, sign))
        return (sure or segment.weight > 0) and not said and not article.knows(reading, segment)

    while last + 1 < len(group) and group[last + 1].before.strip() == sign and belongs(group[last + 1]):
        last += 1
    while first > 0 and group[first].before.strip() == sign and belongs(group[first - 1]):
        first -= 1
    return first, last


def _is_honest(text: str, likely: float) -> bool:
    """Whether a title's slot is more likely the page's own than a rare term."""
    return likely > _HONEST or (likely > _NAME_HONEST and shape.institutional(text)) if not _LATIN.search(text) else False


def _in_a_sentence(text: str, segment: Segment, sign: str) -> bool:
    """Whether a segment has words that sentences need or is followed by a sign of theirs that does not divide the list."""
    after = text[segment.end : segment.end + 1]
    return bool((_PROSE_SIGN.match(after) and after != sign) or FUNCTION_WORD.search(text, segment.start, segment.end))


def stands_free(part: Part, whole_group: bool) -> bool:
    """Whether the run stands where injected text stands and not inside a sentence."""
    reading, text = part.reading, part.reading.text
    before, after = text[: part.start].rstrip(), text[part.end :].strip()
    if reading.field in HEADINGS:
        after = shape.DECORATION.sub("", text[part.end :]).strip()
    if not reading.heading and reading.field not in HEADINGS and reading.advertised(part.start, part.end):
        return True
    if part.whole or not before.strip("【[(「『‘“'\"") or (reading.labelled and not reading.fluent):
        return not reading.fluent or _glued(part, before, after, whole_group)
    if reading.fluent:
        return _glued(part, before, after, whole_group)
    if len(part.segments) > 2 or not after.strip("】]」』’”'\"?,. "):
        return True
    if _PATH_SIGN.search(before[-1:]) and (_PATH_SIGN.match(after) or not after):
        return True
    signs = _KEYWORD_SIGN if reading.field == "meta.keywords" else _SLOT_SIGN if reading.heading else ""
    if text[part.start - 1] in signs and text[part.end] in signs:
        return True
    return whole_group and (before[-1] in "【[「『‘“" or _enclosed(before, after))


def _glued(part: Part, before: str, after: str, whole_group: bool) -> bool:
    """In running text: a fragment between a sentence's end and a colon or the line's end, or a list with signs that prose lacks."""
    signs = [s.before for s in part.segments[1:]]
    if len(signs) > ITEM_SEGMENTS - 1 and sum(bool(_LIST_SIGN.search(sign)) for sign in signs) > len(part.segments) / 2:
        return True
    if part.reading.labelled and part.start == part.reading.body[0][0].start and after.startswith(",") and part.segments[0].weight > UNHIT:
        return len(part.segments) == 1
    free_before = not before or _FREE_BEFORE.match(before[-1])
    free_after = not after.strip(",.") or _FREE_AFTER.match(after)
    if len(signs) >= ITEM_SEGMENTS - 1 and (free_before or free_after) and (whole_group or not any(_PROSE_SIGN.search(s) for s in signs)):
        return True
    return bool(whole_group and ((free_before and free_after) or _enclosed(before, after)))


def _enclosed(before: str, after: str) -> bool:
    """Whether round brackets hold the run and end the line."""
    return before.endswith("(") and after.startswith(")") and not after.strip(")。,.")


def _listed(sheet: Sheet, places: range, told: Mapping[int, float]) -> tuple[list[Run], set[int]]:
    """Runs over two or more neighbouring list items, and the lines that they take."""
    runs: list[Run] = []
    taken: set[int] = set()
    for block in _item_blocks(sheet, places, told):
        items = [sheet[at] for at in block]
        weights = [_item_weight(item) for item in items]
        for first, last in _of_list(items, weights):
            if last > first:
                chosen = items[first : last + 1]
                runs.append(Run(tuple(Part(r, tuple(s for group in r.body for s in group)) for r in chosen)))
                taken.update(block[first : last + 1])
    return runs, taken


def _item_blocks(sheet: Sheet, places: range, told: Mapping[int, float]) -> Iterator[list[int]]:
    """Neighbouring list items with the same mark, where a line that outweighs what it costs has another with stems near it."""
    if not any(after - before <= _NEAR and told[before] > UNHIT for before, after in pairwise(told)):
        return
    near: set[int] = set()
    heavy = [at for at, weight in told.items() if weight > UNHIT]
    for block in sheet.blocks(places, ITEM_LENGTH):
        next_heavy = bisect_left(heavy, block.start)
        if next_heavy == len(heavy) or heavy[next_heavy] >= block.stop:
            continue
        for first, last in best_stretches([min(1.0, told.get(at, 0.0)) for at in block]):
            if last > first:
                near.update(_to_the_ends(sheet, block, first, last))
    for _, neighbours in groupby(enumerate(sorted(near)), key=lambda item: item[1] - item[0]):
        marked = groupby([at for _, at in neighbours], key=lambda at: _mark_of_item(sheet[at]))
        yield from (list(items) for mark, items in marked if mark)


def _to_the_ends(sheet: Sheet, block: Sequence[int], first: int, last: int) -> Sequence[int]:
    """A stretch of a block of short lines, and the rest of the marked lists that begin or end in it."""
    while first > 0 and (bullet := sheet[block[first]].bullet) and sheet[block[first - 1]].bullet == bullet:
        first -= 1
    while last + 1 < len(block) and (bullet := sheet[block[last]].bullet) and sheet[block[last + 1]].bullet == bullet:
        last += 1
    return block[first : last + 1]


def _mark_of_item(reading: Reading) -> str:
    """The bullet or element that makes a short line an item, `line` for one without; empty where it is none."""
    if reading.fluent or reading.labelled or not 0 < sum(len(group) for group in reading.body) <= ITEM_SEGMENTS:
        return ""
    return reading.bullet or (reading.line.tag if reading.line.tag != "p" else "line")


def _item_weight(reading: Reading) -> float:
    return max((s.weight for group in reading.body for s in group), default=0.0) if reading.weight else 0.0


def _of_list(items: Sequence[Reading], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches of a list that weigh something; a marked list that has more such items than others is all of one kind."""
    stretches = best_stretches(weights)
    heavy = sum(last - first + 1 for first, last in stretches)
    return [(0, len(items) - 1)] if items[0].bullet and 2 * heavy > len(items) else stretches
