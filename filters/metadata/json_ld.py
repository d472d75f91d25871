"""What a page's JSON-LD states of its article: schema.org's Article and its kinds, Baidu's Cambrian, breadcrumbs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

_DATES: Final = ("datePublished", "pubDate")  # of schema.org, of Baidu's Cambrian
_IMAGES: Final = ("image", "thumbnailUrl", "images")  # the last one of Cambrian
_DATED: Final = re.compile(rf'"(?:{"|".join(_DATES)})"\s*:\s*"([^"]{{8,40}})"')  # in JSON that is broken
_KIND: Final = re.compile(r"Article|Posting|Report")  # of an object that is an article
_NOT_OF_ARTICLE: Final = ("Comment", "Review", "Answer")
_WITHIN: Final = ("@graph", "mainEntity", "mainEntityOfPage")  # in which an object holds the one that the page is about
_DEPTH: Final = 4  # of objects held in one another


class Stated(NamedTuple):
    """What the first object that tells of an article says."""

    dates: Sequence[str] = ()
    author: str = ""
    publisher: str = ""
    section: str = ""
    image: str = ""
    trail: Sequence[str] = ()  # the steps of the breadcrumb


def read(sources: Sequence[str]) -> Stated:
    """Read the scripts of one page; what cannot be read is passed over, but for its dates."""
    objects, broken = list[dict[str, Any]](), list[str]()
    for source in sources:
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            broken += _DATED.findall(source)
            continue
        objects += _objects(data, _DEPTH)
    dated = [o for o in objects if any(o.get(name) for name in _DATES) and _kind(o) not in _NOT_OF_ARTICLE]
    article: dict[str, Any] = next((o for o in objects if _KIND.search(_kind(o))), dated[0] if dated else {})
    named = {identity: o for o in reversed(objects) if isinstance(identity := o.get("@id"), str) and len(o) > 1}
    return Stated(
        [str(o[name]) for o in (article, *dated) for name in _DATES if o.get(name)] or broken,
        "、".join(_texts(article.get("author"), "name", named)),
        next(_texts(article.get("publisher"), "name", named), ""),
        next(_texts(article.get("articleSection"), "name", named), ""),
        next((image for name in _IMAGES for image in _texts(article.get(name), "url", named)), ""),
        next((trail for o in objects if (trail := _trail(o))), ()),
    )


def _kind(item: Mapping[str, Any]) -> str:
    return str(item.get("@type", ""))


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            if depth:
                for name in _WITHIN:
                    yield from _objects(item.get(name), depth - 1)


def _texts(value: Any, name: str, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The texts of a value: one or many, each a text, an object with a `name`, or a reference to such an object."""
    for item in value if isinstance(value, list) else [value]:
        told = named.get(str(item.get("@id", "")), item) if isinstance(item, dict) and not item.get(name) else item
        text = told.get(name) if isinstance(told, dict) else told
        if isinstance(text, str) and text.strip():
            yield text.strip()


def _trail(item: Mapping[str, Any]) -> list[str]:
    steps = item.get("itemListElement") if _kind(item) == "BreadcrumbList" else None
    names = list[str]()
    for step in steps if isinstance(steps, list) else []:
        if isinstance(step, dict):
            page = step.get("item")
            name = step.get("name") or (page.get("name") if isinstance(page, dict) else "")
            names.append(name.strip() if isinstance(name, str) else "")
    return [name for name in names if name]
