"""What a page's links say: which anchors are what spam sells, and which are names that the site gives to pages of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import compress, count
from typing import Final

from filters import fold
from filters.dom.address import host
from filters.dom.domain import same
from filters.injection.lines.reading import covered
from filters.injection.lines.view import Matching
from filters.injection.vocabulary.stems import FAMILIES, Hit, lexicon, weigh
from filters.model import Page
from filters.remembered import Remembered

_SPAM: Final = 0.6  # weight of an anchor's stems
_TERM: Final = 7  # characters of an anchor; a longer one is a headline unless stems cover a third of it
_COVERED: Final = 1 / 3
_RANK: Final = re.compile(r"^\s*\d{1,2}[.、)\s]?\s*|\s+$")  # before a headline of a list
_MOST_SPAM: Final = 0.5  # of a site's own anchors, up to which the rest of them vouch for each


def spam(anchors: Sequence[str]) -> list[int]:
    """The numbers of the anchors that say what spam sells, each by itself: none is another's heading."""
    return list(compress(count(), _sold(anchors)))


@Remembered
def _sold(anchors: Sequence[str]) -> list[bool]:
    """Whether each anchor says what spam sells."""
    found = frozenset(_spam(Matching(fold.each(anchors), apart=True)))
    return [number in found for number in range(len(anchors))]


def _spam(matching: Matching) -> list[int]:
    return [number for number, hits in lexicon().hits_in(matching.lines).items() if _is_spam(matching.texts[number], hits)]


def _is_spam(text: str, hits: Sequence[Hit]) -> bool:
    if len(text) > _TERM and covered(text, hits) < _COVERED:
        return False
    return max(weigh(hits, family) for family in FAMILIES) >= _SPAM


def _is_own(name: str, home: str) -> bool:
    """Whether a link's host is the page's own site; one without a host leads to a place of the page itself."""
    return not name or same(name, home)


class Anchors:
    """The names of columns, tags and articles by which a page links to its own site; read when a run is first found beside them."""

    def __init__(self, page: Page | None) -> None:
        self._page = page

    def __contains__(self, text: str) -> bool:
        return text.strip() in self._own or _RANK.sub("", text) in self._own

    def say(self, words: Sequence[str]) -> bool:
        """Whether short names among them say all of these words: what the site deals with."""
        return bool(words) and all(any(word in name for name in self._short) for word in words)

    @cached_property
    def _short(self) -> list[str]:
        return sorted(name for name in self._own if len(name) <= _TERM)

    @cached_property
    def _own(self) -> frozenset[str]:
        """What its visible links to the same site say; nothing where most of them say what spam sells: such a site vouches for none."""
        if self._page is None:
            return frozenset()
        home = host(self._page.url)
        own = {link.text for link in self._page.links if link.text and not link.hidden and _is_own(host(link.url), home)}
        matching = Matching(fold.each(sorted(own)))
        return frozenset(map(str.strip, matching.texts)) if len(_spam(matching)) <= _MOST_SPAM * len(own) else frozenset()
