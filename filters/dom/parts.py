"""What of a page leads on without words: frames, and the parts of a picture."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from filters.dom.address import Resolver, origin
from filters.model import Link

_TAG: Final = re.compile(rb"<(?:i?frame|area)")


def links(html: bytes, tree: LexborHTMLParser, resolver: Resolver, url: str) -> list[Link]:
    """Where they lead; an <iframe> of another host than the page's `url` is an advertisement or a player, and left out.

    `html`: the page in small letters.
    """
    if not _TAG.search(html):
        return []
    found = list[Link]()
    for node in tree.css("frame[src], iframe[src], area[href]"):
        address = resolver(node.attributes.get("href" if node.tag == "area" else "src") or "")
        if address and (node.tag != "iframe" or origin(address) == origin(url)):
            found.append(Link(address, ""))
    return found
