"""Lists that go on at another address: 下一页, `index_2.htm`, `list_12_3.html`, `?page=3`, and lists whose links a script writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

_NEXT: Final = re.compile(r"\W*(?:[下后後]\s*[一1]?\s*[页頁]|next(?:\s*page)?)\W*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,4}")
_KEY: Final = "(?:page|p|pn|pg|pageno|page_?num|page_?index|curpage|currentpage|start)"  # of a query that counts pages
_COUNTS: Final = re.compile(f"{_KEY}|offset|.*page.*", re.IGNORECASE)
_QUERY: Final = re.compile(rf"(?:^|&){_KEY}=\d{{1,6}}(?=&|$)", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.\w{2,6}$")
_LAST_NUMBER: Final = re.compile(r"[_-]\d{1,4}$")

# TRS WCM, on which most sites of Chinese authorities run: createPageHTML(pages, this one from 0, "index", "shtml")
_TRS: Final = re.compile(
    r"createPageHTML\(\s*[\"']?(\d{1,5})[\"']?\s*,\s*[\"']?(\d{1,5})[\"']?\s*,\s*[\"']([\w-]{1,60})[\"']\s*,\s*[\"'](\w{2,6})[\"']"
)


def goes_on(list_url: str, url: str, text: str) -> bool:
    """Whether a link on a list leads to the list's other pages: by what it says, or by an address that differs in a number only."""
    here, there = urlsplit(list_url), urlsplit(url)
    if here.netloc != there.netloc:
        return False
    if says_next(text):
        return True
    if here.path == there.path:
        return _QUERY.sub("", here.query) == _QUERY.sub("", there.query) and bool(_QUERY.search(there.query))
    if there.query or not _NUMBER.fullmatch(text.strip()):
        return False
    return bool(_stems(there.path) & _stems(here.path + "index" if here.path.endswith("/") else here.path))


def counts_pages(key: str) -> bool:
    """Whether a key of a query may say which page of a list or of an article it is, as far as its name tells."""
    return _COUNTS.fullmatch(key) is not None


def says_next(text: str) -> bool:
    """Whether a link says that it leads to the next page of a list or an article, and nothing else."""
    return _NEXT.fullmatch(text) is not None


def scripted(url: str, scripts: Iterable[str]) -> str:
    """The next page of a list whose links are written by a script; empty where there is none."""
    for script in scripts:
        if "createPageHTML(" in script and (match := _TRS.search(script)):
            pages, at, name, ending = int(match[1]), int(match[2]), match[3], match[4]
            return urljoin(url, f"{name}_{at + 1}.{ending}") if at + 1 < pages else ""
    return ""


def _stems(path: str) -> set[str]:
    """What a path is called without its ending, and without its number: `list_12_3.html` is of `list_12`, or the first of its own."""
    bare = _ENDING.sub("", path)
    return {bare, _LAST_NUMBER.sub("", bare)}
