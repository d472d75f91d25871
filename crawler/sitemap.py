"""A sitemap as its parser meets it: no tree is built, so that what it costs does not depend on what else stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml.etree import XMLParser

_ENTRIES: Final = frozenset({"url", "sitemap"})
_FIELDS: Final = frozenset({"loc", "lastmod"})
_PIECE: Final = 1 << 16  # bytes between two looks at whether there is enough
_LONGEST: Final = 10_000  # characters of an address with what surrounds it; a longer one is none
_MAX_ELEMENTS: Final = 5_000_000  # 50,000 addresses with a hundred each, for images and translations


class SitemapReader:
    """A parser's target (lxml, "The target parser interface"): keeps the addresses and when they changed."""

    def __init__(self, most: int) -> None:
        """`most`: addresses after which no more are read."""
        self.root = ""  # name of the outermost element
        self.changed: dict[str, str] = {}  # address -> what <lastmod> says, empty where it says nothing
        self._most = most
        self._elements = 0
        self._depth = 0
        self._entry: dict[str, str] = {}
        self._inside = 0  # depth of the entry that is open; 0 for none
        self._field = ""

    def read(self, body: bytes) -> None:
        """Read a file, as far as it can be read. Raises lxml's errors where it is no XML at all."""
        parser = XMLParser(target=self, recover=True, resolve_entities=False)  # type: ignore[arg-type]  # the stub asks for `comment` as well
        for start in range(0, len(body), _PIECE):
            parser.feed(body[start : start + _PIECE])
            if len(self.changed) >= self._most or self._elements > _MAX_ELEMENTS:
                break
        parser.close()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - lxml's signature
        """An element begins."""
        self._elements += 1
        self._depth += 1
        name = tag.rpartition("}")[2]
        if self._depth == 1:
            self.root = name
        elif name in _ENTRIES:
            self._entry, self._inside = {}, self._depth
        elif self._inside and self._depth == self._inside + 1 and name in _FIELDS:
            self._field = name
            self._entry.setdefault(name, "")

    def data(self, text: str) -> None:
        """Text; only that of the fields is kept."""
        if self._field and len(self._entry[self._field]) < _LONGEST:
            self._entry[self._field] += text

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._depth == self._inside and tag.rpartition("}")[2] in _ENTRIES:
            address = self._entry.get("loc", "").strip()
            if address and len(self.changed) < self._most:
                self.changed.setdefault(address, self._entry.get("lastmod", "").strip())
            self._inside = 0
        self._field = ""
        self._depth -= 1

    def close(self) -> None:
        """The file ends."""
