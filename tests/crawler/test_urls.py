import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import MAX_LENGTH, as_asked, host_port, names_a_file, normal, resolved, server


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("http://EXAMPLE.com:80", "http://example.com/"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("https://example.com:80/a", "https://example.com:80/a"),
        ("http://example.com/a/../b/./c", "http://example.com/b/c"),
        ("http://example.com/a/%2e%2E/b", "http://example.com/b"),
        ("http://example.com/../..", "http://example.com/"),
        ("http://example.com/a#part", "http://example.com/a"),
        ("http://user:secret@example.com/", "http://example.com/"),
        ("  http://example.com/a\n", "http://example.com/a"),
        ("http://exa\tmple.com/", "http://example.com/"),
        ("http://例子.中国/路", "http://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF"),
        ("http://ｅｘａｍｐｌｅ。ｃｏｍ/", "http://example.com/"),
        ("http:\\\\example.com\\a", "http://example.com/a"),
        ("http://127.0.0.1\\@example.com/", "http://127.0.0.1/@example.com/"),
        ("http://0x7f.1:8000/", "http://127.0.0.1:8000/"),
        ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://a_b.example./", "http://a_b.example./"),
        (f"http://{'a' * 63}.{'a.' * 94}a/", f"http://{'a' * 63}.{'a.' * 94}a/"),
    ],
)
def test_an_address_has_one_spelling(given_url, expected):
    assert normal(given_url) == expected


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?b=2&a=1", "?b=2&a=1"),  # the order may matter to the server
        ("?id=7&utm_source=wx&utm_medium=x", "?id=7"),
        ("?spm=a1.b2&id=7", "?id=7"),
        ("?from=groupmessage&isappinstalled=0", ""),
        ("?from=beijing", "?from=beijing"),
        ("?share_token=1-2", ""),
        ("?from=timeline&id=7", "?id=7"),
        ("?id=7&sharer_shareid=a1&sharer_sharetime=2&share_source=weixin&chksm=9&mpshare=1&enterid=3&clicktime=4", "?id=7"),
        ("?aid=1&vd_source=ab&spm_id_from=333.9&share_medium=android&unique_k=x", "?aid=1"),
        ("?wfr=spider&id=7&tt_from=weixin&bd_vid=1&hmsr=qq", "?id=7"),
        ("?ASPSESSIONIDQCRT=A&PHPSESSID=b&sessionId=c&session_id=d&id=7", "?id=7"),
        ("?id=7&sid=Zk3hQ8", "?id=7"),
        ("?id=7&sid=880123", "?id=7&sid=880123"),
        ("?id=7&replytocom=12&print=1&mobile=2&_=1700000000123&rnd=0.53", "?id=7"),
        ("?action=printable&tid=7", "?tid=7"),
        ("?print=7&mobile=138&t=20240501&rnd=5&action=print", "?print=7&mobile=138&t=20240501&rnd=5&action=print"),
        ("?sid=7&session=3", "?sid=7&session=3"),  # the number of a story, of a meeting
        ("?share=1&time=2&source=3&page=4&wx=5&tt=6", "?share=1&time=2&source=3&page=4&wx=5&tt=6"),  # these may name a page
        ("?q=%D6%D0", "?q=%D6%D0"),  # GBK bytes stay as they are
        ("?q=中", "?q=%E4%B8%AD"),
        ("?", ""),
        (";jsessionid=AB12?id=7", "?id=7"),
    ],
)
def test_what_says_only_how_a_link_was_shared_is_left_out(query, kept):
    assert normal(f"http://example.com/a{query}") == f"http://example.com/a{kept}"


@pytest.mark.parametrize(
    "url",
    [
        "http://a..b/",
        "http://.a/",
        f"http://{'a' * 64}.com/",
        f"http://{'a.' * 126}aa/",
        "",
        "file:///etc/passwd",
        "ftp://example.com/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:///a",
        "http://",
        "/a",
        "http://a b/",
        "http://1.2.3.256/",
        "http://example.com:99999/",
        "http://exam\0ple.com/",
    ],
)
def test_anything_else_is_no_address(url):
    assert normal(url) == ""


def test_an_address_that_is_too_long_is_none():
    base = "http://example.com/"
    assert normal(base + "a" * (MAX_LENGTH - len(base)))
    assert not normal(base + "a" * (MAX_LENGTH - len(base) + 1))


@pytest.mark.parametrize("address", ["http://[", "//[::1", "javascript:x", "file:///etc/passwd", "http://a b/"])
def test_an_address_of_an_answer_that_leads_nowhere_is_none(address):
    assert resolved("http://a.example/b/c", address) == ""


def test_an_address_of_an_answer_is_resolved():
    assert resolved("http://a.example/b/c", "../d?utm_source=x") == "http://a.example/d"


def test_host_and_port():
    assert host_port("https://example.com/") == ("example.com", 443)
    assert host_port("http://[::1]:8000/") == ("::1", 8000)


def test_one_server_under_http_and_https():
    assert server("http://a.example/") == server("https://a.example/") == "a.example"
    assert server("http://a.example:8000/") == "a.example:8000"


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing_and_gives_ascii(text):
    once = normal(f"http://example.com/{text}")
    assert normal(once) == once
    assert once.isascii()
    assert not any(ord(c) < 33 for c in once)


@pytest.mark.parametrize(
    ("url", "answered", "asked"),
    [
        ("https://a.example/x?n=1", "http://a.example/", "http://a.example/x?n=1"),
        ("http://a.example/x", "https://a.example/", "https://a.example/x"),
        ("https://b.example/x", "http://a.example/", "https://b.example/x"),
        ("https://a.example:8443/x", "http://a.example/", "https://a.example:8443/x"),
    ],
)
def test_a_page_is_asked_for_as_the_one_that_leads_to_it(url, answered, asked):
    assert as_asked(url, answered) == asked


@pytest.mark.parametrize(
    ("url", "is_file"),
    [
        ("http://a.example/upload/2024/附件1.DOC", True),
        ("http://a.example/a.tar.gz?v=2", True),
        ("http://a.example/a.html", False),
        ("http://a.example/show.php?file=a.pdf", False),
        ("http://a.example/wiki/文件:a.jpg", False),
        ("http://a.example/pdf", False),
    ],
)
def test_files_that_are_no_pages_are_told_by_their_ending(url, is_file):
    assert names_a_file(url) is is_file
