"""Injected spam: keyword headers, gambling brands, loan and other offers that a hijacker put into a page, found and cut out."""

from filters.injection.search import find
from filters.injection.sheet import Sheet

__all__ = ["Sheet", "find"]
