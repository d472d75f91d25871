from __future__ import annotations

import io
import json
from types import SimpleNamespace

from taosha.crawling import ROWS, Crawling


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def journal(name, answered=0, waiting=0, closed=False):
    return SimpleNamespace(site=SimpleNamespace(name=name), answered=answered, unchanged=0, waiting=waiting, closed=closed)


def watched(stream, *moments, as_json=False):
    """Show journals at moments, seconds from the start; what the stream holds then."""
    clock = Clock()
    with Crawling(as_json=as_json, stream=stream, clock=clock) as crawling:
        for seconds, journals in moments:
            clock.now = 100.0 + seconds
            crawling(journals)
    return stream.getvalue()


def test_without_a_terminal_a_plain_line_comes_each_ten_seconds_also_while_nothing_comes():
    sites = [journal("a", 20, 5), journal("b", 10, 0, closed=True)]
    said = watched(io.StringIO(), (0.5, sites), (9.9, sites), (10.0, sites), (15, sites), (20, sites))
    assert said.splitlines() == [
        "crawling: 30 pages, 3.0 pages/s, 5 waiting, 1 of 2 sites",
        "crawling: 30 pages, 1.5 pages/s, 5 waiting, 1 of 2 sites",
    ]


def test_on_a_terminal_each_site_has_a_row():
    said = watched(Terminal(), (1, [journal("news", 20, 1500), journal("sport\x1b[2J", 4, 0, closed=True)]))
    assert "1,500" in said
    assert "20.0" in said
    assert "done" in said
    assert "24 pages, 24.0 pages/s, 1,500 waiting" in said
    assert "sport\x1b[2J" not in said


def test_of_many_sites_those_with_the_most_to_do_are_shown():
    said = watched(Terminal(), (1, [journal(f"s{n:03}", 1, n) for n in range(ROWS + 30)]))
    assert "s049" in said
    assert "s000" not in said
    assert "and 30 more" in said


def test_for_machines_each_line_is_an_object():
    sites = [journal("新闻", 20, 5), journal("b", 10, 0)]
    ended = [sites[0], journal("b", 12, 0, closed=True)]
    lines = [
        json.loads(line) for line in watched(io.StringIO(), (1, sites), (10, sites), (11, ended), (12, ended), as_json=True).splitlines()
    ]
    assert [line["event"] for line in lines] == ["progress", "site"]
    assert lines[0] | {"time": 0} == {
        "time": 0, "event": "progress", "pages": 30, "pages_per_second": 3.0, "waiting": 5, "open_sites": 2,
        "sites": {"新闻": {"fetched": 20, "unchanged": 0, "waiting": 5}, "b": {"fetched": 10, "unchanged": 0, "waiting": 0}},
    }  # fmt: skip
    assert (lines[1]["site"], lines[1]["fetched"]) == ("b", 12)
