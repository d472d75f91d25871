"""Addresses that lead to one page: what of an address is idle on a site is learnt from pages that said the same.

A rule (`?from` is idle in `/a/0.html`) holds where several different articles each said the same under two addresses, and hardly any said
something else. From then on an address is left out while another one that differs in nothing but that is known; none is made up. Lists
take more: a small list says the same on its first page and without a number, so that only keys with values like those of a session are
learnt from them. Wrong pages, walls and errors, which are alike under all addresses, say nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from crawler.frontier import variants
from crawler.frontier.entry import Lead
from crawler.frontier.store import Store
from crawler.frontier.variants import Variant

ARTICLES: Final = 3  # different ones that said the same under two addresses, from which a rule holds
VALUES: Final = 3  # of a key, none at all among them, that made no difference: 1 and none are the first page of anything
LISTS: Final = 2  # the same of lists, for a key with values like a session's
EXCEPTIONS: Final = 10  # times that pages said the same, for each time that they did not: pages change between two visits
HOPELESS: Final = 30  # times that pages said something else, from which a rule is looked at no more
MATES: Final = 3  # pages that one is held against
REMEMBERED: Final = 50_000  # addresses that were looked up
LOOKED_AT: Final = 20  # pages among which one is looked for that stands for another

_LIST, _PLAIN, _OTHER, _SAME, _VALUE = "list", "plain", "other", "same ", "value "


class Twins:
    """What one site's frontier knows of addresses that lead to one page."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._passed = set[str]()  # addresses that stand for themselves
        rules = {(row["rule"], row["scope"]) for row in store.all("SELECT DISTINCT rule, scope FROM evidence")}
        self._idle = {at for at in rules if _holds(at[0], self._counted(*at))}
        self._hopeless = {
            (row["rule"], row["scope"])
            for row in store.all("SELECT rule, scope FROM evidence WHERE what = ? AND n > ?", (_OTHER, HOPELESS))
        } - self._idle
        if not store.fact("variants"):  # a file of before
            with store.transaction():
                self.note(0)
                store.remember("variants", "1")

    def note(self, after: int) -> None:
        """Take in the addresses that came into the frontier behind a key."""
        rows = self._store.all("SELECT key, url FROM pages WHERE key > ? AND kind = 'page'", (after,))
        noted = [(_hash(variant.bare), variant.rule, row["key"]) for row in rows for variant in variants.of(row["url"])]
        self._store.run_many("INSERT OR IGNORE INTO variants VALUES (?, ?, ?)", noted)

    def without(self, leads: Iterable[Lead]) -> Iterable[Lead]:
        """The leads but for those to a page that is known under another address."""
        if not self._idle:
            return leads
        taken = set[tuple[str, str]]()  # what is idle in addresses of these leads, and what they are without it
        return [lead for lead in leads if lead.start or lead.kind != "page" or self._passes(lead.url, taken)]

    def _passes(self, url: str, taken: set[tuple[str, str]]) -> bool:
        """Whether an address is to be fetched, looked up once for the links that stand on every page."""
        if url not in self._passed:
            if self._is_known(url, taken):
                return False
            if len(self._passed) >= REMEMBERED:
                self._passed.clear()
            self._passed.add(url)
        return True

    def learn(self, key: int, url: str, likeness: str, *, is_list: bool) -> None:
        """Hold a page that was read against those that may be the same; part of its transaction. An empty likeness says nothing."""
        if not likeness:
            self._store.run("DELETE FROM said WHERE key = ?", (key,))
            return
        self._store.run("INSERT OR REPLACE INTO said VALUES (?, ?)", (key, likeness))
        for variant in self._open(url):
            if is_list:
                self._saw(variant, _LIST)
            if variant.is_key and not variant.is_token:
                self._saw(variant, _PLAIN)
            for mate in self._mates(key, variant):
                if mate["alike"]:
                    self._compare(variant, likeness, mate["likeness"], _value_in(mate["url"], variant))
                elif mate["likeness"] == likeness:  # a difference may be that of what the other has in its place
                    self._agree(likeness, variant, *(each for each in self._open(mate["url"]) if each.bare == variant.bare))
            self._decide(variant)
        for variant, said in self._clothed(url):
            self._compare(variant, likeness, said, "")
            self._decide(variant)

    def _agree(self, likeness: str, *idle: Variant) -> None:
        """Note that two pages say the same that have each something else in one place."""
        for variant in idle:
            self._compare(variant, likeness, likeness, "")
        for variant in idle[1:]:
            self._decide(variant)

    def _compare(self, variant: Variant, one: str, other: str, value: str) -> None:
        """Note whether two pages say the same, one of which is a variant, and the other has another value in its place."""
        self._saw(variant, f"{_SAME}{one}" if one == other else _OTHER)
        if one == other:
            self._saw(variant, f"{_VALUE}{variant.value}"[:100])
            self._saw(variant, f"{_VALUE}{value}"[:100])

    def _open(self, url: str) -> list[Variant]:
        """The variants of an address of which nothing is settled yet."""
        return [variant for variant in variants.of(url) if self._is_open(variant)]

    def _is_open(self, variant: Variant) -> bool:
        return (variant.rule, variant.scope) not in self._idle and (variant.rule, variant.scope) not in self._hopeless

    def _clothed(self, url: str) -> list[tuple[Variant, str]]:
        """The variants of an address that were read and of which nothing is settled, and what they said."""
        rows = self._store.all(
            "SELECT url, rule, likeness FROM variants JOIN pages USING (key) JOIN said USING (key) WHERE bare = ?"
            " ORDER BY key DESC LIMIT ?",
            (_hash(url), MATES),
        )
        found = [(variant, row) for row in rows for variant in variants.of(row["url"]) if variant.rule == row["rule"]]
        return [(variant, row["likeness"]) for variant, row in found if self._is_open(variant)]

    def _saw(self, variant: Variant, what: str) -> None:
        self._store.run(
            "INSERT INTO evidence VALUES (?, ?, ?, 1) ON CONFLICT(rule, scope, what) DO UPDATE SET n = n + 1",
            (variant.rule, variant.scope, what),
        )

    def _mates(self, key: int, variant: Variant) -> list[Any]:
        """Pages that were read and differ from one in nothing but a variant; behind them those with something else in its place."""
        return self._store.all(
            "SELECT url, likeness, url = ?2 OR key IN (SELECT key FROM variants WHERE bare = ?3 AND rule = ?4) AS alike"
            " FROM pages JOIN said USING (key) WHERE key <> ?1 AND (url = ?2 OR key IN (SELECT key FROM variants WHERE bare = ?3))"
            " ORDER BY alike DESC, key DESC LIMIT ?5",
            (key, variant.bare, _hash(variant.bare), variant.rule, MATES),
        )

    def _decide(self, variant: Variant) -> None:
        at = (variant.rule, variant.scope)
        seen = self._counted(*at)
        if _holds(variant.rule, seen):
            self._idle.add(at)
            self._passed.clear()
            self._sweep(variant)
        elif seen[_OTHER] > HOPELESS:
            self._hopeless.add(at)

    def _counted(self, rule: str, scope: str) -> Counter[str]:
        rows = self._store.all("SELECT what, n FROM evidence WHERE rule = ? AND scope = ?", (rule, scope))
        return Counter({row["what"]: row["n"] for row in rows})

    def _is_known(self, url: str, taken: set[tuple[str, str]]) -> bool:
        """Whether a page that is there, or waits, or was just `taken`, differs from an address in nothing but what is idle."""
        idle = [variant for variant in variants.of(url) if (variant.rule, variant.scope) in self._idle]
        if any((variant.rule, variant.bare) in taken or self._first(variant, url) is not None for variant in idle):
            return True
        taken.update((variant.rule, variant.bare) for variant in idle)
        return self._stands_clothed(url)

    def _stands_clothed(self, url: str) -> bool:
        """Whether a page stands for a new address that has what is idle besides."""
        rows = self._store.all(
            "SELECT url, rule FROM variants JOIN pages USING (key) WHERE bare = ?1 AND state <> 'twin' AND (status IS NULL OR status < 400)"
            " AND NOT EXISTS (SELECT 1 FROM pages WHERE url = ?2) LIMIT ?3",
            (_hash(url), url, MATES),
        )
        found = (variant for row in rows for variant in variants.of(row["url"]) if variant.rule == row["rule"])
        return any((variant.rule, variant.scope) in self._idle for variant in found)

    def _first(self, variant: Variant, url: str = "") -> int | None:
        """The page that stands for all that differ in what is idle: the bare address where it is there, else the one found first."""
        rows = self._store.all(
            "SELECT key, url, rule FROM"
            " (SELECT key, '' AS rule FROM pages WHERE url = ?2 UNION SELECT key, rule FROM variants WHERE bare = ?3)"
            " JOIN pages USING (key) WHERE url <> ?1 AND state <> 'twin' AND (status IS NULL OR status < 400) AND kind = 'page'"
            " ORDER BY visited IS NULL, rule <> '', key LIMIT ?4",
            (url, variant.bare, _hash(variant.bare), LOOKED_AT),
        )
        return next((row["key"] for row in rows if not row["rule"] or self._is_idle(row["rule"], row["url"])), None)

    def _is_idle(self, rule: str, url: str) -> bool:
        return any((other.rule, other.scope) in self._idle for other in variants.of(url) if other.rule == rule)

    def _sweep(self, variant: Variant) -> None:
        """Leave out all that is known already under another address."""
        rows = self._store.all(
            "SELECT key, url FROM pages WHERE key IN (SELECT key FROM variants WHERE rule = ?) AND start = 0 AND part_of IS NULL"
            " AND state IN ('pending', 'deep', 'done')",
            (variant.rule,),
        )
        for row in rows:
            for other in variants.of(row["url"]):
                if (other.rule, other.scope) == (variant.rule, variant.scope) and self._first(other) not in (None, row["key"]):
                    self._store.run("UPDATE pages SET state = 'twin' WHERE key = ?", (row["key"],))


def _holds(rule: str, seen: Counter[str]) -> bool:
    """Whether what was seen of a rule is enough to leave addresses out."""
    same = sum(n for what, n in seen.items() if what.startswith(_SAME))
    different = sum(what.startswith(_SAME) for what in seen)
    values = sum(what.startswith(_VALUE) for what in seen)
    if seen[_OTHER] * EXCEPTIONS > same:
        return False
    if not rule.startswith("?"):
        return different >= (ARTICLES if rule.endswith("/") else 1)
    if seen[_LIST]:
        return different >= 1 and values > LISTS and not seen[_OTHER] and not seen[_PLAIN]
    return different >= ARTICLES and values >= VALUES


def _value_in(url: str, variant: Variant) -> str:
    """The value that another address has for the key of a variant; empty where it has none."""
    return next((other.value for other in variants.of(url) if other.rule == variant.rule), "")


def _hash(address: str) -> int:
    return int.from_bytes(hashlib.blake2b(address.encode(), digest_size=8).digest(), "big", signed=True)
