"""The other terms in a lone term's line: where the article says as little of them, its silence on the one says little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from filters.injection.lines.article import Article
from filters.injection.lines.reading import HEADINGS
from filters.injection.lines.segment import HIT, Segment
from filters.injection.runs.run import UNHIT, Run

STRANGE: Final = 0.3  # overlap with the article up to which a lone term does not belong
_WORD: Final = 2  # characters of a keyword that an article on its matter may lack
_KEYWORDS, _KEYWORD = 3, 8  # other slots of a title of keywords, and characters of the longest
_KIN: Final = 2  # other slots of the same head
_SURE_TAG: Final = 0.03  # likelihood of honest wording below which a tag is a term whatever stands beside it
_SAID_TWICE: Final = 0.1  # the same of one with a stem in it that says so too


def among_strangers(run: Run, article: Article) -> bool:
    """Whether a slot of a keyword line is only doubtful, and the article does not say another slot of several characters either, or none
    of them: tags of a whole site.
    """
    reading, segment = run.parts[0].reading, run.segments[0]
    if not reading.labelled or (segment.lifted and segment.honest < (_SAID_TWICE if segment.hits else _SURE_TAG)):
        return False
    others = _others(run, UNHIT)
    unsaid = _unsaid(run, others, article)
    return any(s.end - s.start > _WORD for s in unsaid) or 0 < len(unsaid) == len(others)


def among_keywords(run: Run, article: Article) -> bool:
    """Whether a slot of a title is one of several terms of which the article says hardly any: the keywords of a trade."""
    reading = run.parts[0].reading
    others = _others(run, HIT) if reading.heading else []
    return len(others) >= _KEYWORDS and max(s.end - s.start for s in others) <= _KEYWORD and len(_unsaid(run, others, article)) >= _KEYWORDS


def of_one_trade(run: Run) -> bool:
    """Whether a lone slot of a title or of keywords ends like two others that neither stems nor the model doubt: 财产调查, 商业调查."""
    reading, segment = run.parts[0].reading, run.segments[0]
    if len(run.segments) > 1 or not (reading.heading or reading.labelled or reading.field in HEADINGS):
        return False
    head = reading.text[segment.end - _WORD : segment.end]
    return sum(reading.text.startswith(head, s.end - _WORD) and s.end - s.start > _WORD for s in _others(run, UNHIT)) >= _KIN


def _others(run: Run, weight: float) -> list[Segment]:
    """What weighs less than this in the line of a lone segment."""
    return [s for group in run.parts[0].reading.body for s in group if s is not run.segments[0] and s.weight < weight]


def _unsaid(run: Run, segments: Sequence[Segment], article: Article) -> list[Segment]:
    """Of these those of which the article says little."""
    text = run.parts[0].reading.text
    return [s for s in segments if article.overlap(text[s.start : s.end]) <= STRANGE]
