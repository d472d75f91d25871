"""What a page calls itself: the lines in which a site signs, against which a name at a title's edge is held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from filters.dom.address import host
from filters.injection.lines.reading import HEADINGS
from filters.injection.lines.sheet import Sheet
from filters.injection.vocabulary import patterns
from filters.model import Page

_SIGNED: Final = re.compile(  # in lower case, and no group at a head, where `re` scans fast
    "版权|copyright|©|all rights|主办|承办|备案|icp|欢迎(?:光临|访问|您?来到)|当前位置|您的位置|所在位置|首页 ?[>»›/|]"
)
_NAMES: Final = ("og:site_name", "application-name", "apple-mobile-web-app-title")  # of <meta>, in which a site gives its name
_SHARE: Final = 0.5  # of a name's character pairs in what the page signs with, from which the name is its own
_LEAST: Final = 8  # characters of signed lines beside the words that sign, below which they name nobody


class Imprint:
    """The names that a page signs with, in the matching view; looked for when a title's slot is first in doubt."""

    def __init__(self, sheet: Sheet, page: Page | None = None) -> None:
        self._sheet = sheet
        self._host = host(page.url) if page else ""
        self._declared = [page.meta.get(name, "") for name in _NAMES] if page else []

    def signs(self, name: str) -> bool:
        """Whether a name is the page's own, whole or, as brands are in the names of their firms, for half of its character pairs."""
        return _share(name, self._names) >= _SHARE

    def signs_otherwise(self, name: str) -> bool:
        """Whether the page names itself, and not so: neither where it signs nor in any other line but its titles."""
        return len(self._names) >= _LEAST and not _share(name, self._names) and name not in self._shown

    def shows(self, address: str) -> bool:
        """Whether an address is the page's own, a known site's, or shown anywhere but in the titles."""
        site = ".".join(address.split(".")[-2:])
        return site in self._host or site in patterns.sites() or site.partition(".")[0] in self._shown

    @cached_property
    def _names(self) -> str:
        texts = self._sheet.texts
        signed = [texts[at] for at in self._outside_titles() if _SIGNED.search(texts[at])]
        return "\n".join([*signed, *(name.lower() for name in self._declared)])

    @cached_property
    def _shown(self) -> str:
        return "\n".join([self._sheet.texts[at] for at in self._outside_titles()])

    def _outside_titles(self) -> Iterable[int]:
        texts = self._sheet.texts
        titles = {texts[at] for field, places in self._sheet.fields if field in HEADINGS for at in places}
        shown = (places for field, places in self._sheet.fields if field not in HEADINGS)
        return [at for places in shown for at in places if texts[at] not in titles]


def _share(name: str, names: str) -> float:
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return sum(pair in names for pair in pairs) / len(pairs) if pairs else 0.0
