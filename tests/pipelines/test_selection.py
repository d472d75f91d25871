from __future__ import annotations

from filters.model import RawPage, Selectors, Site
from pipelines.page import refine
from pipelines.selection import selections

BODY = "消费者在签订合同之前应当仔细阅读条款，并保留往来的书面记录，以便在发生争议时作为依据。"
PAGE = f"<title>合同须知</title><h1>合同须知</h1><b>2024-05-01</b><i>王小明</i><article><p>{BODY}</p><p>第二段。{BODY}</p></article>"


def outcomes(select: Selectors, body: bytes = PAGE.encode()) -> list[tuple[str, str]]:
    raw = RawPage(body, "https://news.example/1.html", headers=(("content-type", "text/html; charset=utf-8"),))
    return [(each.field, each.outcome) for each in selections(refine(raw, Site("news", select)), select)]


def test_what_a_selector_gave_is_found() -> None:
    assert outcomes(Selectors(title="h1", body="article", date="b", author="i")) == [
        ("title", "found"), ("body", "found"), ("date", "found"), ("author", "found"),
    ]  # fmt: skip


def test_a_selector_that_found_nothing_was_missed_and_one_that_is_not_set_is_not_named() -> None:
    assert outcomes(Selectors(title="h2", author="i")) == [("title", "missed"), ("author", "found")]


def test_a_date_that_is_none_is_unread_though_the_page_has_one_elsewhere() -> None:
    assert outcomes(Selectors(date="i")) == [("date", "unread")]


def test_a_page_that_could_not_be_read_tried_none() -> None:
    raw = RawPage(b"", "https://news.example/1.html", error="timeout")
    assert selections(refine(raw), Selectors(title="h1")) == ()
