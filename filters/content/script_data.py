"""An article that a script's data holds as a list: a string for each paragraph, or an object for each block of an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Final

from filters.content.apart import is_apart

PARAGRAPHS: Final = 2  # items with something to say from which a list is an article's
DEPTH: Final = 12  # of lists and objects within an item that are looked at
MOST_VALUES: Final = 20  # places of a script where data may begin that are tried

_BEGINS: Final = re.compile(r"(?:^|[=(,])\s*(?=[{\[])")
_UNDEFINED: Final = re.compile(r":\s*undefined(?=\s*[,}\]])")  # what scripts write and JSON does not know
_SAYS: Final = re.compile(
    r"(?<!meta)(?:text|contents?|html|value|body|paragraphs?|data|children|blocks?|items?|tokens?|nodes?|insert|heading|title|summary|lead)$"
)
_TITLE: Final = re.compile(r"title$|headline$")
_ADDRESS_OR_SUMMARY: Final = re.compile(r"url$|href$|link$|slug$|summary$|excerpt$|abstract$|desc$|description$|intro$")
_PERSON: Final = re.compile(r"^(?:user|author|member|poster)|user_?name$|nick_?name$|avatar$")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


def articles(script: str) -> Iterator[str]:
    """What each list of paragraphs in a script's data says, as markup with a <p> for each."""
    for value in _values(script):
        for items in _lists(value):
            paragraphs = [lines for item in items if (lines := _said(item, DEPTH))]
            if len(paragraphs) >= PARAGRAPHS:
                text = "".join(
                    f"<p>{line if _TAG.search(line) else escape(line, quote=False)}</p>" for lines in paragraphs for line in lines
                )
                yield text.encode("utf-8", "replace").decode()  # half a character may be escaped alone


def _values(script: str) -> Iterator[object]:
    """The objects and lists that a script names."""
    script = _UNDEFINED.sub(":null", script)
    decoder, end = json.JSONDecoder(strict=False), 0
    for begin in islice(_BEGINS.finditer(script), MOST_VALUES):
        if begin.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(script, begin.end())
        except (ValueError, RecursionError):
            continue
        yield value


def _lists(value: object) -> Iterator[list[object]]:
    """The lists at any depth, but for comments, what is recommended and the like."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            waiting += [inner for key, inner in here.items() if not is_apart(key.lower())]
        elif isinstance(here, list):
            yield here
            waiting += here


def _said(item: object, depth: int) -> list[str]:
    """The lines of an item; none where it is another article's teaser or what somebody posted."""
    if isinstance(item, str):
        return [line] if (line := " ".join(item.split())) else []
    if not depth:
        return []
    if isinstance(item, list):
        lines = [line for inner in item for line in _said(inner, depth - 1)]
        return ["".join(lines)] if lines and all(map(_is_piece, item)) else lines
    if not isinstance(item, dict) or _is_elsewhere(item):
        return []
    return [line for key, inner in item.items() if _SAYS.search(key.lower()) for line in _said(inner, depth - 1)]


def _is_piece(item: object) -> bool:
    """Whether an item is a piece of a line: an object of words and marks alone."""
    return isinstance(item, dict) and not any(isinstance(inner, list | dict) and _SAYS.search(key.lower()) for key, inner in item.items())


def _is_elsewhere(item: dict[str, object]) -> bool:
    names = [key.lower() for key in item]
    titled = any(map(_TITLE.search, names))
    return any(map(_PERSON.search, names)) or (titled and any(map(_ADDRESS_OR_SUMMARY.search, names)))
