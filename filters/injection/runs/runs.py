"""Candidates: runs of segments that may be an injected header, list or brand, in one line or over neighbouring ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from filters.injection.lines.article import Article
from filters.injection.lines.reading import CLOSING, FUNCTION_WORD, OPENING, Reading
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet, within
from filters.injection.lines.signs import LIST_SIGNS
from filters.injection.runs import mixed
from filters.injection.runs.echo import echoes
from filters.injection.runs.free import PROSE_SIGN, is_header, stands_free
from filters.injection.runs.items import listed
from filters.injection.runs.run import ITEM_SEGMENTS, UNHIT, Part, Run, best_stretches
from filters.injection.runs.seam import divided
from filters.injection.vocabulary import patterns, shape
from filters.injection.vocabulary.stems import STRONG

LINE_WEIGHT: Final = 0.34  # what a line's stems must weigh together for a second look
_OWN: Final = float("-inf")  # of a segment that is the article's own: no run goes over it
_MAY_DIVIDE: Final = re.compile(rf"[\-/·.》 {LIST_SIGNS}]")
_FRAGMENT: Final = re.compile(r"(?:^|[。!?;…【(])[^。!?…【】():]++")
_BEHIND: Final = ":】"  # behind a fragment that stands free; or the line's end, these signs before it
_END: Final = re.compile(r"[,.?\s]*")
_END_BEHIND_BRACKET: Final = re.compile(r"[。,.\s]*")
_ASIDE: Final = re.compile(r"[^\W_]{0,8}[)\]】]")  # how what brackets hold goes on behind its stem
# Between two items of a row of brackets, in which no page gives its own name.
_ROW: Final = frozenset(map("".join, zip(CLOSING, OPENING, strict=True)))
_SQUARE: Final = (OPENING[:2], CLOSING[:2])  # at a title's edge; round ones and quotes hold the page's own words there as well
_LABEL: Final = 10  # characters in which the label of a keyword list ends
_SURE_PAIR: Final = 1.7  # weight of two segments that leave no doubt
_FEW, _PAIR = 3, 1.2  # segments of which two of this weight make a list
_BRIDGE: Final = 6  # terms of a list for one unknown between its first or last and the rest
_DOUBTFUL: Final = 0.6  # weight of a keyword that a title may say too
_PHRASE: Final = 10  # characters of a title's phrase: 某某电子 乒协公布教练组考核办法 某某平台
_WORD: Final = 2  # characters of a keyword that is an ordinary word


def candidates(sheet: Sheet, article: Article) -> list[Run]:
    """Every run that stems make worth judging, in page order."""
    runs: list[Run] = []
    weights = sheet.weights()
    weighed = list(weights)
    for _, places in sheet.fields:
        told = {at: weights[at] for at in within(weighed, places)}
        if max(told.values(), default=0.0) < UNHIT:
            continue
        items, taken = listed(sheet, places, told)
        alone = [at for at, weight in told.items() if weight >= LINE_WEIGHT and at not in taken]
        found = items + [run for at in alone for run in _in_line(sheet[at], article)]
        runs += sorted(found, key=lambda run: (run.parts[0].reading.number, run.parts[0].start))
    return runs + list(echoes(sheet, runs))


def _in_line(reading: Reading, article: Article) -> Iterator[Run]:
    glued = not reading.fluent or _may_be_glued(reading)
    if not glued and sum(h.stem.weight >= STRONG for h in reading.hits) < ITEM_SEGMENTS:
        return
    for group in _groups(reading):
        if _is_bracketed(reading, group):
            yield Run((Part(reading, tuple(group)),))
            continue
        weights = _weights(reading, group, article)
        others = mixed.others(reading, group)
        for at in others:
            weights[at] = _OWN
        stretches = best_stretches(weights)
        walked: dict[tuple[bool, str, int], range] = {}
        wide = _joined([(first, last) if others else _widened(reading, group, first, last, article, walked) for first, last in stretches])
        for stretch in wide if others else _bridged(wide, reading, group, article):
            for segments in _apart(reading, group[stretch[0] : stretch[1] + 1]):
                part = Part(reading, tuple(segments))
                free = (others and not reading.fluent) or stands_free(part, whole_group=len(segments) == len(group))
                if free and (glued or is_header(segments)):
                    yield Run((part,))


def _groups(reading: Reading) -> Iterator[Sequence[Segment]]:
    """The groups of segments that outweigh what they cost, without a sentence behind them."""
    heavy = (group for group in reading.body if max([s.weight for s in group]) > UNHIT)
    return (part for group in heavy for part in divided(reading, group) if max([s.weight for s in part]) > UNHIT)


def _apart(reading: Reading, segments: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """Two or three slots of a title, of which those at the edges that are worded honestly are judged by themselves where what is left
    has a stem that says enough alone; any other stretch whole.
    """
    segments = _within(segments)
    first, last = 0, len(segments)
    while first < last - 1 and segments[first].worded_honestly:
        first += 1
    while last - 1 > first and segments[last - 1].worded_honestly:
        last -= 1
    if not reading.heading or len(segments) > _FEW or not any(s.strong for s in segments[first:last]):
        yield segments
        return
    yield from ([segment] for segment in (*segments[:first], *segments[last:]))
    yield segments[first:last]


def _within(segments: Sequence[Segment]) -> Sequence[Segment]:
    """A header without what no stem knows or what is worded honestly at its ends, behind another sign than its terms: A,B,C 水稻插秧."""
    if len(segments) <= _FEW:
        return segments
    signs = [segment.before.strip() for segment in segments]
    first, last = 0, len(segments)
    while last > _FEW and signs[last - 1] != signs[1] and _is_strange(segments[last - 1]):
        last -= 1
    while last - first > _FEW and signs[first + 1] != signs[last - 1] and _is_strange(segments[first]):
        first += 1
    return segments[first:last] if len({*signs[first + 1 : last]}) == 1 else segments


def _is_strange(segment: Segment) -> bool:
    """Whether a segment is none of a header's terms: no stem knows it, or it is worded honestly."""
    return not segment.hits or segment.worded_honestly


def _is_bracketed(reading: Reading, group: Sequence[Segment]) -> bool:
    """Whether brackets at a title's edge hold two or three segments, of which one says enough alone: 标题【某某棋牌-安装】."""
    text, start, end = reading.text, group[0].start, group[-1].end
    if not (reading.heading and 1 < len(group) <= _FEW and any(s.strong for s in group)):
        return False
    before, after = text[:start], text[end:].strip()
    return before[-1:] in _SQUARE[0] and after[:1] in _SQUARE[1] and (not after[1:] or not before[:-1].strip())


def _may_be_glued(reading: Reading) -> bool:
    """A quick look at running text before it is cut into segments: a label, a list's signs, a contact, or a stem in a fragment that stands
    free.
    """
    text = reading.text
    if ":" in text[:_LABEL] or reading.reached(0, len(text)) or len(_MAY_DIVIDE.findall(text)) >= ITEM_SEGMENTS - 1:
        return True
    if any(h.stem.weight >= STRONG and _ASIDE.match(text, h.end) for h in reading.hits):
        return True
    return reading.placed or any(reading.hits_from(*fragment) for fragment in _fragments(text))


def _fragments(text: str) -> Iterator[tuple[int, int]]:
    """What stands between the end of a sentence and a colon or the line's end."""
    last, bracket = _length_without(text, _END), _length_without(text, _END_BEHIND_BRACKET)
    for match in _FRAGMENT.finditer(text):
        end = match.end()
        if end >= last or text[end] in _BEHIND or (text[end] == ")" and end + 1 >= bracket):
            yield match.span()


def _length_without(text: str, signs: re.Pattern[str]) -> int:
    """How long a text is without these signs at its end."""
    found = signs.match(text[::-1])
    return len(text) - found.end() if found else len(text)


def _weights(reading: Reading, group: Sequence[Segment], article: Article) -> list[float]:
    """What each segment weighs; no run goes over one that is the article's own, which is asked only where one would."""
    weights, total = list[float](), 0.0
    for segment in group:
        total += segment.weight - UNHIT
        weights.append(_OWN if total > 0 and _is_own(reading, segment, article) else segment.weight)
        total = 0.0 if weights[-1] == _OWN else max(total, 0.0)
    return weights


def _is_own(reading: Reading, segment: Segment, article: Article) -> bool:
    """Whether a segment without weight is one that the article knows or a word of two characters among keywords, a title's phrase, longer
    than unknown terms are, or a doubtful keyword one that a title says inside its phrase.
    """
    if reading.heading and not segment.hits and not segment.weights and segment.end - segment.start >= _PHRASE:
        return True
    word = segment.end - segment.start == _WORD and not segment.hits and patterns.holds_keywords(reading.label)
    text = reading.text[segment.start : segment.end]
    said = reading.labelled and segment.lifted and segment.weight < _DOUBTFUL and article.heads(text)
    return said or (segment.weight < UNHIT and (word or article.knows(reading, segment)))


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap, as one."""
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and first <= joined[-1][1]:
            joined[-1] = (min(first, joined[-1][0]), max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _bridged(stretches: Sequence[tuple[int, int]], reading: Reading, group: Sequence[Segment], article: Article) -> list[tuple[int, int]]:
    """Neighbouring stretches of a list as one, where no more unknown terms stand between than the shorter has, two at least, or one for
    every six terms of both.
    """
    bridged, signs = list[tuple[int, int]](), set[str]()  # those of the last of them
    for first, last in stretches:
        if bridged:
            start, end = bridged[-1]
            between, shorter = group[end + 1 : first], min(end - start, last - first) + 1
            signs |= _signs(group, end + 1, last)
            most = shorter if shorter > 1 else (end - start + last - first + 2) // _BRIDGE
            few = len(signs) == 1 and len(between) <= most
            if few and not any(_is_own(reading, segment, article) for segment in between):
                bridged[-1] = start, last
                continue
        bridged.append((first, last))
        signs = _signs(group, first + 1, last)
    return bridged


def _signs(group: Sequence[Segment], first: int, last: int) -> set[str]:
    """The signs before some segments of a group."""
    return {segment.before.strip() for segment in group[first : last + 1]}


def _widened(
    reading: Reading, group: Sequence[Segment], first: int, last: int, article: Article, walked: dict[tuple[bool, str, int], range]
) -> tuple[int, int]:
    """A list takes in its neighbours behind the same sign that the article does not speak of: its rarer terms.

    A list of two takes in only what has a stem at least, unless both are sure; one in a title or behind a label, where honest names stand
    too, nothing that is surely worded honestly; no list takes in an institution's name.
    `walked`: what the lists before it have walked over in the same way, so that no segment is asked again by each of them.
    """
    signs = _signs(group, first + 1, last)
    if len(signs) != 1:
        return first, last
    weight = sum(s.weight for s in group[first : last + 1])
    pair = not reading.heading and (weight > _SURE_PAIR or (weight > _PAIR and len(group) == _FEW))
    sign, long = signs.pop(), last - first > 1 or pair
    sure = long and not patterns.holds_keywords(reading.label)

    def belongs(segment: Segment) -> bool:
        name = reading.text[segment.start : segment.end]
        may_be_own = reading.heading or reading.labelled or shape.institutional(name)
        own = may_be_own and sign not in _ROW and mixed.is_honest(name, segment.honest)
        said = own or (reading.fluent and _in_a_sentence(reading.text, segment, sign))
        word = segment.end - segment.start == _WORD and not segment.hits
        return (sure or segment.weight > 0) and not (said or word) and not article.knows(reading, segment)

    def reached(at: int, step: int) -> int:
        known = walked.get((sure, sign, step), range(0))
        begun = at
        while at not in known and 0 <= at + step < len(group) and group[max(at, at + step)].before.strip() == sign:
            if not belongs(group[at + step]):
                break
            at += step
        if at in known:
            at = known[-1] if step > 0 else known[0]
        walked[sure, sign, step] = range(min(at, begun), max(at, begun) + 1)
        return at

    return reached(first, -1), reached(last, 1)


def _in_a_sentence(text: str, segment: Segment, sign: str) -> bool:
    """Whether a segment has words that sentences need or is followed by a sign of theirs that does not divide the list."""
    after = text[segment.end : segment.end + 1]
    return bool((PROSE_SIGN.match(after) and after != sign) or FUNCTION_WORD.search(text, segment.start, segment.end))
