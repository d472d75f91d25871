"""Which part of a page is its article, whatever the page wraps around it or hides it in."""

from filters.content.article import choose, given

__all__ = ["choose", "given"]
