"""What JSON-LD states of an article."""

import json
from typing import Any

from filters.metadata import json_ld
from filters.metadata.json_ld import Stated


def read(*items: Any) -> Stated:
    return json_ld.read([json.dumps(item) for item in items])


def test_an_object_that_is_named_elsewhere_is_found() -> None:
    graph = [
        {"@type": "WebPage", "datePublished": "2024-01-02"},
        {
            "@type": "BlogPosting",
            "author": {"@id": "#p"},
            "image": {"@id": "#i"},
            "articleSection": ["后端"],
            "datePublished": "2024-01-01",
        },
        {"@type": "Person", "@id": "#p", "name": "林晓禾"},
        {"@type": "ImageObject", "@id": "#i", "url": "/i.jpg"},
    ]
    stated = read({"@graph": graph})
    assert (stated.author, stated.image, stated.section, stated.dates[0]) == ("林晓禾", "/i.jpg", "后端", "2024-01-01")


def test_the_article_that_a_page_is_about_is_found_within_it() -> None:
    article = {
        "@type": "NewsArticle",
        "datePublished": "2024-01-01",
        "author": [{"name": "林晓禾"}, "赵明远"],
        "publisher": {"name": "河边报"},
    }
    stated = read({"@type": "WebPage", "mainEntity": article})
    assert (stated.author, stated.publisher, list(stated.dates)) == ("林晓禾、赵明远", "河边报", ["2024-01-01", "2024-01-01"])


def test_a_comment_dates_no_article() -> None:
    assert not read({"@type": "Comment", "datePublished": "2024-01-01"}).dates


def test_a_breadcrumb_gives_its_steps() -> None:
    steps = [{"name": "首页"}, {"item": {"name": "睡眠"}}, {"position": 3}, 4]
    assert read({"@type": "BreadcrumbList", "itemListElement": steps}).trail == ["首页", "睡眠"]


def test_of_broken_json_the_date_is_read() -> None:
    assert json_ld.read(['{"datePublished":"2024-01-01T08:00:00+08:00","description":"一,}']).dates == ["2024-01-01T08:00:00+08:00"]
