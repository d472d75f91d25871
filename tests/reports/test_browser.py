"""The HTML report in a real browser: quiet, deaf to hostile texts, and its tables, veils and marks work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import history
from filters.model import Category
from reports import html, pages
from reports.explain import words
from reports.gather import report
from reports.html import render
from taosha import cli
from tests.reports.hostile import STRINGS

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; `make browser` installs it where it may"),
]


class Tab:
    """A report in a tab, and all that it said and asked for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.said, self.asked = page, list[str](), list[str]()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a hostile report in both languages."""
    folder = tmp_path_factory.mktemp("html")
    for language in ("zh", "en"):
        (folder / f"{language}.html").write_text(render(report(hostile, language)), "utf-8")  # type: ignore[arg-type]
    return {language: (folder / f"{language}.html").as_uri() for language in ("zh", "en")}


@pytest.fixture
def tab(browser: Any, files: dict[str, str]) -> Iterator[Tab]:
    """The English report at 1280 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield Tab(context.new_page(), files["en"])
    context.close()


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("zh", "light", 390), ("zh", "dark", 1280), ("en", "dark", 390), ("en", "light", 1280)]
)
def test_it_is_quiet_asks_for_nothing_and_fits(browser: Any, files: dict[str, str], language: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = Tab(context.new_page(), files[language])
    for element in tab.page.query_selector_all("details, .flagged h3")[:20]:
        element.dispatch_event("mouseover")
        element.dispatch_event("focus")
    assert tab.said == []
    assert tab.asked == [files[language]]
    assert tab.page.evaluate("window.hit") is None
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_of_five_hundred_hostile_titles_and_addresses_none_runs(browser: Any, stored: Any, make: Any, tmp_path: Path) -> None:
    rows = []
    for number, text in enumerate(STRINGS):
        flags = [make.finding(Category.OTHER, text or " ", field="title", explanation=text, rule=text[:60])]
        rows.append(
            make.page(f"{number % 7}.example", number, text, [f"{text} 正文"], url=f"http://h.example/{number}/{text}", flags=flags)
        )
    (tmp_path / "r.html").write_text(render(report(stored(rows), "zh", shown=1000), reveal=True), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = Tab(context.new_page(), (tmp_path / "r.html").as_uri())
    tab.page.click("#show-all")
    tab.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    tab.page.evaluate(
        "document.querySelectorAll('main *').forEach(e => ['mouseover', 'focus', 'toggle', 'error', 'load'].forEach(n => e.dispatchEvent(new Event(n))))"
    )
    assert len(STRINGS) >= 500
    assert tab.page.locator(".flagged .page:visible").count() == len(STRINGS)
    assert tab.said == []
    assert tab.asked == [(tmp_path / "r.html").as_uri()]
    assert tab.page.evaluate("window.hit") is None
    assert tab.page.evaluate("document.querySelectorAll('script').length") == 1
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 1280
    context.close()


def test_ink_and_paper_differ_in_light_and_dark(browser: Any, files: dict[str, str]) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        tab = Tab(context.new_page(), files["en"])
        for selector in (
            "body",
            ".note",
            ".url",
            ".chart text",
            ".badge.is-spam",
            ".did-flagged",
            ".context .did-repaired",
            ".turns",
            ".quiet",
        ):
            assert _contrast(tab.page, selector) >= 4.5, (scheme, selector)
        context.close()


def test_sorting_goes_both_ways(tab: Tab) -> None:
    column = "[...document.querySelectorAll('#sites tbody tr')].map(r => Number(r.cells[1].dataset.value))"
    button = tab.page.locator("#sites th:nth-child(2) button")
    button.click()
    falling = tab.page.evaluate(column)
    button.click()
    rising = tab.page.evaluate(column)
    assert falling == sorted(falling, reverse=True)
    assert rising == sorted(rising)
    assert len(set(rising)) > 1


def test_a_veil_is_lifted_by_a_click_and_all_by_the_box(tab: Tab) -> None:
    from playwright.sync_api import expect

    veil = tab.page.locator(".veil").first
    blurred = "e => getComputedStyle(e).filter !== 'none'"
    assert veil.evaluate(blurred)
    veil.click()
    expect(veil).to_have_css("filter", "none")
    tab.page.check("#reveal")
    for other in tab.page.locator(".veil").all():
        expect(other).to_have_css("filter", "none")


def test_a_veil_is_lifted_by_the_keyboard(tab: Tab) -> None:
    veil = tab.page.locator(".veil").first
    veil.focus()
    tab.page.keyboard.press("Enter")
    assert veil.get_attribute("aria-expanded") == "true"


def test_nothing_that_is_clicked_stands_in_something_else_that_is(tab: Tab) -> None:
    nested = "[...document.querySelectorAll('summary, button, a, [role=button]')].filter(e => e.querySelector('button, a, [tabindex], input')).length"
    assert tab.page.evaluate(nested) == 0
    title = tab.page.locator("summary .veil").first
    title.click()
    assert "open" in (title.get_attribute("class") or "")


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


def test_a_drawing_has_a_name(tab: Tab) -> None:
    assert all(tab.page.evaluate("[...document.querySelectorAll('svg[role=img]')].map(e => e.getAttribute('aria-label'))"))


def test_print_has_ink_that_is_seen_on_paper_and_bars_over_explicit_words(browser: Any, files: dict[str, str]) -> None:
    context = browser.new_context(color_scheme="dark")
    page = Tab(context.new_page(), files["en"]).page
    page.emulate_media(media="print")
    for selector in (".note", ".url", ".up", ".did-flagged", ".badge.is-spam"):
        assert _contrast(page, selector) >= 4.5, selector
    assert page.locator(".veil").first.evaluate("e => [getComputedStyle(e).filter, getComputedStyle(e).color]") == [
        "none",
        "rgba(0, 0, 0, 0)",
    ]
    context.close()


def test_without_scripts_all_pages_can_be_read_and_no_button_does_nothing(browser: Any, files: dict[str, str]) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(java_script_enabled=False)
    page = Tab(context.new_page(), files["en"]).page
    assert page.locator(".flagged .page:visible").count() == page.locator(".flagged .page").count() > pages.ONSETS
    for selector in (".tools", ".finder", ".marks", ".all"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    veil = page.locator(".veil").first
    assert "blur" in veil.evaluate("e => getComputedStyle(e).filter")
    veil.click()
    expect(veil).to_have_css("filter", "none")
    context.close()


def test_in_print_everything_is_open_and_nothing_is_left_to_click(tab: Tab) -> None:
    closed = tab.page.locator("details:not([open])").count()
    tab.page.emulate_media(media="print")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.page.locator("details:not([open])").count() == 0
    assert tab.page.locator(".flagged .page:visible").count() == tab.page.locator(".flagged .page").count()
    for selector in (".tools", ".finder", ".marks", ".contents"):
        assert not tab.page.locator(selector).first.is_visible()
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.page.locator("details:not([open])").count() == closed > 0


def _contrast(page: Any, selector: str) -> float:
    """Contrast of an element's text against the first opaque background behind it (WCAG 2: 4.5 for text)."""
    return float(
        page.locator(selector).first.evaluate(
            """element => {
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                                         return [...canvas.getImageData(0, 0, 1, 1).data]; };
              const style = getComputedStyle(element);
              const ink = rgba(element instanceof SVGElement ? style.fill : style.color);
              let paper = [0, 0, 0, 0];
              for (let at = element; at && paper[3] < 255; at = at.parentElement) {
                const behind = rgba(getComputedStyle(at).backgroundColor);
                const share = paper[3] / 255;
                paper = [0, 1, 2].map(n => paper[n] * share + behind[n] * (1 - share)).concat(paper[3] + behind[3] * (1 - share));
              }
              const light = c => [0, 1, 2].map(n => c[n] / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0);
              const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
              return (a + .05) / (b + .05);
            }"""
        )
    )
