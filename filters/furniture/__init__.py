"""Lines of an article that are not its text: bylines, breadcrumbs, controls, notices, empty widgets, calls to read elsewhere.

Off only where they stand: a line pattern counts at the head before the prose begins, at the tail after it has ended, or between paragraphs.
"""

from filters.furniture import between, head, headings, posts, tail, title
from filters.furniture.patterns import closes
from filters.line import views
from filters.model import Document

__all__ = ["closes", "trim"]


def trim(document: Document) -> None:
    """Trim the furniture and the title repeated in the body; appends edits and findings."""
    texts = views(document.lines)
    told = "\n".join(texts)
    title.trim(document, texts, told)
    headings.trim(document)
    posts.trim(document, told)
    head.trim(document)
    between.trim(document)
    tail.trim(document)
