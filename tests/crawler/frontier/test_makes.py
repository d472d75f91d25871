"""Makes of address that give nothing come behind the others; nothing is left out, and a make that gives again comes forward."""

from crawler.frontier.entry import Lead
from crawler.frontier.makes import LEAST, make_of
from tests.crawler.answered import A, answer, taken


def read(frontier, *links, tells=False):
    """Take the next page and read it; returns its path."""
    task = frontier.queue.take((), 0.0)
    seq = frontier.answered(answer(task.key))
    leads = [Lead(A + link, depth=1, referrer=task.url) for link in links]
    frontier.read(frontier.spool.one(seq), "page", leads, str(seq), "", is_index=not tells, tells=tells)
    return task.url.removeprefix(A)


def calendar(frontier, days):
    """A start page that leads to days without anything, and behind them to articles."""
    read(frontier, *(f"day/{n}" for n in range(days)), *(f"a/{n}.html" for n in range(3)))


def test_addresses_of_one_make_differ_in_numbers_alone():
    assert make_of("http://h/day/2026-11-28?x=1") == make_of("http://h/day/2027-01-1") == "h/day/0-0-0"


def test_days_without_anything_come_behind_what_is_new(frontier):
    one = frontier()
    calendar(one, LEAST + 30)
    order = [read(one, tells=False) for _ in range(LEAST)]
    assert all(path.startswith("day/") for path in order)
    assert taken(one)[:3] == ["a/0.html", "a/1.html", "a/2.html"]


def test_they_are_fetched_in_the_end_and_new_ones_stand_with_them(frontier):
    one = frontier()
    calendar(one, LEAST + 2)
    for _ in range(LEAST):
        read(one)
    one.found([Lead(A + "day/999", depth=1, referrer=A), Lead(A + "b/1.html", depth=3, referrer=A)])
    assert taken(one) == ["a/0.html", "a/1.html", "a/2.html", "b/1.html", f"day/{LEAST}", f"day/{LEAST + 1}", "day/999"]
    assert taken(frontier()) == ["a/0.html", "a/1.html", "a/2.html", "b/1.html", f"day/{LEAST}", f"day/{LEAST + 1}", "day/999"]


def test_pages_with_a_text_and_lists_that_lead_to_others_keep_their_place(frontier):
    one = frontier()
    calendar(one, LEAST + 1)
    for n in range(LEAST):
        read(one, f"found/x{n}", tells=n % 2 == 0)
    assert taken(one)[0] == f"day/{LEAST}"


def test_a_wall_in_front_of_all_pages_says_nothing_of_them(frontier):
    one = frontier()
    calendar(one, LEAST + 1)
    for _ in range(LEAST):
        task = one.queue.take((), 0.0)
        seq = one.answered(answer(task.key))
        one.read(one.spool.one(seq), "turned_away", [], str(seq), "", is_index=False, tells=False)
    assert taken(one)[0] == f"day/{LEAST}"
