"""The worst pages on a terminal, each with the evidence that speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reports.exhibit import PageLine
from reports.explain import Words
from reports.terminal import STYLES, shown, wrapped

PAGES: Final = 5


def worst_pages(flagged: Sequence[PageLine], said: Words, out: Console, reveal: bool) -> Iterator[RenderableType]:
    """A few flagged pages, each with its title, address and first findings."""
    for page in _first_of_each_site(flagged):
        yield _page(page, said, out, reveal)


def _first_of_each_site(flagged: Sequence[PageLine]) -> list[PageLine]:
    """The worst page of each site first, so that one broken site does not hide the others."""
    seen = Counter[str]()
    ranked = list[tuple[int, int]]()
    for at, page in enumerate(flagged):
        ranked.append((seen[page.site], at))
        seen[page.site] += 1
    return [flagged[at] for _, at in sorted(ranked)[:PAGES]]


def _page(page: PageLine, said: Words, out: Console, reveal: bool) -> RenderableType:
    text = Text()
    text.append(f"{page.score:.2f} ", "bold")
    text.append(said.say("verdict", page.verdict), STYLES.get(page.verdict, ""))
    text.append("  ")
    text.append_text(shown(page.title, reveal, out.is_terminal))
    first, *more = wrapped(text, out.width - 5).split()
    rows = [first, *more, Text(page.url or page.source_id or said.ui("no_url"), "dim")]
    for one in page.evidence[:2]:
        line = Text(f"{one.label} · {one.place}: ").append_text(shown(one.context, reveal, out.is_terminal))
        line.truncate(2 * (out.width - 6), overflow="ellipsis")
        rows.append(wrapped(line, out.width - 5))
    return Padding(Group(*(Padding(row, (0, 0, 0, 5 if n else 0)) for n, row in enumerate(rows))), (0, 0, 1, 0))
