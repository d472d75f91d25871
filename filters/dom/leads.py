"""What of a page leads on without words or without <a href>: frames, the parts of a picture, and what a script leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from filters.dom import scripted
from filters.dom.address import Resolver, origin
from filters.model import Link

FRAMES: Final = frozenset(("area", "frame", "iframe"))


class Leads:
    """The attributes of such elements, in page order."""

    def __init__(self) -> None:
        self._frames: list[tuple[str, Mapping[str, str | None]]] = []
        self.scripted: list[Mapping[str, str | None]] = []

    def note(self, tag: str, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Write down an element whose text is not read."""
        if tag in FRAMES:
            self._frames.append((tag, attributes))
        elif tag == "select":
            self.scripted += scripted.choices(node, attributes)
        if not scripted.MARKS.isdisjoint(attributes):
            self.scripted.append(attributes)

    def links(self, resolver: Resolver, url: str) -> list[Link]:
        """Where they lead from the page at `url`."""
        return [*self._framed(resolver, url), *scripted.links(self.scripted, resolver, url)]

    def _framed(self, resolver: Resolver, url: str) -> Iterator[Link]:
        """An <iframe> of another host is an advertisement or a player, and left out."""
        for tag, attributes in self._frames:
            address = resolver(attributes.get("href" if tag == "area" else "src") or "")
            if address and (tag != "iframe" or origin(address) == origin(url)):
                yield Link(address, "")
