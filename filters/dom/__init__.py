"""A page's tree, parsed once and walked once: its lines, containers, links and head; what is too much for a parser is left out before."""

from filters.dom.walk import parse

__all__ = ["parse"]
