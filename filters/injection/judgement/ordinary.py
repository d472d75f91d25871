"""Ordinary words that stand alone or in a row, as the names of columns do: they are no terms, whatever each of them may say in company."""

from __future__ import annotations

from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.lines.segment import HIT
from filters.injection.runs.run import Run
from filters.injection.vocabulary import patterns
from filters.segment import known

_COLUMN: Final = 3  # characters of the name of a column that is one word
_ALONE, _IN_A_ROW = -3.0, -4.5  # points; what a row's words say together is no more than what one of them says


def ordinary(run: Run) -> Cue:
    """A lone segment that is one ordinary word, or several and nothing else: 体育 in a menu is no brand, 招商加盟 is a column. And a
    row of such words: 体育|娱乐|国际|彩票.
    """
    if len(run.segments) > 1:
        return Cue("ordinary", _IN_A_ROW if _is_of_columns(run) else 0.0, "a row of ordinary words")
    segment = run.segments[0]
    stems = [hit.stem for hit in segment.hits]
    whole = bool(stems) and sum(len(stem.text) for stem in stems) == segment.end - segment.start
    word = len(stems) == 1 and (stems[0].weight < HIT or stems[0].text in patterns.columns())
    if whole and run.parts[0].reading.advertised(segment.start, segment.end):
        return Cue("ordinary", 0.0, "")  # whoever says how to be reached sells it
    lone = whole and (word or (segment.place is None and all(stem.weight < HIT for stem in stems)))
    return Cue("ordinary", _ALONE if lone else 0.0, "an ordinary word by itself")


def _is_of_columns(run: Run) -> bool:
    """Whether a row is short words with no stem that says it alone, most of them words of the dictionary, as the names of columns are."""
    if any(segment.strong for segment in run.segments) or any(text.isascii() or len(text) > _COLUMN for text in run.texts):
        return False
    return 3 * sum(len(known(text)) == 1 for text in run.texts) >= 2 * len(run.texts)
