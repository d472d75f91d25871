"""What kits put behind a gambling brand in a title, and what belongs to it: 某某体育·(中国)官方网站."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from filters.injection.runs.run import Part, Run
from filters.injection.vocabulary.shape import CALL
from filters.model import Category

# A country or another name in brackets, the firm that it plays, and calls.
_TRIMMINGS: Final = re.compile(
    rf"\s?·?\s?\((?:中国(?:大陆|区|官方)?|科技|集团|[a-z][a-z0-9 .-]{{1,14}})\)(?:\s?(?:(?:股份|科技)?有限公司|{CALL}))*(?![^\W_])"
)


def trimmed(run: Run, family: Category) -> Run:
    """A run that ends with a brand in a title, and what a kit put behind the brand."""
    last = run.parts[-1]
    found = _TRIMMINGS.match(last.reading.text, last.end) if family is Category.GAMBLING and last.reading.heading else None
    if not found:
        return run
    brand = replace(last.segments[-1], end=found.end())
    return Run((*run.parts[:-1], Part(last.reading, (*last.segments[:-1], brand))))
