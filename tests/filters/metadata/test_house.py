"""What a site is called."""

import pytest

from filters import dom
from filters.metadata import house


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<meta property=og:site_name content=河边网>", {"河边网"}),
        ("<a href=/><img src=/images/logo.png alt=河边机械厂></a>", {"河边机械厂"}),
        ("<a href=/>河边之窗</a> &gt; <a href=/news/>新闻</a>", {"河边之窗"}),
        ("<a href=/>网站首页</a><a href=/news/>新闻</a>", set()),
        ("<p>Copyright © 2008-2026 河边网 版权所有</p>", {"河边网"}),
        ("<p>© 2024 Ink &amp; River All Rights Reserved</p>", {"Ink & River"}),
        ("<p>版权所有：河边镇人民政府</p>", {"河边镇人民政府"}),
        ("<p>Copyright © 2024 All Rights Reserved</p>", set()),
        ("<title>桥修好了-河边网</title><img src=/logo.png alt=桥修好了>", set()),
    ],
)
def test_the_names_that_a_page_gives_its_site(html: str, expected: set[str]) -> None:
    assert house.names(dom.parse(html, "http://www.example.com/a/1.html")).sure == expected
