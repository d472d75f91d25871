"""What of an address is idle on a site is learnt from pages that say the same; nothing is left out that says something else."""

import pytest

from crawler.frontier.entry import Lead
from crawler.frontier.variants import of
from tests.crawler.answered import A, answer, taken


def visit(frontier, path, says, *links, is_list=False):
    """Let a page be found and read."""
    frontier.found([Lead(A + path, depth=1)])
    while (task := frontier.queue.take((), 0.0)) is not None:
        seq = frontier.answered(answer(task.key))
        own = task.url == A + path
        leads = [Lead(A + link, depth=1) for link in links] if own else []
        spooled = frontier.spool.one(seq)
        frontier.read(spooled, "page", leads, says if own else task.url, says if own else "", is_index=is_list and own)


def found(frontier, *paths):
    """Which of some addresses are fetched once they are found."""
    frontier.found([Lead(A + path, depth=1) for path in paths])
    return taken(frontier)


@pytest.fixture
def site(frontier):
    one = frontier()
    visit(one, "", "home", is_list=True)
    return one


def test_a_key_that_made_no_difference_on_three_articles_is_idle(site):
    for number in range(1, 4):
        for value in ("home", "list"):
            visit(site, f"a/{number}.html?from={value}", f"article {number}")
        visit(site, f"a/{number}.html", f"article {number}")
    assert found(site, "a/3.html?from=foot", "a/4.html?from=foot", "a/4.html?from=top") == ["a/4.html?from=foot"]
    assert found(site, "a/4.html", "a/5.html") == ["a/5.html"]


def test_keys_of_which_each_link_has_another_one_are_idle_together(site):
    for number in range(1, 5):
        for key in ("catid", "tid", "zt"):
            visit(site, f"a/{number}.html?{key}={number}", f"article {number}")
    assert found(site, "a/9.html?tid=7", "a/9.html?zt=8") == ["a/9.html?tid=7", "a/9.html?zt=8"]  # both at once
    assert found(site, "a/9.html?catid=1", "a/4.html?zt=x") == []


def test_a_session_in_the_path_is_told(site):
    for number in range(1, 5):
        for session in ("4kq2", "x81b"):
            visit(site, f"(S({session}))/a/{number}.aspx", f"article {number}")
    assert found(site, "(S(z9z9))/a/1.aspx", "(S(z9z9))/a/9.aspx") == ["(S(z9z9))/a/9.aspx"]


def test_two_articles_are_not_enough(site):
    for number in range(1, 3):
        for value in ("?from=home", "?from=list", ""):
            visit(site, f"a/{number}.html{value}", f"article {number}")
    assert found(site, "a/2.html?from=foot") == ["a/2.html?from=foot"]


def test_a_key_that_tells_articles_apart_stays(site):
    for number in range(1, 5):
        for kind in ("x", "y", "z"):
            visit(site, f"show.asp?id={number}&kind={kind}", f"article {number}")
    assert found(site, "show.asp?id=4&kind=w", "show.asp?id=9&kind=x") == ["show.asp?id=9&kind=x"]


def test_a_notice_on_all_pages_teaches_nothing(site):
    for number in range(1, 5):
        for kind in ("x", "y", "z"):
            visit(site, f"show.asp?id={number}&kind={kind}", "closed for repairs")
    assert found(site, "show.asp?id=4&kind=w", "show.asp?id=9&kind=x") == ["show.asp?id=4&kind=w", "show.asp?id=9&kind=x"]


def test_a_small_list_teaches_nothing_of_the_pages_of_a_large_one(site):
    for number in range(1, 5):
        for value in ("", "&seite=0", "&seite=1"):
            visit(site, f"list.asp?id={number}{value}", f"list {number}", is_list=True)
    assert found(site, "list.asp?id=4&seite=2") == ["list.asp?id=4&seite=2"]
    for number in range(1, 5):
        for value in ("", "&page=0", "&page=1"):
            visit(site, f"news.asp?id={number}{value}", f"article {number}")
    assert found(site, "news.asp?id=4&page=2") == ["news.asp?id=4&page=2"]


def test_a_session_is_told_on_lists_too(site):
    for value in ("40718293", "77120954", "10563882"):
        visit(site, f"list/1.html?sid={value}", "list 1", is_list=True)
    assert found(site, "list/1.html?sid=55512345", "list/2.html?sid=55512345", "list/2.html?sid=66612345") == ["list/2.html?sid=55512345"]


def test_the_first_page_of_a_folder_has_one_address_once_that_is_seen(site):
    visit(site, "index.html", "home", is_list=True)
    visit(site, "news/", "news", is_list=True)
    assert found(site, "news/index.html") == []


def test_an_error_without_another_address_stays_what_it_is(site):
    site.found([Lead(A + "gone/index.html", depth=1)])
    task = site.queue.take((), 0.0)
    seq = site.answered(answer(task.key, status=404))
    site.read(site.spool.one(seq), "page", [], "gone", "", is_index=False)
    visit(site, "index.html", "home", is_list=True)
    assert found(site, "gone/index.html") == []


def test_a_folder_and_its_index_that_differ_are_two_pages(site):
    visit(site, "index.html", "a splash screen")
    visit(site, "news/", "news", is_list=True)
    assert found(site, "news/index.html") == ["news/index.html"]


def test_copies_for_telephones_are_left_out_once_three_articles_were_the_same(site):
    for number in range(1, 5):
        visit(site, f"a/{number}.html", f"article {number}")
    for number in range(1, 4):
        visit(site, f"wap/a/{number}.html", f"article {number}")
    assert found(site, "wap/a/4.html", "wap/a/5.html") == ["wap/a/5.html"]


def test_what_waits_already_is_left_out_too_and_what_was_learnt_stays(site, frontier):
    for number in range(1, 3):
        for value in ("?from=home", "?from=list", ""):
            visit(site, f"a/{number}.html{value}", f"article {number}")
    for value in ("?from=home", "?from=list"):
        visit(site, f"a/3.html{value}", "article 3", "a/3.html?from=foot", "a/5.html?from=foot")
    assert found(frontier(), "a/1.html?from=late", "a/5.html?from=late") == []


def test_a_page_that_is_gone_stands_for_no_other(site):
    for number in range(1, 4):
        for value in ("home", "list", "foot"):
            visit(site, f"a/{number}.html?from={value}", f"article {number}")
    site.found([Lead(A + "a/9.html?from=home", depth=1)])
    task = site.queue.take((), 0.0)
    seq = site.answered(answer(task.key, status=404))
    site.read(site.spool.one(seq), "page", [], "gone", "", is_index=False)
    assert found(site, "a/9.html?from=list") == ["a/9.html?from=list"]


@pytest.mark.parametrize(
    ("url", "rules"),
    [
        ("http://h/a/1.html", []),
        ("http://h/a/1.html?b=2&page=3", ["?b"]),
        ("http://h/wap/a/Index.HTML?x=1", ["/index.html", "/wap/", "?x"]),
        ("http://h/map/a.html", []),
        ("http://h/?" + "&".join(f"k{n}=1" for n in range(9)), []),
    ],
)
def test_what_may_be_idle_in_an_address(url, rules):
    assert [variant.rule for variant in of(url)] == rules
