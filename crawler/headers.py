"""The headers of a response, as pages, archives and the frontier keep them."""

from __future__ import annotations

from scrapy.http import Response


def pairs(response: Response) -> tuple[tuple[str, str], ...]:
    """Name, in lower case, and value of each."""
    return tuple((name.decode("latin-1").lower(), v.decode("latin-1")) for name, values in response.headers.items() for v in values)


def content_type(response: Response) -> str:
    """What the response says that it is; empty where it does not."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
