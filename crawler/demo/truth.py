"""What must be said of every address of the site: one row each, written to `truth.jsonl` by `python -m crawler.demo.truth`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

Place = Literal["articles", "rejects", "none", ""]  # none: no row at all; empty: not judged

FILE = "truth.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a page determines; a field that is empty is not judged."""

    path: str = ""
    kind: str = "article"  # what the page is there for
    table: Place = "articles"
    verdict: str = ""
    reasons: tuple[str, ...] = ()  # beginnings of reasons, each of which must be given
    flags: tuple[str, ...] = ()  # categories that must be found; `a|b` for either
    may: tuple[str, ...] = ()  # categories that may be found as well; every other one is wrong
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""  # YYYY-MM-DD
    lang: str = ""
    script: str = ""
    charset: str = ""
    kept: tuple[str, ...] = ()  # sentences that must stand in `text`
    gone: tuple[str, ...] = ()  # injected or hidden strings and personal data that must not, nor in `title`
    furniture: tuple[str, ...] = ()  # strings around the article that must not stand in `text`
    torn: tuple[str, ...] = ()  # sentences that lost bytes and must be whole again
    pii: Mapping[str, int] = field(default_factory=dict)  # column without `n_` -> count
    twin: str = ""  # the address with the same article: one of the two is kept, the other is its duplicate
    joined: str = ""  # a sentence of the article's next page, which belongs to this row
    asked: bool | None = None  # whether the crawl must, or must not, ask for this address
    crawl: str = ""  # what a crawl must manage to get here: sitemap, feed, redirect, gbk query, slow, error, noindex …


def row(truth: Truth) -> str:
    """One line of JSON without what is not judged."""
    default = Truth()
    judged = {k: v for k, v in asdict(truth).items() if k in ("path", "kind", "table") or v != getattr(default, k)}
    return json.dumps(judged, ensure_ascii=False)


def read(text: str) -> list[Truth]:
    """The rows of a truth file."""
    tuples = {f.name for f in fields(Truth) if str(f.type).startswith("tuple")}
    rows = [json.loads(line).items() for line in text.splitlines() if line]
    judged: list[dict[str, Any]] = [{k: tuple(v) if k in tuples else v for k, v in items} for items in rows]
    return [Truth(**row) for row in judged]


def load() -> list[Truth]:
    """The truth file beside the site."""
    return read(files("crawler.demo").joinpath(FILE).read_text("utf-8"))


def write(truths: Iterable[Truth], path: Path) -> None:
    """Write a truth file."""
    path.write_text("".join(row(truth) + "\n" for truth in truths), "utf-8")


if __name__ == "__main__":
    from crawler.demo.site import pages

    write((page.truth for page in pages().values()), Path(__file__).with_name(FILE))
