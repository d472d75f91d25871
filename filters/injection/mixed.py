"""Lists in which honest names stand among injected terms: rows of links, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.injection import characters, shape
from filters.injection.reading import Reading, Segment

_HONEST: Final = 0.95  # likelihood of honest wording from which a slot of a title or of a list is the page's own
_NAME_HONEST: Final = 0.5  # the same for what ends like an institution's name, and for what stands among honest names
_OTHERS, _SHARE = 2, 0.3  # honest names in a list, and their share of it, that make it a mixed one
_LATIN: Final = re.compile("[a-z]")  # of which the character model knows little


def is_honest(text: str, likely: float) -> bool:
    """Whether a slot is more likely the page's own than a rare term."""
    return likely > _HONEST or (likely > _NAME_HONEST and shape.institutional(text)) if not _LATIN.search(text) else False


def others(reading: Reading, group: Sequence[Segment]) -> list[int]:
    """The numbers of the segments that are honest names in a mixed list outside titles."""
    unknown = [number for number, segment in enumerate(group) if not segment.weight]
    if reading.heading or len(unknown) < max(_OTHERS, _SHARE * len(group)):
        return []
    texts = [reading.text[group[number].start : group[number].end] for number in unknown]
    likely = characters.likelihoods(texts)[:, 0].tolist()
    mixed = sum(map(is_honest, texts, likely)) >= max(_OTHERS, _SHARE * len(group))
    return [number for number, row in zip(unknown, likely, strict=True) if row > _NAME_HONEST] if mixed else []
