"""One coordinate system: a line's raw text, the edits laid over it, and views of it with a way back.

Nothing changes a raw text. Every stage appends edits in raw code points; detectors read a view (folded, simplified,
without pinyin) and map what they find back; the text is rendered once, at the end, where the strongest edit wins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from filters import fold


class EditKind(IntEnum):
    """What an edit is for; of two that overlap the greater one wins."""

    CONVERT = 1  # traditional -> simplified, character by character: it lies under all others, whole stretches in one edit
    REPAIR = 2  # stripped pinyin, a restored tear, undone mojibake
    MASK = 3  # personal data
    TRIM = 4  # furniture at the article's head and tail
    EXCISE = 5  # an injected span


class Edit(NamedTuple):
    """Put `replacement` where the raw text stands from `start` to `end` (code points, end exclusive)."""

    start: int
    end: int
    replacement: str
    kind: EditKind


class View:
    """A text made from a raw one, and for each of its characters the raw span that it came from (told when first asked for)."""

    __slots__ = ("_edits", "_from", "_spans", "text")

    def __init__(self, text: str) -> None:
        """Each character comes from the raw one in its place, as in most of a page's lines."""
        self.text = text
        self._from: View | None = None
        self._edits: Sequence[Edit] = ()
        self._spans: tuple[Sequence[int], Sequence[int]] | None = None

    @property
    def starts(self) -> Sequence[int]:
        """Where the raw span behind each character begins."""
        return self._located()[0]

    @property
    def ends(self) -> Sequence[int]:
        """Where the raw span behind each character ends."""
        return self._located()[1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span behind `text[start:end]`, widened to whole edits at both ends."""
        if start >= end:
            at = self.starts[start] if start < len(self.text) else (self.ends[-1] if self.text else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> View:
        """The view after `edits`, which are in this view's own code points, sorted and disjoint."""
        edits = list(edits)
        return self._after(spliced(self.text, edits), edits) if edits else self

    def mapped(self, table: Callable[[str], str]) -> View:
        """The view after a change of characters one for one, such as folding width or script."""
        text = table(self.text)
        if len(text) != len(self.text):
            raise ValueError("a view can only be mapped character for character")
        return self if text is self.text else self._after(text, ())

    def _after(self, text: str, edits: Sequence[Edit]) -> View:
        view = View(text)
        view._from, view._edits = self, edits
        return view

    def _located(self) -> tuple[Sequence[int], Sequence[int]]:
        if self._spans is None:
            if self._from is None:
                self._spans = range(len(self.text)), range(1, len(self.text) + 1)
            else:
                self._spans = self._from._moved(self._edits)
        return self._spans

    def _moved(self, edits: Sequence[Edit]) -> tuple[Sequence[int], Sequence[int]]:
        """The raw spans behind the characters of this view after the edits."""
        if not edits:
            return self._located()
        before, after = self._located()
        starts, ends, at = list[int](), list[int](), 0
        for edit in edits:
            starts += before[at : edit.start]
            ends += after[at : edit.start]
            if edit.replacement:
                first, last = self.raw_span(edit.start, edit.end)
                starts += [first] * len(edit.replacement)
                ends += [last] * len(edit.replacement)
            at = edit.end
        return [*starts, *before[at:]], [*ends, *after[at:]]


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits that are sorted and disjoint."""
    parts, at = list[str](), 0
    for edit in edits:
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*parts, text[at:]))


@dataclass(slots=True)
class Line:
    """One visible line of a page: raw text, what is known of where it stood, and the edits laid over it."""

    raw: str
    tag: str = "p"  # the block element that it came from: p, li, h1 … h6, td, pre, or "p" for plain text
    link_chars: int = 0  # how many of its characters stand inside <a>
    pieces: tuple[str, ...] = ()  # of a short line of several elements, the text of each
    edits: list[Edit] = field(default_factory=list)
    _view: View | str | None = field(default=None, repr=False, compare=False)  # its text alone until more than that is asked for

    def edit(self, start: int, end: int, replacement: str, kind: EditKind) -> None:
        """Append one edit; a repair or conversion makes the view anew. A conversion has one character for each."""
        if not 0 <= start <= end <= len(self.raw):
            raise ValueError(f"edit {start}:{end} outside a line of {len(self.raw)} characters")
        if kind is EditKind.CONVERT and len(replacement) != end - start:
            raise ValueError(f"a conversion of {end - start} characters into {len(replacement)}")
        self.edits.append(Edit(start, end, replacement, kind))
        if kind <= EditKind.REPAIR:
            self._view = None

    def strip(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take out what was put into the line, such as readings; the spans are within it."""
        self.edits += [Edit(start, end, "", EditKind.REPAIR) for start, end in spans]
        self._view = None

    def cut(self, kind: EditKind) -> None:
        """Cut the whole line."""
        self.edit(0, len(self.raw), "", kind)

    @property
    def view(self) -> View:
        """What detectors read: repaired, then folded (width, zero-width characters, script); edits of other kinds are not in it."""
        view = self._view
        if view is None:
            view = self._view = fold_view(self._applied(EditKind.REPAIR))
        elif isinstance(view, str):
            view = self._view = View(view)
        return view

    @property
    def whole_cut(self) -> bool:
        """Whether one trim or excision takes the whole line."""
        return bool(self.edits) and any(e.kind >= EditKind.TRIM and e.start == 0 and e.end == len(self.raw) for e in self.edits)

    def render(self) -> str:
        """The text after all edits; of those that overlap the strongest wins, and a mask keeps what is left of its span."""
        return spliced(self._converted(), self._settled(EditKind.EXCISE)) if self.edits else self.raw

    def _applied(self, strongest: EditKind) -> View:
        return View(self.raw).mapped(lambda _: self._converted()).edited(self._settled(strongest)) if self.edits else View(self.raw)

    def _converted(self) -> str:
        """The raw text with its conversions: what a stronger edit covers of them is replaced by it, the rest stands."""
        return spliced(self.raw, settle(e for e in self.edits if e.kind is EditKind.CONVERT))

    def _settled(self, strongest: EditKind) -> list[Edit]:
        return settle(e for e in self.edits if EditKind.CONVERT < e.kind <= strongest)


_start: Final = attrgetter("start")
_end: Final = attrgetter("end")


def settle(edits: Iterable[Edit]) -> list[Edit]:
    """The disjoint edits, sorted, that stay when of two that overlap the stronger wins (of equals, the earlier, then the longer).

    A weaker cut or mask keeps the parts of its span that no stronger edit covers, so that nothing masked shows again;
    a weaker repair that is touched is dropped.
    """
    edits = sorted(edits, key=lambda e: (e.start, e.end))
    if all(a.end <= b.start for a, b in pairwise(edits)):
        return edits
    kept: list[Edit] = []  # disjoint, in order
    for edit in sorted(edits, key=lambda e: (-e.kind, e.start, -e.end)):
        first = bisect_right(kept, edit.start, key=_end)
        last = bisect_left(kept, edit.end, first, key=_start)
        pieces = _uncovered(edit, kept[first:last])
        if edit.kind >= EditKind.MASK or pieces == [edit]:
            kept[first:last] = sorted([*kept[first:last], *pieces])
    return kept


def _uncovered(edit: Edit, kept: Sequence[Edit]) -> list[Edit]:
    """The parts of an edit's span that none of the kept edits within it covers; the replacement stands in the first of them."""
    pieces, at, replacement = [], edit.start, edit.replacement
    for other in kept:
        if other.start > at:
            pieces.append(Edit(at, other.start, replacement, edit.kind))
            replacement = ""
        at = max(at, other.end)
    if at < edit.end or (edit.start == edit.end and at == edit.start):
        pieces.append(Edit(at, edit.end, replacement, edit.kind))
    return pieces


def fold_view(view: View) -> View:
    """Fold a view: characters one for one, then what is left out (zero-width characters)."""
    folded = view.mapped(fold.characters)
    if not (dropped := fold.dropped(folded.text)):
        return folded
    return folded.edited(Edit(a, b, "", EditKind.REPAIR) for a, b in dropped)


def views(lines: Sequence[Line]) -> list[str]:
    """The texts of the lines' views; those of unrepaired lines are made in one go."""
    waiting = [line for line in lines if line._view is None and not (line.edits and any(e.kind <= EditKind.REPAIR for e in line.edits))]
    if waiting:
        raws = [line.raw for line in waiting]
        texts = fold.each(raws)
        whole = sum(map(len, texts)) == sum(map(len, raws))
        for line, text in zip(waiting, texts, strict=True):
            if whole or len(text) == len(line.raw):  # one with characters left out is folded by itself, with its own map
                line._view = text
    told = [line._view or line.view for line in lines]
    return [view if isinstance(view, str) else view.text for view in told]
