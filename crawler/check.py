"""What would be extracted from a site: a few of its pages, with their verdicts, and what became of each selector."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from crawler.sample import Sample, samples
from crawler.sites import SiteConfig, refining
from filters.model import RawPage, Selectors
from pipelines.config import Config, refiner
from pipelines.policy import Policy, decide
from pipelines.record import Record
from pipelines.selection import Selection, selections

PAGES: Final = 3
LINES: Final = 3  # of an article that are shown


@dataclass(frozen=True, slots=True)
class PageCheck:
    """One page: what its row would say."""

    url: str
    verdict: str
    reasons: tuple[str, ...]
    title: str
    date: str  # as YYYY-MM-DD; empty where none was found
    author: str
    lines: tuple[str, ...]  # the first of the article, personal data masked
    n_chars: int
    selectors: tuple[Selection, ...]  # those that the site has


@dataclass(frozen=True, slots=True)
class SiteCheck:
    """One site."""

    site: str
    problem: str  # why it fails; empty where it does not
    pages: tuple[PageCheck, ...]
    not_fetched: tuple[str, ...]  # other addresses, with the reason


def check(sites: Mapping[str, SiteConfig], names: Sequence[str], policy: Policy) -> list[SiteCheck]:
    """Try sites with three pages each. Once a process: it runs Twisted's reactor. Nothing is stored.

    Raises KeyboardInterrupt where it was stopped.
    """
    refine = refiner(Config(policy, refining(sites)))
    with ThreadPoolExecutor(1, "refine") as thread:

        async def refined(raw: RawPage) -> Record:
            return await asyncio.get_running_loop().run_in_executor(thread, refine, raw)

        taken = samples([sites[name] for name in names], PAGES, refined)
    if not all(sample.finished for sample in taken):
        raise KeyboardInterrupt
    return [_site(sample, policy) for sample in taken]


def _site(sample: Sample, policy: Policy) -> SiteCheck:
    pages = tuple(_page(record, sample.site.select, policy) for _, record in sample.pages)
    others = tuple(line for line in sample.problems if line not in sample.broken)
    return SiteCheck(sample.site.name, _problem(sample, pages), pages, others)


def _page(record: Record, selectors: Selectors, policy: Policy) -> PageCheck:
    decide(record, policy)
    date = record.published_date.isoformat() if record.published_date else ""
    found = selections(record, selectors)
    lines = tuple(line for line in record.text.split("\n") if line)[:LINES]
    return PageCheck(
        record.url, str(record.verdict), tuple(record.reasons), record.title, date, record.author, lines, record.n_chars, found
    )


def _problem(sample: Sample, pages: Sequence[PageCheck]) -> str:
    """Why a crawl of the site would not give what its owner expects."""
    if sample.broken:
        return sample.broken[0]
    if not pages:
        return sample.problems[0] if sample.problems else "nothing leads to a page; see start_urls, allow and deny"
    outcomes: dict[tuple[str, str], set[str]] = {}
    for each in (each for page in pages for each in page.selectors):
        outcomes.setdefault((each.field, each.css), set()).add(each.outcome)
    for (name, css), became in outcomes.items():
        if "found" not in became:
            return f"select.{name} {css!r} found nothing that can be read on any page"
    if all(page.verdict not in ("clean", "cleaned") for page in pages):
        return f"none of the pages is an article: {', '.join(sorted({reason for page in pages for reason in page.reasons}))}"
    return ""
