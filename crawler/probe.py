"""The cloaking probe: whether a page says something else to who comes from a search engine, or with a telephone.

Opt in, a site at a time. A page is fetched again as ourselves, then with a search engine's referrer and with a mobile user agent,
each through the crawl's own guard, robots rules and throttle. Pages change by themselves from one look to the next (advertisements,
counters, lists of news), so that only what differs by more than two of our own copies do is a finding, and only where a second look
at both says so too.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final, Literal

from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import redirect
from crawler.headers import pairs
from crawler.outcome import Postponed
from crawler.settings import USER_AGENT
from crawler.urls import host_port
from crawler.workers import Refiner
from filters import privacy
from filters.model import Category, Finding, RawPage
from pipelines.dataset.counts import SPAMMY
from pipelines.policy import spam_score
from pipelines.record import Record

SAMPLE: Final = 100  # one page in so many is probed whatever it says
MARGIN: Final = 0.4  # of distance, 0..1, beyond that between copies of our own: a third of the text is another one
SPAM_MARGIN: Final = 0.05  # where what is shown carries spam and ours does not, a line or two are enough
SHINGLE: Final = 4  # characters
HOPS: Final = 3  # redirects on the site itself
EVIDENCE: Final = 200  # characters
SEARCH: Final = {"Referer": "https://www.baidu.com/"}
MOBILE: Final = {
    "User-Agent": f"Mozilla/5.0 (Linux; Android 14; Mobile) {USER_AGENT}"
}  # the product token stays: robots.txt and logs know us

Visitor = Literal["referrer", "mobile"]
VISITORS: Final[dict[Visitor, dict[str, str]]] = {"referrer": SEARCH, "mobile": MOBILE}
_WHO: Final[dict[Visitor, str]] = {"referrer": "who comes from a search engine", "mobile": "a mobile browser"}

Download = Callable[[Request], Awaitable[Response]]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copy:
    """One look at a page: what it says, or the host that it sends its visitor away to."""

    lines: tuple[str, ...]
    shingles: frozenset[str]
    away: str = ""
    spammy: bool = False

    @classmethod
    def of(cls, record: Record) -> Copy:
        """The copy that a record tells of: its title and the lines of its container, as they stood."""
        lines = tuple(line for line in (record.title_raw, *record.text_raw.split("\n")) if line)
        text = "".join("".join(lines).split())
        shingles = frozenset(text[at : at + SHINGLE] for at in range(max(len(text) - SHINGLE + 1, 0)))
        return cls(lines, shingles, spammy=spam_score(record) >= SPAMMY)


class Prober:
    """Refines pages as its workers do, and adds the finding of the probe to those that are probed."""

    def __init__(self, workers: Refiner) -> None:
        self.capacity = workers.capacity
        self.download: Download | None = None  # the engine's, once there is one
        self._workers = workers

    async def refine(self, raw: RawPage) -> Record:
        """The record of a page, with a finding where it is cloaked."""
        record = await self._workers.refine(raw)
        if self.download is not None and raw.status == 200 and (sampled(raw.url) or spam_score(record) >= SPAMMY):
            try:
                add(record, await self._probe(raw, record, self.download))
            except Postponed:
                logger.info("%s is not probed: the crawl is being stopped", raw.url)
            except Exception as error:  # noqa: BLE001 - a look that failed says nothing about the page
                logger.info("%s could not be probed: %s", raw.url, error)
        return record

    async def _probe(self, raw: RawPage, record: Record, download: Download) -> list[Finding]:
        first = (
            await self._look(raw, {}, download) if raw.parts else Copy.of(record)
        )  # each look is at one page, not at what it was joined to
        plain = [first, await self._look(raw, {}, download)]
        found = []
        for visitor, headers in VISITORS.items():
            shown = [await self._look(raw, headers, download)]
            if differs(visitor, plain, shown):
                plain.append(await self._look(raw, {}, download))
                shown.append(await self._look(raw, headers, download))
                if differs(visitor, plain, shown):
                    found.append(finding(visitor, plain, shown))
        return found

    async def _look(self, raw: RawPage, headers: dict[str, str], download: Download) -> Copy:
        """The page as a visitor with these headers sees it; redirects are followed on the page's own host and its subdomains."""
        url = raw.url
        for _ in range(HOPS + 1):
            response = await download(Request(url, headers=headers, callback=NO_CALLBACK, dont_filter=True))
            target = redirect.target(response)
            if target is None:
                break
            url = target
            if not _related(url, raw.url):
                return Copy((), frozenset(), away=host_port(url)[0] or "elsewhere")
        if response.status != 200:
            raise ValueError(f"status {response.status}")
        return Copy.of(await self._workers.refine(replace(raw, body=response.body, headers=pairs(response), parts=())))


def add(record: Record, findings: Sequence[Finding]) -> None:
    """Add findings to a record, which is another input with them: a page that is as it was, and cloaked now, is stored again."""
    record.flags += findings
    for each in findings:
        record.input_key = _with(record.input_key, each.rule)


def input_keys(key: bytes) -> list[bytes]:
    """The keys that a page's record may have, by what a probe of it found; `key` is that of a page that was not probed."""
    keys = [key]
    for visitor in VISITORS:
        keys += [_with(each, _rule(visitor)) for each in keys]
    return keys


def _with(key: bytes, rule: str) -> bytes:
    return hashlib.blake2b(key + rule.encode(), digest_size=16).digest()


def _rule(visitor: Visitor) -> str:
    return f"cloak.fetch.{visitor}"


def sampled(url: str) -> bool:
    """Whether a page belongs to the sample: one in a hundred, always the same."""
    return int.from_bytes(hashlib.blake2b(url.encode(), digest_size=8).digest(), "big") % SAMPLE == 0


def differs(visitor: Visitor, plain: Sequence[Copy], shown: Sequence[Copy]) -> bool:
    """Whether every copy that the visitor was shown is further from ours than ours are from each other, by a margin."""
    return _nearest(visitor, plain, shown) > _own(visitor, plain) + _margin(plain, shown)


def finding(visitor: Visitor, plain: Sequence[Copy], shown: Sequence[Copy]) -> Finding:
    """The finding, with what the visitor is shown and we are not as its evidence; personal data masked."""
    distance, own = _nearest(visitor, plain, shown), _own(visitor, plain)
    known = {line for copy in plain for line in copy.lines}
    new = f"redirects to {shown[0].away}" if shown[0].away else next((line for line in shown[0].lines if line not in known), "")
    return Finding(
        category=Category.CLOAK_FETCH,
        rule=_rule(visitor),
        field="text",
        evidence=privacy.blot(new[:EVIDENCE]),
        explanation=f"{_WHO[visitor]} is shown another page: distance {distance:.2f}, between two of our own copies {own:.2f}",
        score=min(distance, 1.0),
        confidence=min(0.5 + distance - own - _margin(plain, shown), 1.0),
    )


def _margin(plain: Sequence[Copy], shown: Sequence[Copy]) -> float:
    spam = all(copy.spammy for copy in shown) and not any(copy.spammy for copy in plain)
    return SPAM_MARGIN if spam else MARGIN


def _nearest(visitor: Visitor, plain: Sequence[Copy], shown: Sequence[Copy]) -> float:
    return min(_distance(visitor, ours, theirs) for ours, theirs in product(plain, shown))


def _own(visitor: Visitor, plain: Sequence[Copy]) -> float:
    return max(max(_distance(visitor, a, b), _distance(visitor, b, a)) for a, b in combinations(plain, 2))


def _distance(visitor: Visitor, ours: Copy, theirs: Copy) -> float:
    """0..1: the share of shingles that the two do not have in common. A page for telephones may leave out, but not add: there it is
    the share of its shingles that ours lacks.
    """
    if ours.away or theirs.away:
        return float(ours.away != theirs.away)
    common = len(ours.shingles & theirs.shingles)
    whole = len(theirs.shingles) if visitor == "mobile" else len(ours.shingles | theirs.shingles)
    return 1.0 - common / whole if whole else 0.0


def _related(url: str, own: str) -> bool:
    """Whether an address lies on the host of another, or one of the two is a subdomain of the other's parent, as www. and m. are."""
    a, b = host_port(url)[0], host_port(own)[0]
    return bool(a) and (a == b or _parent(a) == _parent(b))


def _parent(host: str) -> str:
    """A host without its first label where that is www, m, wap or mobile."""
    head, dot, rest = host.partition(".")
    return rest if dot and head in ("www", "m", "wap", "mobile", "3g") else host
