import pytest

from filters import content, dom, kind
from filters.model import GENERAL

A = "http://a.example"
PROSE = "本市昨日召开会议，部署下一阶段的重点工作，与会者认为过去一年的成绩来之不易，应当总结经验。"


def rule(path, body):
    page = dom.parse(f"<title>新闻</title><body>{body}</body>", A + path)
    document = content.choose(page, GENERAL)
    kind.find(page, document)
    found = [finding for finding in document.findings if finding.category.value == "page.index"]
    assert len(found) <= 1
    assert not found or found[0].explanation.endswith("a list, not an article")
    return found[0].rule if found else ""


def links(n, after=""):
    return "<ul>" + "".join(f'<li><a href="/x/{k}.html">关于第{k}号重点工作部署安排的通知</a>{after}</li>' for k in range(n)) + "</ul>"


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/", links(4), "index.address"),
        ("/news/", links(4), "index.address"),
        ("/news/index_2.html", links(8), "index.address"),
        ("/news/list_12_3.html", links(8), "index.address"),
        ("/news/", links(3), ""),
        ("/about.html", links(11), ""),
        ("/about.html", links(12), "index.links"),
        ("/about.html", links(4, " 2024-05-01"), "index.dated"),
        ("/about.html", links(4, "</li><li>05-01"), "index.dated"),
        ("/about.html", links(3, " 2024-05-01"), ""),
        ("/about.html", links(8, " 12:30"), ""),
        ("/2024/05/t1.html", links(8, " 2024-05-01"), ""),  # the address of an article that has a list of others beside it
        ("/news/202405011234.html", links(11), ""),
        ("/news/202405011234.html", links(12), "index.links"),
        ("/", links(20) + f"<p>{PROSE * 6}</p>", ""),  # whatever it links to, it says something
    ],
)
def test_a_list_is_told_with_its_reason(path, body, expected):
    assert rule(path, body) == expected
