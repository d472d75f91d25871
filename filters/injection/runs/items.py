"""Lists whose items are lines of their own: runs over neighbouring short lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from filters.injection.lines.article import Article
from filters.injection.lines.reading import FULL_STOP, FUNCTION_WORD, Reading, covered
from filters.injection.lines.segment import Segment
from filters.injection.lines.sheet import Sheet
from filters.injection.runs import mixed
from filters.injection.runs.run import ITEM_SEGMENTS, UNHIT, Part, Run, best_stretches
from filters.injection.vocabulary import characters, patterns

_LENGTH: Final = 40  # characters of a list item; longer ones are lines of their own
_TERM_LENGTH: Final = 26  # characters of an item that may be one term and its bullet
_PHRASE: Final = float("-inf")  # weight of an item that no list goes over
_HONEST, _LIKELY = 0.9, 0.5  # likelihood of honest wording from which an item is another headline, and one in a mixed list
_OTHERS: Final = 2  # of these in a list, from which it is a mixed one
_LONG: Final = 10  # characters of a term at most, with few exceptions
_SPOKEN, _COVERED = 2, 0.5  # words that sentences need in an item that is a phrase, and the share of it that stems cover at most
_NEAR: Final = 2  # lines from one item that weighs something to the next: a stretch cannot pay for more with its first


def listed(sheet: Sheet, places: range, told: Mapping[int, float]) -> tuple[list[Run], set[int]]:
    """Runs over two or more neighbouring list items, and the lines that they take."""
    runs: list[Run] = []
    taken: set[int] = set()
    for block in _blocks(sheet, places, told):
        items = [sheet[at] for at in block]
        weights = [_weight(item) for item in items]
        for first, last in _of_list(items, weights):
            if last > first:
                chosen = list(range(first, last + 1))
                _ask([items[number] for number in chosen])
                others = [number for number in chosen if _is_headline(items[number])]
                if len(others) >= _OTHERS:
                    chosen = [number for number in chosen if not _is_other(items[number])]
                if len(chosen) > 1:
                    runs.append(Run(tuple(Part(items[n], tuple(s for group in items[n].body for s in group)) for n in chosen)))
                    taken.update(block[n] for n in chosen)
    return runs, taken


def completed(sheet: Sheet, run: Run, article: Article) -> Run:
    """A run over items of a marked list with the list's other items, where no more than were found and none of them is a headline."""
    mark = run.parts[0].reading.bullet
    if len(run.parts) == 1 or not all(part.reading.bullet == mark for part in run.parts) or not mark:
        return run
    first, last = (sheet.at(part.reading) for part in (run.parts[0], run.parts[-1]))
    before = list(_more(sheet, range(first - 1, -1, -1), mark, article))
    after = list(_more(sheet, range(last + 1, len(sheet)), mark, article))
    more = (*before, *after)
    mixed = len(more) > len(run.parts) or any(_is_other(part.reading) for part in more)
    return run if mixed or not more else Run((*before[::-1], *run.parts, *after))


def _more(sheet: Sheet, places: Sequence[int], mark: str, article: Article) -> Iterator[Part]:
    """The items of a list from its middle on, up to one that says more than a term or what the article says."""
    for at in places:
        if sheet.place(at)[0] != "text" or len(sheet.texts[at]) > _TERM_LENGTH:
            return
        reading = sheet[at]
        terms = [s for group in reading.body for s in group] if reading.bullet == mark else []
        if len(terms) != 1 or article.knows(reading, terms[0]) or FUNCTION_WORD.search(reading.text):
            return
        yield Part(reading, (terms[0],))


def _blocks(sheet: Sheet, places: range, told: Mapping[int, float]) -> Iterator[list[int]]:
    """Neighbouring list items with the same mark, where a line that outweighs what it costs has another with stems near it."""
    if not any(after - before <= _NEAR and told[before] > UNHIT for before, after in pairwise(told)):
        return
    near: set[int] = set()
    heavy = [at for at, weight in told.items() if weight > UNHIT]
    for block in sheet.blocks(places, _LENGTH):
        next_heavy = bisect_left(heavy, block.start)
        if next_heavy == len(heavy) or heavy[next_heavy] >= block.stop:
            continue
        for first, last in best_stretches([min(1.0, told.get(at, 0.0)) for at in block]):
            if last > first:
                near.update(_to_the_ends(sheet, block, first, last))
    for _, neighbours in groupby(enumerate(sorted(near)), key=lambda item: item[1] - item[0]):
        marked = groupby([at for _, at in neighbours], key=lambda at: _mark(sheet[at]))
        yield from (list(items) for mark, items in marked if mark)


def _to_the_ends(sheet: Sheet, block: Sequence[int], first: int, last: int) -> Sequence[int]:
    """A stretch of a block of short lines, and the rest of the marked lists that begin or end in it."""
    while first > 0 and (bullet := sheet[block[first]].bullet) and sheet[block[first - 1]].bullet == bullet:
        first -= 1
    while last + 1 < len(block) and (bullet := sheet[block[last]].bullet) and sheet[block[last + 1]].bullet == bullet:
        last += 1
    return block[first : last + 1]


def _ask(items: Sequence[Reading]) -> None:
    """Mark what no stem knows in the items of a list with how likely it is worded honestly, where the model has not been asked."""
    unasked = [(item.text[s.start : s.end], s) for item in items for group in item.body for s in group if not (s.weight or s.honest)]
    asked = [honest for honest, *_ in characters.likelihoods([text for text, _ in unasked])]
    for (text, segment), honest in zip(unasked, asked, strict=True):
        segment.honest = 0.0 if mixed.LATIN.search(text) else honest


def _is_headline(reading: Reading) -> bool:
    """Whether the character model takes an item for honest wording and its stems weigh little: other links of the same list."""
    return all(s.honest > _HONEST and s.weight < UNHIT for group in reading.body for s in group)


def _is_other(reading: Reading) -> bool:
    """Whether an item of a mixed list is more likely one of the other links: also a headline with a colon, and Latin letters that the
    character model knows little of and no stem at all.
    """
    segments = [s for group in reading.body for s in group]
    if ":" in reading.text and segments[-1].weight < UNHIT:
        return True
    return all(s.weight < UNHIT and (s.honest > _LIKELY or (not s.weight and mixed.LATIN.search(reading.text))) for s in segments)


def _mark(reading: Reading) -> str:
    """The bullet or element that makes a short line an item, `line` for one without; empty where it is none."""
    label = reading.labelled or patterns.is_label(reading.text.strip())
    if reading.fluent or label or not 0 < sum(len(group) for group in reading.body) <= ITEM_SEGMENTS:
        return ""
    if not reading.bullet and reading.text.endswith(FULL_STOP):
        return ""
    return reading.bullet or (reading.line.tag if reading.line.tag != "p" else "line")


def _weight(reading: Reading) -> float:
    """What the heaviest segment of an item weighs; no list without marks goes over a phrase."""
    segments = [s for group in reading.body for s in group]
    if not reading.bullet and _is_phrase(reading, segments):
        return _PHRASE
    return max((s.weight for s in segments), default=0.0)


def _is_phrase(reading: Reading, segments: Sequence[Segment]) -> bool:
    """Whether a line is worded honestly, has a colon inside or a clause that says nothing of the trade, or, where stems cover less than
    half of a longer one, words that sentences need.
    """
    text = reading.text
    if ":" in text or any(s.worded_honestly for s in segments) or ("," in text and any(not s.weight for s in segments)):
        return True
    spoken = sum(len(FUNCTION_WORD.findall(piece)) for s in segments for piece in s.outside_stems(text))
    return len(text) > _LONG and spoken >= _SPOKEN and covered(text, reading.hits) < _COVERED


def _of_list(items: Sequence[Reading], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches of a list that weigh something; a marked list that has more such items than others is all of one kind."""
    stretches = best_stretches(weights)
    heavy = sum(last - first + 1 for first, last in stretches)
    return [(0, len(items) - 1)] if items[0].bullet and 2 * heavy > len(items) else stretches
