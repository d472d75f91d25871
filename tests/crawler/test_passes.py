"""What the next pass over a site takes again, and when."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from crawler.frontier.entry import Lead
from crawler.outcome import TURNED_AWAY
from tests.crawler.answered import A, answer, done, read, taken

YEAR = 366 * 86400.0


def test_a_pass_ends_at_max_pages_and_the_next_goes_on(frontier):
    one = frontier(max_pages=2)
    done(one, one.queue.take((), 0.0), "1", "2", "3")
    done(one, one.queue.take((), 0.0))
    assert one.queue.take((), 0.0) is None
    assert not one.queue.waits()
    assert not one.progress.unfinished
    assert not frontier(max_pages=2).queue.waits()  # interrupted: the same pass
    frontier(max_pages=2).finish()
    assert taken(frontier(max_pages=2)) == ["", "2"]


def test_the_next_pass_takes_what_is_old_failed_index_or_start(frontier):
    now = time.time()
    one = frontier(now)
    done(one, one.queue.take((), 0.0), "index", "old", "new", "refused", "robots")
    done(one, one.queue.take((), 0.0), is_index=True)
    old = one.queue.take((), 0.0)
    read(one, one.answered(answer(old.key, at=datetime.fromtimestamp(now - 86401, UTC))))
    done(one, one.queue.take((), 0.0))
    one.answered(answer(one.queue.take((), 0.0).key, "refused", None))
    one.answered(answer(one.queue.take((), 0.0).key, "robots", None))
    for key in one.spool.waiting():
        one.spool.exported(key)
    one.finish()
    again = frontier(now)
    assert not again.resumed
    assert taken(again)[:4] == ["", "index", "old", "refused"]
    assert "new" not in taken(frontier(now))


def old_and_new_pass(frontier, now, *leads, state="said"):
    """Begin a pass at `now`, take in what a sitemap tells, and answer what is taken of it."""
    one = frontier(now, revisit_after=90 * 86400.0)
    one.found(leads)
    done_now = []
    for task in iter(lambda: one.queue.take((), 0.0), None):
        seq = one.answered(answer(task.key, at=datetime.fromtimestamp(now, UTC)))
        read(one, seq, state=f"{state} {task.key}")
        one.spool.exported(seq)
        done_now.append(task.url.removeprefix(A))
    one.finish()
    return done_now


def test_a_page_is_taken_again_when_a_sitemap_says_that_it_changed(frontier):
    now = time.time()
    assert old_and_new_pass(frontier, now, Lead(A + "1", lastmod=now - 100)) == ["", "1"]
    assert old_and_new_pass(frontier, now + 10, Lead(A + "1", lastmod=now - 100)) == [""]
    assert old_and_new_pass(frontier, now + 20, Lead(A + "1", lastmod=now - 50)) == [""]  # before it was visited
    assert old_and_new_pass(frontier, now + 30, Lead(A + "1", lastmod=now + 25), state="new") == ["", "1"]


def test_a_sitemap_that_is_wrong_twice_is_not_believed_a_third_time_until_the_page_did_change(frontier):
    now = time.time()
    found = [old_and_new_pass(frontier, now + n, Lead(A + "1", lastmod=now + n - 0.5)) for n in range(1, 6)]
    assert found == [["", "1"], ["", "1"], ["", "1"], [""], [""]]
    assert old_and_new_pass(frontier, now + 200 * 86400, state="new") == ["", "1"]
    assert old_and_new_pass(frontier, now + 200 * 86400 + 9, Lead(A + "1", lastmod=now + 200 * 86400 + 8)) == ["", "1"]


def test_new_pages_are_fetched_before_old_ones_are_looked_at(frontier):
    now = time.time()
    old_and_new_pass(frontier, now - 200 * 86400, Lead(A + "old"))
    one = frontier(now, revisit_after=90 * 86400.0, max_pages=2)
    done(one, one.queue.take((), 0.0), "new")
    assert taken(one) == ["new"]


def test_the_copy_that_we_hold_is_named_where_the_server_gave_it_a_name(frontier):
    now = time.time()
    one = frontier(now)
    start = one.queue.take((), 0.0)
    tagged = replace(answer(start.key), headers=(("etag", '"a"'), ("last-modified", "then")))
    read(one, one.answered(tagged), Lead(A + "1", depth=1))
    page = one.queue.take((), 0.0)
    read(one, one.answered(replace(tagged, key=page.key)))
    one.finish()
    again = frontier(now + 5)
    start, page = again.queue.take((), 0.0), again.queue.take((), 0.0)
    assert (start.etag, start.modified) == ("", "")  # what leads on is read each time
    assert (page.etag, page.modified) == ('"a"', "then")
    again.same(answer(page.key, "not_modified", 304))
    done(again, start)
    again.finish()
    assert taken(frontier(now + 3600)) == [""]  # it kept still: not before revisit_after
    frontier(now + 3600).finish()
    assert taken(frontier(now + 86_000)) == ["", "1"]  # a day later, when the run begins a little sooner than the last one came to the page


def test_after_a_clock_that_went_ahead_nothing_waits_for_years(frontier):
    ahead = datetime.fromtimestamp(time.time() + 10 * YEAR, UTC)
    one = frontier()
    done(one, one.queue.take((), 0.0), "old", "waits")
    old, waits = one.queue.take((), 0.0), one.queue.take((), 0.0)
    read(one, one.answered(answer(old.key, at=ahead)))
    one.queue.put_back(waits.key, ahead.timestamp())
    in_a_day = time.time() + 2 * 86400
    again = frontier(in_a_day)
    assert again.resumed
    assert again.queue.take((), 0.0) is None
    assert again.queue.take((), 3 * 86400).key == waits.key
    again.finish()
    assert "old" in taken(frontier(in_a_day + 2 * 86400))


def test_pages_whose_time_has_not_come_are_counted(frontier):
    now = time.time()
    one = frontier(now)
    done(one, one.queue.take((), 0.0), "good", "gone", "down")
    for status in (200, 404, None):
        task = one.queue.take((), 0.0)
        seq = one.answered(answer(task.key, "page" if status else "robots", status))
        if status:
            read(one, seq)
    assert one.progress.resting == 0
    one.finish()
    again = frontier(now + 60)
    assert again.progress.resting == 1
    assert taken(again) == [""]
    assert again.progress.resting == 1


def test_a_page_that_turned_us_away_is_asked_for_when_it_may_be_and_stays_what_it_was(frontier):
    now = time.time()
    one = frontier(now)
    done(one, one.queue.take((), 0.0), "list", "page")
    listed, page = one.queue.take((), 0.0), one.queue.take((), 0.0)
    done(one, listed, is_index=True)
    done(one, page)
    one.finish()
    for day in range(1, 7):
        later = now + day * 90_000
        refused = frontier(later)
        done(refused, refused.queue.take((), 0.0))
        for key in (listed.key, page.key):
            assert refused.queue.take((), 0.0).key == key
            seq = refused.answered(answer(key, status=403, at=datetime.fromtimestamp(later, UTC)))
            read(refused, seq, outcome=TURNED_AWAY, state="no")
        assert refused.progress.standing == {TURNED_AWAY: 2}
        assert refused.progress.resting == 0
        refused.finish()
    assert taken(frontier(later + 3600)) == ["", "list"]  # a list is read each time


def test_a_visit_without_an_answer_leaves_the_validators_and_a_304_after_it_settles_the_page(frontier):
    now = time.time()
    one = frontier(now)
    done(one, one.queue.take((), 0.0), "1")
    page = one.queue.take((), 0.0)
    read(one, one.answered(replace(answer(page.key), headers=(("etag", '"a"'),))))
    one.finish()
    down = frontier(now + 5)
    done(down, down.queue.take((), 0.0))
    page = down.queue.take((), 0.0)
    down.answered(answer(page.key, "timeout", None))
    down.finish()
    up = frontier(now + 10)
    start, page = up.queue.take((), 0.0), up.queue.take((), 0.0)
    assert page.etag == '"a"'
    up.same(answer(page.key, "not_modified", 304))
    done(up, start)
    up.finish()
    assert taken(frontier(now + 15)) == [""]  # it no longer counts as one that failed
