"""One spelling for each page: addresses normalised as the WHATWG URL standard does, without the noise that sharing adds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from crawler.address import spelled

MAX_HOST: Final = 253  # characters of a name that can be resolved (RFC 1035)
MAX_LENGTH: Final = 2048  # characters; longer ones are calendars, traps and session state
_PORTS: Final = {"http": 80, "https": 443}
_CONTROL: Final = re.compile(r"[\t\n\r]")
_SESSION: Final = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_LABEL: Final = r"[a-z0-9_-]{1,63}"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"  # left alone: reserved signs, and what is percent-encoded already


@cache
def _noise() -> re.Pattern[str]:
    """What of a query, `name=value` or a name alone, says only how the link was shared; see noise.txt."""
    patterns = (line if "=" in line else f"{line}(?:=.*)?" for line in _rows("noise.txt"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@lru_cache(1 << 16)  # the pages of a site share most of their links
def normal(url: str) -> str:
    """The one spelling of an http(s) address, all ASCII, without fragment, user and share noise; empty for anything else.

    The query keeps its order and its percent-encoding, whatever the page's encoding was.
    """
    url = _CONTROL.sub("", url.strip("".join(map(chr, range(33)))))
    head, mark, query = url.partition("#")[0].partition("?")
    try:
        parts = urlsplit(head.replace("\\", "/"))
        netloc = _netloc(parts)
    except (ValueError, UnicodeError):
        return ""
    if not netloc:
        return ""
    path = quote(_straight(_SESSION.sub("", parts.path)), safe=_SAFE)
    noise = _noise()
    kept = "&".join(pair for pair in query.split("&") if pair and not noise.fullmatch(pair)) if mark else ""
    whole = f"{parts.scheme.lower()}://{netloc}{path}{'?' if kept else ''}{quote(kept, safe=_SAFE)}"
    return whole if len(whole) <= MAX_LENGTH else ""


def resolved(base: str, address: str) -> str:
    """The one spelling of an address that stands in an answer to `base`; empty where it leads nowhere."""
    try:
        return normal(urljoin(base, address))
    except ValueError:
        return ""


def as_asked(url: str, answered: str) -> str:
    """A normalised address on the host of one that was answered, with its scheme: http and https lead to the same pages."""
    if urlsplit(url).netloc != urlsplit(answered).netloc:
        return url
    return answered.partition("://")[0] + "://" + url.partition("://")[2]


def names_a_file(url: str) -> bool:
    """Whether the path of an address ends like a file that is no page: a picture, sound, an archive, a document."""
    name = url.partition("?")[0].rpartition("/")[2].lower()
    return name.endswith(_files()) and ":" not in name  # 文件:a.jpg is a page of a wiki about the picture


@cache
def _files() -> tuple[str, ...]:
    return tuple(f".{ending}" for line in _rows("files.txt") for ending in line.split())


def _rows(name: str) -> list[str]:
    """The lines of a list beside this file but for blank ones and comments."""
    lines = files("crawler").joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def host_port(url: str) -> tuple[str, int]:
    """Host and port of a normalised address, the scheme's own port where it names none."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


def server(url: str) -> str:
    """Who is asked for a normalised address, as politeness counts: the host, with its port where it is neither 80 nor 443."""
    host, port = host_port(url)
    return host if port in _PORTS.values() else f"{host}:{port}"


def host_name(host: str) -> str:
    """The one spelling of a host: lower case, punycode, an address in dotted form. Raises ValueError for nonsense."""
    host = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").lower()
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if (address := spelled(host)) is not None:
        return str(address) if address.version == 4 else f"[{address}]"
    if not _HOST.fullmatch(host) or len(host) > MAX_HOST:
        raise ValueError(f"{host!r} is no host")
    return host


def _netloc(parts: SplitResult) -> str:
    """Host and port in their one spelling; empty for another scheme or no host."""
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return ""
    bare = parts.netloc.rpartition("@")[2]
    host = host_name(parts.hostname if not bare.startswith("[") else f"[{parts.hostname}]")
    port = parts.port
    return host if port is None or port == _PORTS[scheme] else f"{host}:{port}"


def _straight(path: str) -> str:
    """A path without dot segments; at least a slash."""
    kept: list[str] = []
    *folders, last = path.split("/")[1:] or [""]
    for segment in folders:
        _step(kept, segment)
    if _is_dots(last):
        _step(kept, last)
        last = ""
    return "/" + "/".join([*kept, last])


def _step(kept: list[str], segment: str) -> None:
    dots = segment.lower().replace("%2e", ".")
    if dots == "..":
        del kept[-1:]
    elif dots != ".":
        kept.append(segment)


def _is_dots(segment: str) -> bool:
    return segment.lower().replace("%2e", ".") in (".", "..")
