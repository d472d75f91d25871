"""A dataset with a month of history, made up: to see what a report says when sites are broken into, cleaned, and broken into again.

Usage: python -m benchmarks.history OUT [--days 30]
Eight invented sites, a run a day. Articles are put together from the demo's; what hijackers put on them is the demo's too. Every page
goes the way of any page. The same days give the same rows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from pathlib import Path
from random import Random
from typing import Final

from crawler.demo.article import bank
from crawler.demo.cloak import cloak
from crawler.demo.payloads import ADULT, BRANDS, GAME_SERVER, LOAN, farm, farm_html
from filters.model import RawPage
from pipelines.config import Config, refiner
from pipelines.dataset import Dataset, Fetch
from pipelines.errors import Exit, UsageError

FIRST: Final = date(2026, 10, 27)
DAYS: Final = 30
NEW: Final = 3  # articles that a site publishes a day
LOOKED_AT_AGAIN: Final = 6  # of its newest articles before
PARAGRAPHS: Final = 6

FOREIGN: Final = ("english-", "japanese-", "tw-")  # articles of the demo that are not in simplified Chinese


@dataclass(frozen=True, slots=True)
class Layer:
    """What stands on a page beside its article."""

    title: str = "{title}"
    top: str = ""
    end: str = ""
    foot: str = ""
    disguise: Callable[[str, int], str] = lambda text, _: text


@dataclass(frozen=True, slots=True)
class Spell:
    """Some days of a site on which all of its pages, or each `every`th, are served with a layer; days count back from the last one."""

    layer: Layer
    begins: int  # days before the last
    ends: int = 0  # days before the last, inclusive
    every: int = 1


_HEADER: Final = Layer(title=f"{ADULT['short']}-{{title}}", top=f"<div>{ADULT['comma']}</div>")
_BRAND: Final = Layer(title=f"{{title}}_{BRANDS['suffix']}", end=f"<p>{BRANDS['suffix']}</p>")
_MIRROR: Final = Layer(
    title=f"{ADULT['bar']}-{{title}}",
    top=f"<div>{ADULT['bar']}</div>",
    end="<p>内容侵权、删帖举报联系方式：13900003146 zhaiwu@zixun.example</p>",
    disguise=lambda text, seed: cloak(text, seed=seed, level=0.3),
)
_HIDDEN: Final = Layer(foot=f'<div style="position:absolute;left:-9999px">{farm_html(farm(3))}</div>')
_LOAN: Final = Layer(title=f"{{title}}_{LOAN}", end=f"<p>{LOAN}</p>")
_GAME: Final = Layer(top=f"<p>{GAME_SERVER}</p>")

SITES: Final[dict[str, tuple[Spell, ...]]] = {
    "qingxi-news.example": (),
    "yunqiao-daily.example": (Spell(_GAME, 9, 8, every=4),),
    "nanping-edu.example": (Spell(_HEADER, 0),),
    "linhe-county.example": (Spell(_HEADER, 19, 13), Spell(_BRAND, 0, every=2)),
    "shiwan-health.example": (Spell(_BRAND, 8),),
    "laojie-life.example": (Spell(_BRAND, 5, every=2), Spell(_HIDDEN, 21, 11, every=3)),
    "qihao-files.example": (Spell(_HIDDEN, 30, every=2), Spell(_LOAN, 16, 2, every=3)),
    "zhaiwu-mirror.example": (Spell(_MIRROR, 60),),
}


def main() -> None:
    """Make the dataset."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="where the dataset is made; nothing may be there yet")
    parser.add_argument("--days", type=int, default=DAYS)
    arguments = parser.parse_args()
    try:
        make(arguments.out, arguments.days)
    except UsageError as error:
        sys.exit(f"history: {error}")
    print(f"{arguments.days} days in {arguments.out}; next: taosha report {arguments.out} --html report.html")


def make(out: Path, days: int = DAYS) -> None:
    """Write the history into a new folder. Raises UsageError where something is there."""
    if out.exists() and any(out.iterdir()):
        raise UsageError(f"{out} is not empty", "give a folder that is not there yet")
    config = Config.default()
    refined = refiner(config)
    for number in range(days):
        started = datetime.combine(FIRST + timedelta(days=DAYS - days + number), time(1), UTC)
        with Dataset(out).begin("crawl", config, f"{started:%Y%m%dT%H%M%SZ}-{number:04x}", started) as run:
            for raw in pages(number, days, started):
                run.add(refined(raw))
                run.counts.site(raw.site).fetched += 1
            for site in SITES:
                run.counts.site(site).finished += 1
            failed = list(failures(number, days, started))
            for fetch in failed:
                run.add_fetch(fetch)
            run.finish(Exit.PARTLY if failed else Exit.DONE, started + timedelta(minutes=24, seconds=7 * number))


def pages(number: int, days: int, started: datetime) -> Iterator[RawPage]:
    """What the crawl of one day fetches: the articles that are new, and the newest ones before, each as it is served that day."""
    at = started
    for site, spells in SITES.items():
        first = max(0, number * NEW - LOOKED_AT_AGAIN)
        for article in range(first, (number + 1) * NEW):
            layers = [s.layer for s in spells if s.begins >= days - 1 - number >= s.ends and article % s.every == 0]
            body = _html(site, article, started - timedelta(days=number - article // NEW), layers)
            url = f"http://{site}/{article // NEW + 1:03}/{article + 1:04}.html"
            at += timedelta(seconds=2)
            yield RawPage(body.encode(), url, 200, (("content-type", "text/html; charset=utf-8"),), at, site, url)


def failures(number: int, days: int, started: datetime) -> Iterator[Fetch]:
    """Two days before the last one a site did not answer."""
    if days - 1 - number == 2:
        for page in range(4):
            yield Fetch(f"http://qihao-files.example/list/{page}.html", started, "timeout", "qihao-files.example", attempts=3)


def _html(site: str, number: int, published: datetime, layers: list[Layer]) -> str:
    """One article of a site, under what was laid over it."""
    draw = Random(f"{site} {number}")  # the same article each time
    title, lines = _article(draw)
    for layer in layers:
        lines = [layer.disguise(line, number) for line in lines]
        title = layer.title.replace("{title}", title)
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    top, end, foot = ("".join(getattr(layer, name) for layer in layers) for name in ("top", "end", "foot"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>{top}'
        f"<h1>{escape(title)}</h1><div class=meta>{published:%Y-%m-%d %H:%M}　来源：{site}</div>"
        f"<div class=content>{body}{end}</div>{foot}</body></html>"
    )


def _article(draw: Random) -> tuple[str, list[str]]:
    """A title and paragraphs from several articles, so that no two texts are alike."""
    articles = [a for a in bank().values() if len(a.paragraphs) > 4 and not a.name.startswith(FOREIGN)]
    chosen = draw.sample(articles, PARAGRAPHS)
    lines = [draw.choice([p for p, level in zip(a.paragraphs, a.levels, strict=True) if not level]) for a in chosen]
    return chosen[0].title, lines


if __name__ == "__main__":
    main()
