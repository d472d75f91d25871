"""Which page comes first, over many passes: nothing endless stands before what is new, and nothing waits for ever."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from crawler.frontier import recrawl, turns
from crawler.frontier.entry import Lead
from tests.crawler.answered import A, answer, done, read, taken

DAY = 86400.0
NOW = datetime.now(UTC).timestamp()


def crawled(frontier, now, links, *, lists=(), **keys):
    """One pass: each page that is taken leads to what `links` says of its path. Returns the paths in order."""
    one = frontier(now, **keys)
    paths = []
    for task in iter(lambda: one.queue.take((), 0.0), None):
        path = task.url.removeprefix(A)
        seq = one.answered(answer(task.key, at=datetime.fromtimestamp(now, UTC)))
        leads = [Lead(A + link, depth=task.depth + 1, referrer=task.url) for link in links(path)]
        read(one, seq, *leads, state=path, is_index=path in ("", *lists))
        one.spool.exported(seq)
        paths.append(path)
    one.finish()
    return paths


def test_the_nearest_address_comes_first(frontier):
    one = frontier(max_depth=9)
    done(one, one.queue.take((), 0.0), "list")
    done(one, one.queue.take((), 0.0), "far", is_index=True)
    one.found([Lead(A + "near", depth=1, referrer=A)])
    assert taken(one) == ["near", "far"]


def test_of_a_list_each_page_is_a_step_further_though_as_deep(frontier):
    one = frontier(max_depth=1)
    done(one, one.queue.take((), 0.0), "list")
    page = one.queue.take((), 0.0)
    for number in range(2, 6):
        read(one, one.answered(answer(page.key)), Lead(A + f"list?page={number}", depth=1, referrer=page.url), is_index=True)
        if number == 3:
            one.found([Lead(A + "article", depth=1, referrer=A)])
            assert one.queue.take((), 0.0).url == A + "article"
        page = one.queue.take((), 0.0)
        assert (page.url, page.depth) == (A + f"list?page={number}", 1)


def test_a_new_article_is_fetched_in_its_pass_whatever_a_trap_leads_to(frontier):
    """Each page of the trap leads to twenty more; a pass takes twelve pages."""
    for day in range(6):

        def links(path, day=day):
            if path == "":
                return ["trap/", *(f"article-{number}" for number in range(day + 1))]
            return [f"{path}{number}/" for number in range(20)] if path.startswith("trap") else []

        paths = crawled(frontier, NOW + day * DAY, links, max_pages=12, max_depth=99, revisit_after=3 * DAY)
        assert f"article-{day}" in paths
        assert len(paths) == 12


def test_what_was_there_is_looked_at_again_whatever_is_new(frontier):
    """One page in four is an old one."""

    def links(path):
        if path == "":
            return [f"article-{number}" for number in range(3)] + ["trap/"]
        return [f"{path}{number}/" for number in range(20)] if path.startswith("trap") else []

    first = crawled(frontier, NOW, links, max_pages=12, max_depth=99)
    again = crawled(frontier, NOW + 2 * DAY, links, max_pages=12, max_depth=99)
    assert {"article-0", "article-1", "article-2"} <= set(first)
    assert {"article-0", "article-1", "article-2"} <= set(again)
    assert [number for number, path in enumerate(again) if path.startswith("article")] == [3, 7, 11]


def test_lists_that_are_read_again_come_behind_what_is_new_beside_them(frontier):
    lists = [f"list-{number}" for number in range(9)]
    crawled(frontier, NOW, lambda path: lists if path == "" else [], lists=lists, max_pages=10)
    paths = crawled(frontier, NOW + 1, lambda path: [*lists, "new"] if path == "" else [], lists=lists, max_pages=4)
    assert paths == ["", "new", "list-0", "list-1"]


def test_a_list_that_brought_nothing_new_five_times_is_read_less_and_less_often_until_it_does(frontier):
    read_on = []
    for day in range(40):

        def links(path, day=day):
            return ["list"] if path == "" else ["old", *(["found"] if day >= 28 else [])] if path == "list" else []

        if "list" in crawled(frontier, NOW + day * DAY, links, lists=["list"], revisit_after=DAY):
            read_on.append(day)
    assert read_on == [0, 1, 2, 3, 4, 5, 6, 8, 12, 19, 26, 33, 34, 35, 36, 37, 38, 39]  # new on the days 0 and 33
    assert recrawl.rest(DAY, recrawl.QUIET - 1) == 0.0
    assert recrawl.rest(DAY, 99) == recrawl.LONGEST_OF_LISTS


def test_a_start_is_read_each_time(frontier):
    assert [crawled(frontier, NOW + day * 60, lambda _: []) for day in range(9)] == [[""]] * 9


def test_what_a_hundred_passes_would_not_reach_is_let_go_of_the_farthest_first(frontier):
    one = frontier(max_pages=1)
    start = one.queue.take((), 0.0)
    read(one, one.answered(answer(start.key)), *[Lead(A + f"{number}", depth=1, referrer=A) for number in range(turns.PASSES_AHEAD)])
    one.found([Lead(A + "far", depth=3, referrer=A + "99"), Lead(A + "deep", depth=9, referrer=A + "99")])
    one.finish()
    assert one.progress.waiting == turns.PASSES_AHEAD
    again = frontier(max_pages=999)
    assert {"far", "deep"}.isdisjoint(taken(again))


def test_of_what_a_page_said_the_last_three_times_are_kept(frontier, tmp_path):
    for day in range(9):
        one = frontier(NOW + day * DAY)
        task = one.queue.take((), 0.0)
        assert read(one, one.answered(answer(task.key)), state=str(day)) == ("changed" if day else "first")
        one.finish()
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as file:
        assert [state for (state,) in file.execute("SELECT state FROM history ORDER BY seq")] == ["6", "7", "8"]
