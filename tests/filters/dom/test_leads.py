"""Frames, parts of a picture, and what acts though its text is not read, are met on the one walk over a page."""

import pytest

from filters.dom import parse

URL = "http://h.example/news/list.html"


@pytest.mark.parametrize(
    ("html", "to"),
    [
        ("<frameset><frame src=top.html><frame src=/a/><noframes><p>请升级</p></noframes></frameset>", ["/news/top.html", "/a/"]),
        ("<map><area href=/b/ shape=rect><area href=/a/></map><iframe src=http://h.example/c/></iframe>", ["/b/", "/a/", "/c/"]),
        ("<iframe src=//ad.example/a/></iframe><iframe></iframe>", []),
        ("""<img src=1.png onclick="location='/a/1.html'"><button onclick="go('/a/2.html')">看</button>""", ["/a/1.html", "/a/2.html"]),
        ("<select><option value=/a/>请选</option><option data-url=/b/>消息</option></select>", ["/b/"]),
        (
            """<p onclick="go('/a/1.html')">一</p><div data-link=/a/2.html hidden>二</div><b data-url="/a/1.html">三</b>""",
            ["/a/1.html", "/a/2.html"],
        ),
    ],
)
def test_they_lead_on_in_page_order_each_once(html: str, to: list[str]) -> None:
    assert [link.url.removeprefix("http://h.example") for link in parse(html, URL).links] == to


def test_what_shows_in_browsers_without_frames_is_no_line() -> None:
    assert parse("<frameset><frame src=a.html><noframes>您的浏览器不支持框架</noframes></frameset>", URL).visible == []


def test_a_page_without_an_address_leads_nowhere_by_a_relative_one() -> None:
    assert parse("""<a onclick="go('/a/1.html')">消息</a>""").links == []
