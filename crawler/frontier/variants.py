"""In which ways addresses of one page can differ: a key of the query, the name of a folder's first page, a folder for telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from crawler.frontier.makes import make_of
from filters.list_pages import counts_pages

KEYS: Final = 8  # of a query that are looked at; longer ones are forms and traps

_FRONT: Final = re.compile(r"(?<=/)(?:index|default|main)\.\w{2,6}$", re.IGNORECASE)
_COPY: Final = re.compile(r"/(?:wap|m|mobile|h5|3g|touch|amp|mip|phone|print)(?=/)", re.IGNORECASE)
_SESSION: Final = re.compile(r"/\((?:[A-Z]\([\w-]+\))+\)(?=/)", re.IGNORECASE)  # of ASP.NET without cookies: /(S(3bd2…))/a.aspx
_TOKEN: Final = re.compile(r"(?=[^\d]*\d)[\w-]{6,}")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which an address may be more than the page needs."""

    rule: str  # what may be idle: `?from`, `/index.html`, `/wap/`
    scope: str  # the host, or the make of the address: what holds for one of them holds for others
    bare: str  # the address without it
    value: str = ""  # of the key

    @property
    def is_key(self) -> bool:
        """Whether it is a key of the query."""
        return self.rule.startswith("?")

    @property
    def is_token(self) -> bool:
        """Whether the key's value is as long and mixed as a session's: no number of a page, no name of a column."""
        return _TOKEN.fullmatch(self.value) is not None


def of(url: str) -> Iterator[Variant]:
    """The variants that a normalised address can be of others."""
    parts = urlsplit(url)
    origin, scope = f"{parts.scheme}://{parts.netloc}", make_of(url)
    if match := _FRONT.search(parts.path):
        yield Variant(f"/{match[0].lower()}", parts.netloc, _joined(origin, parts.path[: match.start()], parts.query))
    if match := _COPY.match(parts.path):
        yield Variant(f"{match[0].lower()}/", parts.netloc, _joined(origin, parts.path[match.end() :], parts.query))
    if match := _SESSION.match(parts.path):
        yield Variant("/(session)/", parts.netloc, _joined(origin, parts.path[match.end() :], parts.query))
    pairs = parts.query.split("&") if parts.query else []
    for place, pair in enumerate(pairs if len(pairs) <= KEYS else ()):
        name, _, value = pair.partition("=")
        if not counts_pages(name):
            yield Variant(f"?{name}", scope, _joined(origin, parts.path, "&".join([*pairs[:place], *pairs[place + 1 :]])), value)


def _joined(origin: str, path: str, query: str) -> str:
    return f"{origin}{path}?{query}" if query else f"{origin}{path}"
