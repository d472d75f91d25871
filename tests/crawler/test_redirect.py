import pytest
from scrapy.http import Response

from crawler import redirect


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
