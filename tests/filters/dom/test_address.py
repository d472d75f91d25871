"""Addresses on a page."""

from urllib.parse import quote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.dom.address import Resolver, host, house, origin


@pytest.mark.parametrize(
    ("href", "resolved"),
    [
        ("b.html", "http://site.example/news/b.html"),
        ("/b.html", "http://site.example/b.html"),
        ("../b.html", "http://site.example/b.html"),
        ("/a/../b.html", "http://site.example/b.html"),
        ("//other.example/x", "http://other.example/x"),
        ("https://other.example/x#part", "https://other.example/x"),
        ("?page=2", "http://site.example/news/a.html?page=2"),
        ("/新闻/1.html", "http://site.example/%E6%96%B0%E9%97%BB/1.html"),
        (" /b.html\n", "http://site.example/b.html"),
        ("#top", ""),
        ("", ""),
        ("javascript:void(0)", ""),
        ("\\show\\1.asp?p=a\\b", "http://site.example/show/1.asp?p=a\\b"),
        ("mailto:a@b.example", ""),
        ("http://[broken", ""),
        ("ftp://site.example/x", ""),
    ],
)
def test_addresses_are_resolved_against_the_page(href: str, resolved: str) -> None:
    assert Resolver("http://site.example/news/a.html")(href) == resolved


def test_a_query_goes_out_in_the_pages_own_encoding() -> None:
    assert Resolver("http://a.example/", "gb18030")("/s?q=新闻") == "http://a.example/s?q=%D0%C2%CE%C5"
    assert Resolver("http://a.example/", "utf-8")("/s?q=新闻") == "http://a.example/s?q=%E6%96%B0%E9%97%BB"


def test_a_base_element_moves_what_follows() -> None:
    resolver = Resolver("http://a.example/x/y.html")
    resolver.base("http://b.example/z/")
    assert resolver("1.html") == "http://b.example/z/1.html"
    assert resolver("/1.html") == "http://b.example/1.html"


def test_host_and_origin() -> None:
    assert host("http://User@A.Example:8080/x") == "a.example"
    assert origin("http://a.example:8080/x?y") == "http://a.example:8080"
    assert origin("not an address") == host("http://[x") == ""


@given(
    st.sampled_from(["", "a.html", "a/", "a/b.html", "a/b/c/d?x=1/2", "a//b/c", "a/../b/c", "a/.b/c", "中/c"]),
    st.sampled_from(["./", "../", "../../", "../../../", "././", ".././", "..//"]),
    st.sampled_from(["", "x.html", "a/b.html", "a/../b", "./c", "b//c", "x?y=../z", "a/.", "a/..", "?x=1", "x./y", "x?"]),
)
def test_a_way_up_leads_where_the_standard_library_goes(page: str, way: str, rest: str) -> None:
    base = f"http://a.example/{page}"
    assert Resolver(base)(way + rest) == quote(urljoin(base, way + rest), safe=":/?=.")


@given(st.text(max_size=60), st.text(max_size=30))
def test_nothing_raises(base: str, href: str) -> None:
    resolved = Resolver(base)(href)
    assert resolved.isascii()
    assert not resolved or resolved.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://m.a.example/x", "a.example"),
        ("https://www.a.example:8000/", "a.example"),
        ("http://a.example/", "a.example"),
        ("http://news.a.example/", "news.a.example"),
        ("http://m.cn/", "m.cn"),
        ("nonsense", ""),
    ],
)
def test_a_house_is_the_host_whatever_the_device(url: str, name: str) -> None:
    assert house(url) == name
