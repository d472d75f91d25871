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
    (
        "off-screen",
        re.compile(
            r"(?:^|[;{\s])(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt)"
            r"|translate(?:3d|x|y)?\(\s*(?:0(?:px)?\s*,\s*)?-\s*\d{4,}px"
        ),
    ),
    ("font-size", re.compile(r"(?:^|[;{\s])font-size\s*:\s*(?:0(?:\.0+)?(?:px|pt|em|rem|%)?|1(?:\.0+)?(?:px|pt))\s*(?:[;}!]|$)")),
    ("opacity", re.compile(r"(?:^|[;{\s])opacity\s*:\s*(?:0(?:\.0\d*)?|\.0\d*)\s*(?:;|}|!|$)")),
    (
        "clipped",
        re.compile(
            r"(?:^|[;{\s])(?:height|width)\s*:\s*(?:0(?=\s*[;}!]|\s*$)|[01]px)(?=.*overflow\s*:\s*hidden)"
            r"|overflow\s*:\s*hidden.*[;{\s](?:height|width)\s*:\s*(?:0(?=\s*[;}!]|\s*$)|[01]px)"
            r"|(?:^|[;{\s])clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]|(?:^|[;{\s])clip-path\s*:\s*inset\(\s*(?:50|100)%"
        ),
    ),
)
_TINY: Final = 5  # pixels
_SHORT: Final = 200  # characters of a style that is remembered
OWN_TEXT: Final = "font-size of its own text"  # 0 in a rule often only closes the gaps between boxes, which set their own size
# What a style that hides in this way has in it once white space is left out; cheaper to look for than the pattern.
_MARKS: Final = {
    "display:none": ("display:none",),
    "visibility:hidden": ("visibility:",),
    "text-indent": ("text-indent:-",),
    "off-screen": (":-", "translate"),
    "font-size": ("font-size:0", "font-size:1p", "font-size:1.0"),
    "opacity": ("opacity:0", "opacity:.0"),
    "clipped": ("overflow:hidden", "clip:rect", "clip-path:inset"),
}
_COLOUR: Final = re.compile(
    r"(?:^|[;{\s])(background(?:-color)?|color)\s*:\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?(?![0-9a-f])|[a-z]+)\s*(?=[;}!]|$)"
)
_NAMED: Final = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "blue": "#0000ff", "yellow": "#ffff00"}
_SIMPLE_SELECTOR: Final = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def reason(style: str) -> str:
    """Why an inline style hides its element; empty where it does not."""
    return _short_reason(style) if len(style) <= _SHORT else _reason(style)


def _reason(style: str) -> str:
    style = style.lower()
    close = "".join(style.split())
    for name, pattern in _HIDING:
        for mark in _MARKS[name]:
            if mark in close and pattern.search(style):
                return name
    coloured = "background" in close and (";color:" in close or close.startswith("color:"))
    return "colour" if coloured and _is_of_one_colour(style) else ""


_short_reason: Final = lru_cache(4096)(_reason)  # a page, and its site, say the same few styles again and again


def _is_of_one_colour(style: str) -> bool:
    """Whether a style gives the text the colour of its ground."""
    colours = {("ground" if name != "color" else "text"): _hex(value) for name, value in _COLOUR.findall(style)}
    return len(colours) > 1 and len(set(colours.values())) == 1


def _hex(colour: str) -> str:
    if len(colour) == 4 and colour[0] == "#":
        return "#" + "".join(digit * 2 for digit in colour[1:])
    return _NAMED.get(colour, colour)


def is_tiny(attributes: Mapping[str, str | None]) -> bool:
    """Whether the width or height of an element is given as a few pixels, in which no text can be read."""
    sizes = [(attributes.get(side) or "").strip().lower().removesuffix("px") for side in ("width", "height")]
    return any(size.isascii() and size.isdigit() and int(size) <= _TINY for size in sizes)


def hiding_rules(sheets: Iterable[str]) -> dict[str, str]:
    """Simple selectors (`.name`, `#id`) of the page's own style sheets that hide -> the reason. Others are left alone."""
    rules: dict[str, str] = {}
    for sheet in sheets:
        for rule in _COMMENT.sub("", sheet).split("}"):
            selectors, _, body = rule.rpartition("{")
            if why := reason(body):
                why = OWN_TEXT if why == "font-size" else why
                for selector in selectors.split(","):
                    if simple := _SIMPLE_SELECTOR.fullmatch(selector.strip()):
                        rules[simple[1]] = why
    return rules
