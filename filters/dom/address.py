"""Addresses on a page, resolved as the WHATWG URL standard says: against <base>, queries in the page's own encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_CONTROL: Final = re.compile(r"[\t\n\r]")
_PATH: Final = re.compile(r"[^?#]*")
_OTHER_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PLAIN: Final = r"[\w./?=&%~+,;:@!*$()-]*"  # nothing to encode, no fragment
_ROOTED: Final = re.compile("/(?!/)" + _PLAIN, re.ASCII)  # resolved by putting it behind the origin
_ABSOLUTE: Final = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/" + _PLAIN, re.ASCII)  # resolved as it stands
_BARE_HOST: Final = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?", re.ASCII)
_BESIDE: Final = re.compile(r"[\w-][\w./?=&%~+,;@!-]*", re.ASCII)  # resolved by putting it behind the page's folder
_UP: Final = re.compile(rf"(?:\./|((?:\.\./)+))({_BESIDE.pattern}|)", re.ASCII)  # the same behind a folder further up
_SCHEMELESS: Final = re.compile(r"//[a-z0-9.-]+(?::\d+)?/" + _PLAIN, re.ASCII)  # resolved by putting the page's scheme before it
_DEVICES: Final = frozenset("www m wap mobile 3g amp".split())
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"  # left alone: reserved signs, and what is percent-encoded already


def _by_number(error: UnicodeError) -> tuple[str, int]:
    """A character that the page's encoding lacks, as forms send it: `&#35789;`, percent-encoded."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(f"%26%23{ord(sign)}%3B" for sign in error.object[error.start : error.end]), error.end


_BY_NUMBER: Final = "taosha.by_number"
codecs.register_error(_BY_NUMBER, _by_number)


class Resolver:
    """Resolves the addresses of one page."""

    def __init__(self, url: str, charset: str = "utf-8") -> None:
        self._base = url
        self._origin = origin(url)
        self._folder = folder(url) if self._origin else ""
        self._known: dict[str, str] = {}
        self._charset = "gbk" if charset == "gb18030" else "utf-8" if charset.startswith("utf-16") else charset

    def base(self, href: str) -> None:
        """Take the page's <base href> for all that follow."""
        self._base = self(href) or self._base
        self._origin = origin(self._base)
        self._folder = folder(self._base) if self._origin else ""
        self._known.clear()

    def __call__(self, href: str) -> str:
        """The absolute http(s) address without fragment, all ASCII; empty for other schemes and for nonsense."""
        if (known := self._known.get(href)) is None:
            plain = self._plain(href)
            known = self._known[href] = self._resolved(href) if plain is None else plain
        return known

    def _plain(self, href: str) -> str | None:
        """An address that needs no more than the page's origin, folder or scheme, or is none; null for others."""
        if "#" in href:
            href = href.partition("#")[0]
        if not href or href.startswith("javascript:"):
            return ""
        if href[-1] == "?":
            return None
        if "./" in href:
            return self._up(href)
        if href[0] == "/":
            return self._rooted(href) if self._origin else None
        if href.startswith("http") and "://" in href:
            return href if _ABSOLUTE.fullmatch(href) else href + "/" if _BARE_HOST.fullmatch(href) else None
        return self._folder + href if self._folder and _BESIDE.fullmatch(href) else None

    def _rooted(self, href: str) -> str | None:
        """The same of an address that begins with a slash, or with two."""
        if _ROOTED.fullmatch(href):
            return self._origin + href
        return self._origin.partition("/")[0] + href if _SCHEMELESS.fullmatch(href) else None

    def _up(self, href: str) -> str | None:
        """An address that needs no more than the page's folder or one above it, of which the root is the last; null for others."""
        way, folder = _UP.fullmatch(href), self._folder
        if way is None or "/." in way[2] or not folder or "//" in href or "//" in folder[len(self._origin) :]:
            return None
        if not way[1]:
            return folder + way[2]
        above = folder.split("/")[3:-1]  # behind the origin
        return "/".join([self._origin, *above[: max(len(above) - way[1].count("/"), 0)], way[2]])

    def _resolved(self, href: str) -> str:
        href = _CONTROL.sub("", href.strip())
        if "\\" in href:  # in a path as good as a slash
            href = _PATH.sub(lambda path: path[0].replace("\\", "/"), href, count=1)
        if not href or href.startswith("#") or _OTHER_SCHEME.match(href):
            return ""
        try:
            parts = urlsplit(urljoin(self._base, href))
            host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
        except (ValueError, UnicodeError):
            return ""
        if parts.scheme not in ("http", "https") or not host:
            return ""
        query = parts.query if parts.query.isascii() else quote(parts.query, safe=_SAFE, encoding=self._charset, errors=_BY_NUMBER)
        return urlunsplit((parts.scheme, host, quote(parts.path, safe=_SAFE) or "/", query.replace(" ", "%20"), ""))


def is_sound(url: str) -> bool:
    """Whether an address can be taken apart: `http://[bad` cannot."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def origin(url: str) -> str:
    """Scheme, host and port of an http(s) address; empty for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def folder(url: str) -> str:
    """A plain address up to the last slash of its path; empty for one with anything to resolve or encode in it."""
    path, _, _ = url.partition("?")
    return path[: path.rindex("/") + 1] if _ABSOLUTE.fullmatch(path) and "./" not in path else ""


def host(url: str) -> str:
    """The host of an address in lower case, without port; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def house(url: str) -> str:
    """The host of an address without the label that only says for which device it is: `m.a.cn`, `www.a.cn`, `a.cn` are one house."""
    name = host(url)
    label, _, rest = name.partition(".")
    return rest if label in _DEVICES and "." in rest else name


def is_home(url: str) -> bool:
    """Whether an address is that of a host's first page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query
