"""Injected spam: keyword headers, gambling brands, loan and other offers that a hijacker put into a page, found and cut out."""

from filters.injection.lines.sheet import Sheet
from filters.injection.search import find

__all__ = ["Sheet", "find"]
