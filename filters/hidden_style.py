"""Which elements a reader cannot see: by attribute, by inline style, by a rule in the page's own <style>."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

_HIDING: Final = (
    ("display:none", re.compile(r"(?:^|[;{\s])display\s*:\s*none")),
    ("visibility:hidden", re.compile(r"(?:^|[;{\s])visibility\s*:\s*(?:hidden|collapse)")),
    ("text-indent", re.compile(r"(?:^|[;{\s])text-indent\s*:\s*-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt|%)")),
    ("off-screen", re.compile(r"(?:^|[;{\s])(?:left|top|right|margin-left|margin-top)\s*:\s*-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt)")),
    ("font-size", re.compile(r"(?:^|[;{\s])font-size\s*:\s*(?:0(?:\.0+)?(?:px|pt|em|rem|%)?|1(?:\.0+)?(?:px|pt))\s*(?:[;}!]|$)")),
    ("opacity", re.compile(r"(?:^|[;{\s])opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|}|!|$)")),
    (
        "clipped",
        re.compile(
            r"(?:^|[;{\s])(?:height|width)\s*:\s*[01]px(?=.*overflow\s*:\s*hidden)|overflow\s*:\s*hidden.*[;{\s](?:height|width)\s*:\s*[01]px"
        ),
    ),
)
OWN_TEXT: Final = "font-size of its own text"  # 0 in a rule often only closes the gaps between boxes, which set their own size
# What a style that hides in this way has in it once white space is left out; cheaper to look for than the pattern.
_MARKS: Final = {
    "display:none": ("display:none",),
    "visibility:hidden": ("visibility:",),
    "text-indent": ("text-indent:-",),
    "off-screen": (":-",),
    "font-size": ("font-size:0", "font-size:1p", "font-size:1.0"),
    "opacity": ("opacity:0",),
    "clipped": ("overflow:hidden",),
}
SHORT: Final = 256  # characters of an inline style that is remembered: a site says the same on all its pages
SHEET: Final = 50_000  # characters of a style sheet that is
_SIMPLE_SELECTOR: Final = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def reason(style: str) -> str:
    """Why an inline style hides its element; empty where it does not."""
    return _remembered(style) if len(style) <= SHORT else _reason(style)


def _reason(style: str) -> str:
    style = style.lower()
    close = "".join(style.split())
    for name, pattern in _HIDING:
        for mark in _MARKS[name]:
            if mark in close and pattern.search(style):
                return name
    return ""


def hiding_rules(sheets: Iterable[str]) -> dict[str, str]:
    """Simple selectors (`.name`, `#id`) of the page's own style sheets that hide -> the reason. Others are left alone."""
    rules: dict[str, str] = {}
    for sheet in sheets:
        rules.update(_known_rules(sheet) if len(sheet) <= SHEET else _rules(sheet))
    return rules


def _rules(sheet: str) -> Mapping[str, str]:
    rules: dict[str, str] = {}
    for rule in _COMMENT.sub("", sheet).split("}"):
        selectors, _, body = rule.rpartition("{")
        if why := _reason(body):
            why = OWN_TEXT if why == "font-size" else why
            for selector in selectors.split(","):
                if simple := _SIMPLE_SELECTOR.fullmatch(selector.strip()):
                    rules[simple[1]] = why
    return rules


_remembered: Final = lru_cache(4096)(_reason)
_known_rules: Final = lru_cache(64)(_rules)
