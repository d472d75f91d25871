"""What a robots.txt means: RFC 9309, and what google/robotstxt publishes as expected, in cases of our own."""

from __future__ import annotations

import pytest

from crawler.outcome import Refusal
from crawler.robots import Rules

FISH = "user-agent: taosha\ndisallow: /\nallow: {}\n"


def allows(text: str, path: str) -> bool:
    try:
        Rules.read(text.encode()).check(f"http://h.example{path}")
    except Refusal:
        return False
    return True


# Which group binds us (2.2.1)


@pytest.mark.parametrize(
    ("name", "binds"),
    [
        ("taosha", True), ("Taosha", True), ("TAOSHA", True), ("taosha/1.0", True), ("Taosha bot", True), ("taosha*", True),
        ("*", True), ("* ", True), ("taosha-images", False), ("taoshabot", False), ("tao", False), ("t", False), ("sha", False),
        ("other", False), ("淘沙", False), ("my taosha", False), ("", False),
    ],
)  # fmt: skip
def test_a_group_binds_us_by_the_product_token_in_any_case(name, binds):
    assert allows(f"user-agent: {name}\ndisallow: /\n", "/x") is not binds


def test_our_own_group_is_obeyed_instead_of_the_general_one():
    text = "user-agent: *\ndisallow: /x/\nuser-agent: taosha\ndisallow: /y/\n"
    assert allows(text, "/x/1")
    assert not allows(text, "/y/1")
    assert allows("user-agent: *\ndisallow: /\n\nuser-agent: taosha\nallow: /\n", "/x")


def test_a_group_of_a_name_that_begins_like_ours_does_not_lift_the_general_one():
    assert not allows("user-agent: *\ndisallow: /\nuser-agent: tao\nallow: /\n", "/x")


def test_without_a_group_for_us_all_is_allowed():
    assert allows("user-agent: other\ndisallow: /\nuser-agent: another\ndisallow: /\n", "/x")
    assert allows("", "/x")


def test_several_names_share_a_group_and_groups_of_one_name_are_joined():
    text = (
        "allow: /before/\n\nuser-agent: taosha\ndisallow: /\nallow: /a/\nuser-agent: other\ndisallow: /\nallow: /b/\n\n\nallow: /c/\n"
        "user-agent: third\n\nuser-agent: taosha\nallow: /d/\ndisallow: /\n"
    )
    assert [path for path in ("/before/", "/a/1", "/b/1", "/c/1", "/d/1") if allows(text, path)] == ["/a/1", "/d/1"]
    assert not allows("user-agent: other\nuser-agent: taosha\ndisallow: /x\n", "/x")


def test_a_sitemap_line_does_not_end_a_group():
    assert not allows("user-agent: taosha\nsitemap: http://h.example/map.xml\ndisallow: /x\n", "/x")


# How a line is written (2.2)


@pytest.mark.parametrize("line", ["DISALLOW: /x", "dIsAlLoW:/x", "  disallow :  /x  ", "disallow: /x # why", "disallow /x", "disalow: /x"])
def test_a_rule_is_read_in_any_case_with_its_colon_left_out_and_misspelt(line):
    assert not allows(f"user-agent: taosha\n{line}\n", "/x")


@pytest.mark.parametrize("line", ["foo: /x", "# disallow: /x", "disallow:", "disallow: # /x"])
def test_what_is_no_rule_forbids_nothing(line):
    assert allows(f"user-agent: taosha\n{line}\n", "/x")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_in_any_way(end):
    assert not allows(end.join(["user-agent: taosha", "", "disallow: /x", ""]), "/x")
    assert not allows(end.join(["# hello", "user-agent: taosha/1", "disallow: /x"]), "/x")


@pytest.mark.parametrize("order", ["le", "be"])
def test_a_file_in_utf_16_is_obeyed(order):
    body = "\ufeffuser-agent: *\r\ndisallow: /新闻/\r\n".encode(f"utf-16-{order}")
    with pytest.raises(Refusal):
        Rules.read(body).check("http://h.example/%E6%96%B0%E9%97%BB/1")
    Rules.read(body).check("http://h.example/x")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_a_byte_order_mark_is_left_out_also_a_torn_one(mark):
    with pytest.raises(Refusal):
        Rules.read(mark + b"user-agent: taosha\ndisallow: /\n").check("http://h.example/x")


# Which rule counts (2.2.2)


def test_the_longest_rule_counts_and_of_two_equals_the_milder():
    for rules, path, allowed in (
        ("disallow: /x/page.html\nallow: /x/", "/x/page.html", False),
        ("allow: /x/page.html\ndisallow: /x/", "/x/page.html", True),
        ("allow: /x/page.html\ndisallow: /x/", "/x/", False),
        ("disallow: /\nallow: /", "/x", True),
        ("disallow: /x\nallow: /x/", "/x", False),
        ("disallow: /x\nallow: /x/", "/x/", True),
        ("allow: /page\ndisallow: /*.html", "/page.html", False),
        ("allow: /page\ndisallow: /*.html", "/page", True),
        ("allow: /x/page.\ndisallow: /*.html", "/x/page.html", True),
        ("allow: /x/page.\ndisallow: /*.html", "/x/y.html", False),
        ("allow: /page\ndisallow: /*.htm", "/page.htm", False),
        ("allow: /$\ndisallow: /", "/", True),
        ("allow: /$\ndisallow: /", "/page", False),
    ):
        assert allows(f"user-agent: taosha\n{rules}\n", path) is allowed, (rules, path)


def test_a_path_is_compared_in_its_own_case():
    assert allows("user-agent: taosha\ndisallow: /X/\n", "/x/y")
    assert not allows("user-agent: taosha\ndisallow: /x/\n", "/x/y")


def test_our_own_robots_txt_is_always_allowed():
    assert allows("user-agent: *\ndisallow: /\n", "/robots.txt")


# Signs with a meaning (2.2.3), and what is percent-encoded


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("/fish", "/fish /fish.html /fish/salmon /fishheads/a.html /fish.html?id=1", "/ /Fish.asp /catfish /?id=fish"),
        ("/fish*", "/fish /fish.html /fish/salmon /fishheads/a.html /fish.html?id=1", "/ /Fish.asp /catfish /?id=fish"),
        ("/fish/", "/fish/ /fish/salmon /fish/?salmon", "/fish /fish.html /Fish/salmon"),
        ("/*.php", "/a.php /b/a.php /b/a.php?x //b/any.php.html /a.php/ /index?f=a.php/", "/php/ /index?php /a.PHP"),
        ("/*.php$", "/a.php /b/a.php", "/a.php?x /a.php/ /a.php5 /php/ /a?php /aphpa /b/A.PHP"),
        ("/fish*.php", "/fish.php /fishheads/cat.php?x", "/Fish.PHP"),
        ("/a/*/c", "/a/b/c /a/b/b/c /a//c", "/a/c"),
        ("/a/index.html", "/a/ /a/index.html", "/a/index.htm /a/b"),
        ("/a?b=c&d=http://h?e&f", "/a?b=c&d=http://h?e&f", "/a?b=c"),
        ("/路", "/%E8%B7%AF", "/%E8%B7"),
        ("/%E8%B7%AF", "/%E8%B7%AF", "/%E8%B7"),
        ("/%e8%b7%af", "/%E8%B7%AF", "/%E8%B7"),
    ],
)
def test_stars_dollars_and_encoded_signs(pattern, yes, no):
    text = FISH.format(pattern)
    assert [path for path in yes.split() if not allows(text, path)] == []
    assert [path for path in no.split() if allows(text, path)] == []


def test_a_file_made_to_be_slow_is_not():
    """Forty stars would cost a backtracking matcher more than the age of the world."""
    text = "user-agent: *\ndisallow: /" + "a*" * 40 + "b\n"
    assert allows(text, "/" + "a" * 2000)


def test_a_crawl_delay_is_read_for_us_and_nonsense_is_none():
    for text, delay in (("7", 7.0), ("0.5", 0.5), ("-1", None), ("soon", None), ("inf", None), ("nan", None), ("1e999", None)):
        assert Rules.read(f"user-agent: taosha/2\ncrawl-delay: {text}\n".encode()).crawl_delay == delay
