"""The places in which a lone term stands as no honest word would, and what each says."""

from __future__ import annotations

from typing import Final

from filters.injection.lines.segment import Place

GLUED: Final = Place("glued behind a sentence", 1.5, 0.4)
SUBJECT: Final = Place("before a sentence", 1.5, 0.03, known=False)
CLAUSE: Final = Place("a clause of its own", 1.5, 0.1, known=False, clause=True)
KNOWN_CLAUSE: Final = Place("a clause of its own that a stem knows", 1.5, 0.5, known=False, clause=True)
SOLD_CLAUSE: Final = Place("a clause of its own that a stem says alone", 1.5, 0.1, known=False, clause=True)
SOURCE: Final = Place("named as the source", 1.5, 0.03, known=False)
LINE: Final = Place("a line of its own", 1.0, 0.02, known=False)
OFFER: Final = Place("before a contact", 1.5, 0.1, known=False)
SLOT: Final = Place("in a slot of a keyword line", 1.5, 0.2)
SUMMARY: Final = Place("before a summary", 1.5, 0.2, inside=True)
BRACKETS: Final = Place("in brackets behind a title", 1.5, 0.3, known=False)
QUOTES: Final = Place("in quotes before a title", 1.5, 0.2)
WOVEN: Final = Place("inside a sentence without a sign", 1.5, 0.1, known=False, inside=True)
ITEM: Final = Place("an item of a list", 0.0, 0.5)
EDGE: Final = Place("at a title's edge", 1.0, 0.2, known=False)
SLOT_OF_TITLE: Final = Place("in a title of several slots", 1.0, 0.2, known=False)
BETWEEN: Final = Place("between the signs of a title", 1.0, 0.2, known=False)
BEHIND: Final = Place("behind the site's own name in a title", 1.5, 0.3, known=False)
FOREIGN: Final = Place("at a title's edge, and the page calls itself otherwise", 1.5, 0.3, known=False)
NUMBERED: Final = Place("another site's numbered address in a title", 1.5, 0.1, known=False)
SHORT: Final = Place("two characters in a title's slot", 1.0, 0.04, known=False)
ASIDE: Final = Place("in brackets inside a sentence", 1.5, 0.03, known=False)
WHOLE: Final = Place("a whole title", 0.0, 0.0, known=False)  # where the model is only heard against a stem
BESIDE: Final = Place("in brackets at the edge of a text", 1.5, 0.25, known=False)  # where the names of honest sites stand too
OWN: Final = Place("the page's own name or a word", 0.0, 0.0, known=False)
# Places where honest words stand too: only the model's certainty counts there.
OF_SURE_TERMS: Final = frozenset((SUBJECT, SOURCE, LINE, ASIDE, CLAUSE, OFFER))
SLOTS_OF_TITLES: Final = frozenset((EDGE, BETWEEN, SLOT_OF_TITLE, BEHIND, SHORT))
