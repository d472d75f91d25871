"""What a reviewer does with the HTML report, in a real browser: finds pages, marks findings, saves labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import history
from reports import html
from reports.explain import words
from reports.gather import report
from reports.html import render
from taosha import cli
from tests.reports.tab import CHROMIUM_NEEDED, Tab

pytestmark = CHROMIUM_NEEDED


def test_marks_are_kept_and_saved_as_labels(tab: Tab, tmp_path: Path) -> None:
    first = tab.page.locator(".flagged .finding .marks").first
    first.get_by_role("button", name="wrong").click()
    tab.page.locator("#sample .marks").first.get_by_role("button", name="unsure").click()
    tab.page.reload()
    assert first.get_by_role("button", name="wrong").get_attribute("aria-pressed") == "true"
    assert tab.page.locator("#marks-count").inner_text() == "2 marks"
    with tab.page.expect_download() as download:
        tab.page.click("#save")
    download.value.save_as(tmp_path / "labels.jsonl")
    labels = [json.loads(line) for line in (tmp_path / "labels.jsonl").read_text("utf-8").splitlines()]
    assert [(label["kind"], label["mark"]) for label in labels] == [("flag", "wrong"), ("page", "unsure")]
    assert {"doc_id", "run_id", "rule", "category", "line", "start", "end", "marked_at"} <= labels[0].keys()
    tab.page.click("#clear")
    assert tab.page.locator("#marks-count").inner_text() == "0 marks"


def test_a_mark_becomes_a_case_that_later_versions_are_held_against(
    browser: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history.make(tmp_path / "data", 1)
    (tmp_path / "r.html").write_text(render(report(tmp_path / "data", "zh")), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = Tab(context.new_page(), (tmp_path / "r.html").as_uri()).page
    in_title = page.locator(".flagged .finding", has_text=words("zh").say("field", "title")).first
    in_title.get_by_role("button", name=words("zh").ui("mark_right")).click()
    page.locator("#sample .marks").first.get_by_role("button", name=words("zh").ui("mark_right")).click()
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "labels.jsonl")
    context.close()
    imported = [
        "labels",
        "import",
        str(tmp_path / "labels.jsonl"),
        "--dataset",
        str(tmp_path / "data"),
        "--out",
        str(tmp_path / "cases.jsonl"),
    ]
    assert cli.run([*imported, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["marks"], said["taken"], said["cases"], said["failing"]) == (2, 2, 2, [])


def test_pages_are_found_by_words_category_and_site(tab: Tab) -> None:
    def shown() -> int:
        return int(tab.page.evaluate("[...document.querySelectorAll('.flagged .page')].filter(e => !e.hidden).length"))

    at_first = shown()
    tab.page.click("#show-all")
    every = shown()
    assert at_first < every == tab.page.locator(".flagged .page").count()
    tab.page.fill("#find", "health.example")
    by_words = shown()
    assert 0 < by_words < every
    tab.page.select_option("#find-category", "hidden.script")
    assert shown() == 0
    assert tab.page.locator("#found-none").is_visible()
    tab.page.fill("#find", "")
    assert 0 < shown() < every
    tab.page.select_option("#find-category", "")
    tab.page.select_option("#find-site", "health.example")
    assert shown() == by_words
    assert tab.page.locator("#found").inner_text() == words("en").ui("filter_count", shown=by_words, n=every)


def test_of_many_sites_the_first_are_shown_however_they_are_sorted(browser: Any, stored: Any, make: Any, tmp_path: Path) -> None:
    rows = [make.page(f"s{n:02}.example", n) for n in range(html.SITES_AT_FIRST + 2)]
    (tmp_path / "r.html").write_text(render(report(stored(rows), "en")), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Tab(context.new_page(), (tmp_path / "r.html").as_uri()).page
    visible = page.locator("#sites tbody tr:visible")
    assert visible.count() == html.SITES_AT_FIRST
    page.locator("#sites th:first-child button").click()
    assert (visible.count(), visible.first.locator("td").first.inner_text()) == (html.SITES_AT_FIRST, f"s{len(rows) - 1}.example")
    page.click("#all-sites")
    assert visible.count() == len(rows)
    assert not page.locator("#all-sites").is_visible()
    context.close()


def test_a_site_and_a_payload_lead_to_their_pages(tab: Tab) -> None:
    shown = "[...document.querySelectorAll('.flagged .page')].filter(e => !e.hidden).map(e => e.dataset.{})"
    site = tab.page.locator("#sites .seek").first
    site.click()
    assert set(tab.page.evaluate(shown.format("site"))) == {site.inner_text()}
    assert tab.page.evaluate("location.hash") == "#pages"
    payload = tab.page.locator("#campaigns .seek").first
    payload.click()
    found = tab.page.evaluate(shown.format("campaigns"))
    assert len(found) > 1
    assert all(payload.get_attribute("data-value") in campaigns.split() for campaigns in found)
    assert tab.page.input_value("#find-site") == ""


def test_pages_are_found_by_their_marks_and_their_addresses_saved(tab: Tab, tmp_path: Path) -> None:
    every = tab.page.locator(".flagged .page").count()
    tab.page.locator(".flagged .page").first.locator(".marks").first.get_by_role("button", name="wrong").click()
    for mark, wanted in (("wrong", 1), ("right", 0), ("none", every - 1)):
        tab.page.select_option("#find-mark", mark)
        assert tab.page.locator(".flagged .page:not([hidden])").count() == wanted
    tab.page.select_option("#find-mark", "wrong")
    with tab.page.expect_download() as download:
        tab.page.click("#addresses")
    download.value.save_as(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text("utf-8").splitlines() == [tab.page.locator(".flagged .page .body .url").first.inner_text()]


def test_arrows_go_from_question_to_question(tab: Tab) -> None:
    at = "[...document.querySelectorAll('.marks')].indexOf(document.activeElement.parentElement)"
    tab.page.locator(".flagged .marks").first.get_by_role("button", name="unsure").focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("ArrowDown")
    assert (tab.page.evaluate(at), tab.page.evaluate("document.activeElement.value")) == (2, "unsure")
    tab.page.keyboard.press("ArrowUp")
    assert tab.page.evaluate(at) == 1
