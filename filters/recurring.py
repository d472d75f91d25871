"""Lines that a site puts on many of its pages: learnt from earlier pages as hashes, and trimmed where they come again.

A page is told from a copy by what is its own: where the lines that would be learnt fill most of a page, the page is another
copy of one article and teaches nothing. Titles are never learnt and never trimmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from filters.codepoints import HAN
from filters.fingerprint import line_hash
from filters.fold import fold, letters
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding, SiteProfile

PAGES: Final = 5  # pages of different content that a line must stand on
SHARE: Final = 0.05  # of the site's pages; a line on fewer is a section's turn of phrase
OWN: Final = 1 / 3  # of a page's characters that must be its own, else it is a copy
TELLING: Final = 12  # letters; a shorter line is trimmed at the ends only: inside, it is a heading that a genre shares (用料, 基本案情)
HAN_SHARE: Final = 0.3  # of a line's letters and digits
BRAKE: Final = 1 / 3  # of an article's characters; lines that would take more are flagged and stay


@dataclass(frozen=True, slots=True)
class Sight:
    """What one page shows of its site: its content's hash; of each line but its title the hash, 0 for none of a site, and the length."""

    content: str
    lines: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, content: str, title: str, text: str) -> Sight:
        """From an article's text, paragraphs by line feeds, with nothing masked."""
        named = _key(title)
        lines = [(line, key) for line in fold(text).split("\n") if (key := _key(line)) and key != named]
        return cls(content, tuple((line_hash(line) if _may_recur(line, key) else 0, len(key)) for line, key in lines))


def learn(sights: Iterable[Sight]) -> frozenset[int]:
    """The lines that recur on a site's pages, as hashes; pages of the same content count once. Their order does not matter."""
    pages = list({sight.content: sight for sight in sights}.values())
    candidates = _frequent(pages, len(pages))
    return _frequent([page for page in pages if _own(page, candidates) >= OWN], len(pages))


def trim(document: Document, profile: SiteProfile) -> None:
    """Trim what recurs; appends edits and findings. Lines that would take too much of the article are only flagged."""
    if not profile.recurring:
        return
    left = [number for number, line in enumerate(document.lines) if not line.whole_cut and _key(line.view.text)]
    title = _key(document.render_title())
    known = {n for n in left if _recurs(document.lines[n], profile, title)}
    ends = _ends(left, known)
    taken = sorted(n for n in known if n in ends or len(_key(document.lines[n].view.text)) >= TELLING)
    whole = sum(len(document.lines[n].raw) for n in left)
    much = sum(len(document.lines[n].raw) for n in taken) > BRAKE * whole
    for number in taken:
        line = document.lines[number]
        document.findings.append(_finding(number, line, flagged=much))
        if not much:
            line.cut(EditKind.TRIM)


def _recurs(line: Line, profile: SiteProfile, title: str) -> bool:
    return line_hash(line.view.text) in profile.recurring and _key(line.view.text) != title


def _ends(left: Sequence[int], known: set[int]) -> set[int]:
    """Of the lines that recur those that nothing of the article's own stands before, or behind."""
    found = set[int]()
    for side in (left, left[::-1]):
        for number in side:
            if number not in known:
                break
            found.add(number)
    return found


def _frequent(pages: Sequence[Sight], of: int) -> frozenset[int]:
    counts = Counter[int]()
    for page in pages:
        counts.update({hashed for hashed, _ in page.lines if hashed})
    return frozenset(hashed for hashed, n in counts.items() if n >= PAGES and n >= SHARE * of)


def _may_recur(line: str, key: str) -> bool:
    """Whether a line can be a site's: not one of a program, of which all have the same few, nor one that introduces what follows."""
    return not line.rstrip().endswith(":") and len(HAN.findall(key)) >= HAN_SHARE * len(key)


def _own(page: Sight, candidates: frozenset[int]) -> float:
    """Share of a page's characters that stand in no candidate."""
    whole = sum(length for _, length in page.lines)
    return sum(length for hashed, length in page.lines if hashed not in candidates) / whole if whole else 0.0


def _finding(number: int, line: Line, *, flagged: bool) -> Finding:
    return Finding(
        category=Category.RECURRING,
        rule="recurring.much" if flagged else "recurring.line",
        field="text",
        evidence=line.raw,
        explanation="a line that this site puts on many pages" + (", but too much of this one to be cut" if flagged else ""),
        action="flagged" if flagged else "excised",
        line=number,
        start=0,
        end=len(line.raw),
        canonical=line.view.text,
    )


def _key(text: str) -> str:
    """What two lines are compared by: folded, letters and digits only."""
    return letters(fold(text))
