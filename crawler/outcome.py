"""What came of a fetch that gave no page, or another answer in its place, in one word; and whether it is worth another try."""

from __future__ import annotations

from typing import Final

from scrapy import exceptions
from scrapy.exceptions import IgnoreRequest

from filters.model import Category
from pipelines.record import Record

TRIES_AGAIN: Final = frozenset({"timeout", "dns", "refused", "reset", "failed"})  # these pass
STATUS_TRIES_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
SUCCEEDED: Final = frozenset({"page", "listing", "noindex"})
TURNED_AWAY: Final = "turned_away"  # an answer that keeps the page from us
OUT_OF_ORDER: Final = "out_of_order"  # an answer of a server that is broken
IN_ITS_PLACE: Final = (TURNED_AWAY, OUT_OF_ORDER)  # answers that say nothing of the page, and that pass

_KEEPS_OUT: Final = frozenset({403, 429})
_WALLS: Final = {"wall.captcha": TURNED_AWAY, "wall.denied": TURNED_AWAY, "wall.error": OUT_OF_ORDER, "wall.trace": OUT_OF_ORDER}


class Refusal(IgnoreRequest):
    """A request that is not sent, for a reason that becomes the outcome of its row in `fetches`."""

    def __init__(self, outcome: str, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome


class Postponed(IgnoreRequest):
    """A request that waits in the frontier for another try; nothing is written down."""


def of(error: BaseException) -> tuple[str, str]:
    """Outcome and error text of a failed download."""
    if isinstance(error, Refusal):
        return error.outcome, str(error)
    return _class(error), _text(error)


def of_page(record: Record) -> str:
    """What an answer with a page came to: `page`, or what stands in its place, by its status or by what it says."""
    status = record.http_status or 0
    if status in _KEEPS_OUT:
        return TURNED_AWAY
    if status >= 500 or record.error:
        return OUT_OF_ORDER
    walls = (_WALLS.get(flag.rule, "") for flag in record.flags if flag.category is Category.PAGE_BLOCKED)
    return next(filter(None, walls), "page")


def _class(error: BaseException) -> str:
    names = {type(cause).__name__ for cause in _causes(error)}
    if names & {"SSLError", "CertificateError", "VerificationError"} or (names & {"Error"} and _is_tls(error)):
        return "tls"
    if names & _BAD:
        return "bad_answer"
    if "HeadTooLargeError" in names:
        return "too_large"
    for kind, outcome in _KINDS:
        if isinstance(error, kind):
            return outcome
    return "failed"


# A ValueError: a header such as Content-Length holds nonsense. The last three (`error` is zlib's and brotli's): the body is not in the
# coding that a header names.
_BAD: Final = frozenset({"ParseError", "BadResponseVersion", "ValueError", "BadGzipFile", "ZstdError", "error"})
_KINDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (exceptions.DownloadTimeoutError, "timeout"),
    (exceptions.CannotResolveHostError, "dns"),
    (exceptions.DownloadConnectionRefusedError, "refused"),
    (exceptions.ResponseDataLossError, "reset"),
    (exceptions.DownloadCancelledError, "too_large"),  # Scrapy cancels for DOWNLOAD_MAXSIZE only
    (exceptions.DownloadFailedError, "reset"),
    (IgnoreRequest, "too_large"),  # the decompression limit; all refusals of our own are Refusal
)


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what lies behind it: causes, and the reasons that Twisted keeps in a list."""
    found: list[BaseException] = []
    queue = [error]
    while queue and len(found) < 20:
        one = queue.pop()
        found.append(one)
        queue += [e for e in (one.__cause__, one.__context__) if e is not None]
        queue += [e for r in getattr(one, "reasons", None) or () if isinstance(e := getattr(r, "value", None), BaseException)]
    return found


def _is_tls(error: BaseException) -> bool:
    return any(type(cause).__module__.startswith("OpenSSL") for cause in _causes(error))


def _text(error: BaseException) -> str:
    """One short line for people: the innermost reasons where Twisted lists some, for their list is none."""
    listed = [reason.value for cause in _causes(error) for reason in getattr(cause, "reasons", None) or ()]
    if isinstance(error, (exceptions.DownloadCancelledError, IgnoreRequest)):  # Scrapy names the whole address, or nothing
        return "the answer is larger than a page may be"
    text = " ".join("; ".join(dict.fromkeys(filter(None, map(str, listed or [error])))).split()) or type(error).__name__
    return text if len(text) <= 300 else text[:297] + "..."
