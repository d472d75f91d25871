"""Where a redirect leads."""

from __future__ import annotations

from scrapy.http import Response

from crawler.urls import resolved


def target(response: Response) -> str | None:
    """The one spelling of the address that a redirect leads to, empty where it leads nowhere; None for any other answer.

    Bytes beyond ASCII stay as the server sent them, in whatever encoding that was, as browsers do.
    """
    location = response.headers.get("Location")
    if not (300 <= response.status < 400 and location):
        return None
    return resolved(response.url, "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location))
