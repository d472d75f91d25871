"""Lists in which honest names stand among injected terms: rows of links, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean
from typing import Final

from filters.injection.lines.reading import Reading
from filters.injection.lines.segment import Segment
from filters.injection.runs.run import UNHIT
from filters.injection.vocabulary import characters, shape

_HONEST: Final = 0.95  # likelihood of honest wording from which a slot of a title or of a list is the page's own
_NAME_HONEST: Final = 0.5  # the same for what ends like an institution's name, and for what stands among honest names
_ENDS_SO: Final = 0.25  # the same for what does both
_TOGETHER: Final = 0.7  # the same on average for several names
_OTHERS, _SHARE = 2, 0.3  # honest names in a list, and their share of it, that make it a mixed one
_TAG: Final = "#"  # before each tag of a row
LATIN: Final = re.compile("[a-z]")  # of which the character model knows little


def is_honest(text: str, likely: float) -> bool:
    """Whether a slot is more likely the page's own than a rare term."""
    return likely > _HONEST or (likely > _NAME_HONEST and shape.institutional(text)) if not LATIN.search(text) else False


def is_sentence(text: str) -> bool:
    """Whether the character model takes a stretch of running text for honest wording."""
    return characters.likelihoods([text])[0][0] > _TOGETHER


def others(reading: Reading, group: Sequence[Segment]) -> list[int]:
    """The numbers of the segments that are honest names in a mixed list outside titles."""
    links = reading.labelled or group[-1].before.strip() == _TAG
    unknown = [number for number, segment in enumerate(group) if _may_be_honest(reading, segment, links)]
    if reading.heading or len(unknown) < max(_OTHERS, _SHARE * len(group)):
        return []
    texts = [reading.text[group[number].start : group[number].end] for number in unknown]
    likely = [honest for honest, *_ in characters.likelihoods(texts)]
    fewest, named = max(_OTHERS, _SHARE * len(group)), [row for row in likely if row > _NAME_HONEST]
    together = links and len(named) >= fewest and fmean(named) > _TOGETHER
    mixed = together or sum(map(is_honest, texts, likely)) >= fewest
    bounds = [_ENDS_SO if shape.institutional(text) else _NAME_HONEST for text in texts]
    return [number for number, row, bound in zip(unknown, likely, bounds, strict=True) if row > bound] if mixed else []


def _may_be_honest(reading: Reading, segment: Segment, links: bool) -> bool:
    """Whether no stem of weight stands in a segment, and it is not worded like spam; a doubtful name among links may end like a site's."""
    ends_so = links and segment.honest > _ENDS_SO and not segment.hits and shape.institutional(reading.text[segment.start : segment.end])
    return ends_so or (segment.weight <= (UNHIT if links else 0.0) and not segment.lifted)
