"""Where a redirect leads, to a login among other things, and what answers at the end of several."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.outcome import Refusal
from crawler.urls import resolved

OUTCOME: Final = "redirect"  # of one that leads nowhere, and of too many in a row
NOWHERE: Final = "leads nowhere"
BACK: Final = "leads back to itself, also with the cookie that it gave, where it gave one"
LOGIN: Final = "login"  # outcome of a page that is shown to those who are signed in
SIGN_IN: Final = "leads to a login: the site shows this page to its members alone"

_HOSTS: Final = re.compile(r"(?:passport|sso|login|signin|cas|auth|accounts?)\..+")
_PAGES: Final = re.compile(
    r"(?:user|member|account|sso|cas|uc|wx|web|admin)?[_-]?(?:log-?[io]n|sign-?in|denglu|passport|sso)[_-]?(?:form|page|index|new)?(?:\.\w{2,5})?"
)
_ACTIONS: Final = re.compile(r"(?:^|&)(?:act|action|mod|do|op|a|c|m)=(?:log-?in|logging|sign-?in)(?:&|$)")


def to_login(url: str) -> bool:
    """Whether an address is that of a login, by its host, a part of its path, or what its query asks to be done."""
    parts = urlsplit(url.lower())
    return (
        _HOSTS.fullmatch(parts.netloc) is not None
        or any(map(_PAGES.fullmatch, parts.path.split("/")))
        or _ACTIONS.search(parts.query) is not None
    )


def target(response: Response) -> str | None:
    """The one spelling of the address that a redirect leads to, empty where it leads nowhere; None for any other answer.

    Bytes beyond ASCII stay as the server sent them, in whatever encoding that was, as browsers do.
    """
    location = response.headers.get("Location")
    if not (300 <= response.status < 400 and location):
        return None
    return resolved(response.url, "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location))


async def followed(ask: Callable[[str], Awaitable[Response]], url: str, most: int) -> Response:
    """The answer at the end of at most `most` redirects in a row. Raises Refusal where there are more, or one leads nowhere."""
    for _ in range(most + 1):
        response = await ask(url)
        address = target(response)
        if address is None:
            return response
        if not address:
            raise Refusal(OUTCOME, NOWHERE)
        url = address
    raise Refusal(OUTCOME, too_many(most))


def too_many(most: int) -> str:
    """What is said of more redirects than are followed."""
    return f"more than {most} redirects in a row"
