import asyncio

import pytest
from scrapy.http import Response

from crawler import redirect
from crawler.outcome import Refusal


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/a", "http://h.example/a"),
        ("/\u4e2d\u6587?q=\u6587".encode(), "http://h.example/%E4%B8%AD%E6%96%87?q=%E6%96%87"),
        ("/\u4e2d\u6587".encode("gb18030"), "http://h.example/%D6%D0%CE%C4"),
        (b"http://other.example/%D6%D0", "http://other.example/%D6%D0"),
        (b"javascript:void(0)", ""),
        (b"http://[::1", ""),
    ],
)
def test_what_is_not_ascii_stays_as_the_server_sent_it(location, target):
    assert redirect.target(Response("http://h.example/x", status=302, headers={"Location": location})) == target


@pytest.mark.parametrize(("status", "headers"), [(200, {"Location": "/a"}), (302, {}), (302, {"Location": ""})])
def test_an_answer_that_names_no_target_is_none(status, headers):
    assert redirect.target(Response("http://h.example/x", status=status, headers=headers)) is None


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("http://h.example/login?back=%2Fa%2F1.html", True),
        ("http://h.example/user/login.php", True),
        ("http://h.example/Member_Login.aspx", True),
        ("https://passport.h.example/x", True),
        ("https://h.example/cas/sso/index", True),
        ("http://h.example/member.php?mod=logging&action=login", True),
        ("http://h.example/how-to-login-safely.html", False),
        ("http://h.example/news/2024/login-rules.html", False),
        ("http://h.example/a/1.html", False),
        ("http://h.example/show.php?title=login", False),
        ("http://castle.example/", False),
    ],
)
def test_a_login_is_told_by_its_address(url, is_one):
    assert redirect.to_login(url) is is_one


async def chain(url):
    """/3 leads to /2, that to /1, that to /0, which answers; /x leads nowhere."""
    at = url.rpartition("/")[2]
    headers = {"Location": "javascript:void(0)" if at == "x" else f"/{int(at) - 1}"} if at != "0" else {}
    return Response(url, status=302 if headers else 200, headers=headers)


def test_as_many_redirects_as_are_allowed_lead_to_the_answer():
    assert asyncio.run(redirect.followed(chain, "http://h.example/3", 3)).url == "http://h.example/0"


@pytest.mark.parametrize(
    ("url", "said"), [("http://h.example/4", "more than 3 redirects in a row"), ("http://h.example/x", "leads nowhere")]
)
def test_one_more_is_refused_and_so_is_one_that_leads_nowhere(url, said):
    with pytest.raises(Refusal, match=said) as refusal:
        asyncio.run(redirect.followed(chain, url, 3))
    assert refusal.value.outcome == "redirect"
