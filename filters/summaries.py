"""Lists that say a line or two of each article below its linked title: teasers, threads of a forum with who began them and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean
from typing import Final

from filters.content.prose import unlinked
from filters.model import Block, Page

ROW: Final = 4  # titles, one behind the other with something said below each, from which they are a list
MIN_TITLE, MAX_TITLE = 4, 120  # characters of a title
MEAN_TITLE: Final = 6  # the same, of a list's titles in the mean; names of people who comment are shorter
LINKED: Final = 0.8  # share of a title's characters that are a link
MAX_LINES: Final = 6  # below one title
SAID: Final = (15, 250)  # characters below one title that are no link; what says more is an article with a linked heading
DISTINCT: Final = 0.8  # share of the titles that are not told twice, as a button would be
OF_PEOPLE: Final = 0.5  # share of the titles that lead to somebody's page, from which they are names over what these people said

_PERSON: Final = re.compile(r"space|uid|user|member|people|author|profile|/u/|home", re.IGNORECASE)


def find(page: Page) -> set[int]:
    """The numbers of the visible blocks of such lists, titles and what is said below them."""
    blocks, found = page.visible, set[int]()
    rows = [row for titles in _by_tag(blocks).values() for row in _rows(titles, blocks)]
    leads_to = {link.text.strip(): link.url for link in reversed(page.links)} if rows else {}
    for row in rows:
        names = [blocks[i].text.strip() for i in row]
        people = sum([_PERSON.search(leads_to.get(name, "")) is not None for name in names])
        told_once = len(set(names)) >= DISTINCT * len(names)
        if told_once and mean(map(len, names)) >= MEAN_TITLE and people < OF_PEOPLE * len(names):
            last = row[-1] + min(there - here for here, there in pairwise(row))
            found.update(range(row[0], min(last, len(blocks))))
    return found


def _by_tag(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """The numbers of the blocks that may be titles, by their tag: the titles of a list are of one make."""
    found = defaultdict[str, list[int]](list)
    for number, (text, tag, link_chars, *_) in enumerate(blocks):
        if link_chars >= MIN_TITLE and link_chars > LINKED * len(text) and len(text) <= MAX_TITLE:
            found[tag].append(number)
    return found


def _rows(titles: Sequence[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The longest runs of titles with a few words, and not many, between each and the next."""
    row = list(titles[:1])
    for here, there in pairwise([*titles, len(blocks) + MAX_LINES + 2]):
        if there - here <= MAX_LINES + 1 and SAID[0] <= unlinked(blocks[here + 1 : there]) <= SAID[1]:
            row.append(there)
            continue
        if len(row) >= ROW:
            yield row
        row = [there]
