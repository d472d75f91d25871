"""Which page of a host comes first: the nearest, so that nothing endless (a calendar, pages of a list) stands before what is new.

The next part of an article that was begun is before all others. Then an address that was never tried, the fewer answers away from
a start URL the sooner, and behind those as far away the lists that are read again. What else is looked at again has a share.
"""

from __future__ import annotations

from typing import Final

PART: Final = -1
LATER: Final = 1_000_000  # of what was there, and of what was tried and failed
SHARE: Final = 4  # one page in so many is one of these, where there are any: however much is new, none waits for ever

PASSES_AHEAD: Final = 100  # of so many the frontier keeps what is to be fetched; a trap leads to more with each of its pages


def is_turn_of_later(taken: int) -> bool:
    """Whether the next page is one of those that come later; `taken`: pages of this pass so far."""
    return taken % SHARE == SHARE - 1
