"""Which elements a reader cannot see: by attribute, by inline style, by a rule in the page's own <style>."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from filters.remembered import remembered


def _property(*names: str) -> str:
    """The pattern of a declaration's beginning, up to its value; the name itself first, for which `re` scans fast."""
    where_one_begins = "|".join([rf"{name}(?<![^;{{\s]{name})" for name in names])
    return rf"(?:{where_one_begins})\s*:\s*"


class _Way(NamedTuple):
    """One way to hide an element: its name, what a style has in it once white space is left out, and the pattern that makes sure."""

    name: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]


_NOTHING: Final = r"(?:0(?=\s*[;}!]|\s*$)|[01]px)"
_FAR: Final = r"-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt)"
_UNIT: Final = r"(?:\.\d+)?\s*(?:px|em|rem|pt|%)"
# A paragraph whose first line hangs out of the others, which are set in: margin-left:142pt; text-indent:-114pt.
_SET_IN: Final = rf".*?(?:{_property('margin-left', 'padding-left')})[1-9]\d\d"
# A box that stands from some part of its parent's width on, and is drawn back by half of its own: left:50%; margin-left:-600px.
_CENTRED: Final = rf".*?(?:{_property('left', 'top')})[1-9]\d?(?:\.\d+)?%"
_WAYS: Final = (
    _Way("display:none", ("display:none",), re.compile(_property("display") + "none")),
    _Way("visibility:hidden", ("visibility:hidden", "visibility:collapse"), re.compile(_property("visibility") + "(?:hidden|collapse)")),
    _Way("text-indent", ("text-indent:-",), re.compile(_property("text-indent") + rf"-\s*\d{{4,}}{_UNIT}")),
    _Way(
        "text-indent",
        ("text-indent:-",),
        re.compile(rf"^(?!{_SET_IN})(?=.*?{_property('text-indent')}-\s*\d{{3}}{_UNIT})", re.DOTALL),
    ),
    _Way("off-screen", ("left:-", "top:-", "right:-", "bottom:-"), re.compile(_property("left", "top", "right", "bottom") + _FAR)),
    _Way(
        "off-screen",
        ("margin-left:-", "margin-top:-"),
        re.compile(rf"^(?!{_CENTRED})(?=.*?(?:{_property('margin-left', 'margin-top')}){_FAR})", re.DOTALL),
    ),
    _Way(
        "off-screen",
        ("(-", "(0,-", "(0px,-"),
        re.compile(r"translate(?:3d|x|y)?\(\s*(?:0(?:px)?\s*,\s*)?-\s*\d{4,}px"),
    ),
    _Way(
        "font-size",
        ("font-size:0", "font-size:1p", "font-size:1.0"),
        re.compile(_property("font-size") + r"(?:0(?:\.0+)?(?:px|pt|em|rem|%)?|1(?:\.0+)?(?:px|pt))\s*(?:[;}!]|$)"),
    ),
    _Way("opacity", ("opacity:0", "opacity:.0"), re.compile(_property("opacity") + r"(?:0(?:\.0\d*)?|\.0\d*)\s*(?:;|}|!|$)")),
    _Way(
        "clipped",
        ("height:0", "height:1px", "width:0", "width:1px"),
        re.compile(
            _property("height", "width") + rf"{_NOTHING}(?=.*overflow\s*:\s*hidden)"
            rf"|overflow\s*:\s*hidden.*[;{{\s](?:height|width)\s*:\s*{_NOTHING}"
        ),
    ),
    _Way("clipped", ("clip:rect(0", "clip:rect(1"), re.compile(_property("clip") + r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]")),
    _Way("clipped", ("clip-path:inset(",), re.compile(_property("clip-path") + r"inset\(\s*(?:50|100)%")),
)
_TINY: Final = 5  # pixels
_SHEETS: Final = 1_000  # style sheets that are remembered
_FEW: Final = 500  # rules of one that is
OWN_TEXT: Final = "font-size of its own text"  # 0 in a rule often only closes the gaps between boxes, which set their own size
_COLOUR: Final = re.compile(
    r"(background(?<![^;{\s]background)(?:-color)?|color(?<![^;{\s]color))\s*:\s*"
    r"(#[0-9a-f]{3}(?:[0-9a-f]{3})?(?![0-9a-f])|[a-z]+)\s*(?=[;}!]|$)"
)
_GROUND: Final = "background"
_TEXT: Final = (";color:", "{color:", "}color:")  # the colour of the text, and not of a border
_NAMED: Final = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "blue": "#0000ff", "yellow": "#ffff00"}
_SIMPLE_SELECTOR: Final = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARKS: Final = tuple(mark for way in _WAYS for mark in way.marks)
_LOWER: Final = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_SPACE: Final = b" \t\n\r\f"


@remembered
def reason(style: str) -> str:
    """Why an inline style hides its element; empty where it does not."""
    style = style.lower()
    close = "".join(style.split())
    for name, marks, pattern in _WAYS:
        for mark in marks:
            if mark in close and pattern.search(style):
                return name
    coloured = _GROUND in close and (";color:" in close or close.startswith("color:"))
    return "colour" if coloured and _is_of_one_colour(style) else ""


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
        rules |= _rules_of(sheet)
    return rules


def _rules_of(sheet: str) -> Mapping[str, str]:
    """The rules of one sheet, read once where the pages of a site say it again and again; only its digest is kept, and few rules."""
    known = _known(hashlib.sha256(sheet.encode("utf-8", "surrogatepass")).digest())
    if known:
        return known[0]
    rules = _read(sheet)
    if len(rules) <= _FEW:
        known.append(rules)
    return rules


@lru_cache(_SHEETS)
def _known(_digest: bytes) -> list[Mapping[str, str]]:
    """Where the rules of the sheet of this digest are kept, once they are read."""
    return []


def _read(sheet: str) -> Mapping[str, str]:
    rules: dict[str, str] = {}
    bare = _COMMENT.sub("", sheet)
    if not (numbers := _suspects(bare)):
        return rules
    told = bare.split("}")
    for selectors, _, body in (told[number].rpartition("{") for number in numbers):
        simple = [found[1] for selector in selectors.split(",") if (found := _SIMPLE_SELECTOR.fullmatch(selector.strip()))]
        if simple and (why := reason(body)):
            rules.update(dict.fromkeys(simple, OWN_TEXT if why == "font-size" else why))
    return rules


def _suspects(sheet: str) -> list[int]:
    """The numbers of a sheet's rules that may hide, in order: those with a mark in them, all found in one pass."""
    close = "}" + sheet.encode("ascii", "replace").translate(_LOWER, _SPACE).decode("ascii")
    marked, coloured, grounded = set[int](), set[int](), set[int]()
    number, last = -1, 0
    for mark, start, _ in _automaton().find_matches_as_indexes(close):
        number += close.count("}", last, start + 1)
        last = start + 1
        (marked if mark < len(_MARKS) else grounded if mark == len(_MARKS) else coloured).add(number)
    return sorted(marked | coloured & grounded)


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([*_MARKS, _GROUND, *_TEXT])
