"""Whether a run stands where injected text stands, and not inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from filters.injection.lines.reading import CLOSING, HEADINGS, OPENING, QUOTES
from filters.injection.lines.segment import HIT, Segment
from filters.injection.lines.signs import LIST_SIGNS
from filters.injection.runs.run import ITEM_SEGMENTS, UNHIT, Part
from filters.injection.vocabulary import shape

PROSE_SIGN: Final = re.compile("[,、;]")  # what divides the lists of sentences
_FREE_BEFORE: Final = re.compile(r"[。!?;…【]")
_FREE_AFTER: Final = re.compile(r"[:】]")
_LIST_SIGN: Final = re.compile(rf"[\-{LIST_SIGNS}]")
_PATH_SIGN: Final = re.compile("[>»›→]")  # between the steps of a breadcrumb
_NEAR: Final = 1_000  # characters on each side of a run that are looked at: signs and spaces of real lines are a few
_MOST: Final = 2 / 3  # of the terms of a header beside a sentence that stems know
_OPENS: Final = "".join((*OPENING, *QUOTES[0], "'"))  # what opens before a run at a line's beginning
_ASIDE: Final = ("(", "[", "【"), (")", "]", "】")  # brackets of remarks; 「 and 『 quote
_CLOSES: Final = dict(zip(OPENING, CLOSING, strict=True))
_SLOT_SIGN: Final = frozenset(f" -—–·,/{LIST_SIGNS}")  # what divides a title into slots
_KEYWORD_SIGN: Final = _SLOT_SIGN | set(";、")  # and keywords


def stands_free(part: Part, whole_group: bool) -> bool:
    """Whether the run stands where injected text stands and not inside a sentence."""
    reading, text = part.reading, part.reading.text
    before, after = text[max(0, part.start - _NEAR) : part.start].rstrip(), text[part.end : part.end + _NEAR]
    after = (shape.DECORATION.sub("", after) if reading.field in HEADINGS else after).strip()
    if not reading.heading and reading.field not in HEADINGS and reading.advertised(part.start, part.end):
        return True
    if part.whole or not before.strip(_OPENS) or (reading.labelled and not reading.fluent):
        return not reading.fluent or _glued(part, before, after, whole_group)
    if reading.fluent:
        return _glued(part, before, after, whole_group)
    if whole_group and _FREE_BEFORE.match(before[-1:]) and after == ":":
        return True
    if len(part.segments) > 2 or not after.strip("】]」』’”'\"?,. "):
        return True
    if _PATH_SIGN.search(before[-1:]) and (_PATH_SIGN.match(after) or not after):
        return True
    signs = _KEYWORD_SIGN if reading.field == "meta.keywords" else _SLOT_SIGN if reading.heading else ""
    if text[part.start - 1] in signs and text[part.end] in signs:
        return True
    if _fills_brackets(before, after):
        return True
    return whole_group and before[-1] in "【[「『‘“"


def _glued(part: Part, before: str, after: str, whole_group: bool) -> bool:
    """In running text: a fragment between a sentence's end and a colon or the line's end, or a list with signs that prose lacks."""
    signs = [s.before for s in part.segments[1:]]
    if len(signs) > ITEM_SEGMENTS - 1 and sum(bool(_LIST_SIGN.search(sign)) for sign in signs) > len(part.segments) / 2:
        return True
    if part.reading.labelled and part.start == part.reading.body[0][0].start and after.startswith(",") and part.segments[0].weight > UNHIT:
        return len(part.segments) == 1
    free_before = not before or _FREE_BEFORE.match(before[-1])
    free_after = not after.strip(",.") or _FREE_AFTER.match(after)
    if len(signs) >= ITEM_SEGMENTS - 1 and (free_before or free_after) and (whole_group or not any(PROSE_SIGN.search(s) for s in signs)):
        return True
    if (free_before or free_after) and is_header(part.segments):
        return True
    if whole_group and ((free_before and free_after) or _enclosed(before, after)):
        return True
    if _LIST_SIGN.match(before[-1:]) is not None and _LIST_SIGN.match(after) is not None:
        return part.segments[0].strong
    lone = part.segments[0]
    if len(part.segments) > 1 or not (lone.strong or lone.place is not None):
        return False
    return (lone.place is not None and lone.place.free) or _is_aside(before, after)


def is_header(segments: Sequence[Segment]) -> bool:
    """Whether three terms or more stand between signs with which sentences hardly enumerate, most of them known to stems."""
    listed = len(segments) >= ITEM_SEGMENTS and not any("、" in s.before for s in segments[1:])
    return listed and _MOST * len(segments) <= sum(s.weight >= HIT for s in segments)


def _is_aside(before: str, after: str) -> bool:
    """Whether brackets hold the run, wherever they stand."""
    return before[-1:] in _ASIDE[0] and after[:1] in _ASIDE[1] and bool(before and after)


def _fills_brackets(before: str, after: str) -> bool:
    """Whether brackets hold the run and nothing else, at a title's edge or a line's end."""
    square = before[-1:] in "【「『" and after[:1] == _CLOSES.get(before[-1:])
    return _enclosed(before, after) or (square and not (after[1:].strip() and before[:-1].strip()))


def _enclosed(before: str, after: str) -> bool:
    """Whether round brackets hold the run and end the line."""
    return before.endswith("(") and after.startswith(")") and not after.strip(")。,.")
