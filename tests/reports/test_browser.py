"""The HTML report in a real browser: quiet, deaf to hostile texts, seen on screen and paper, and its tables and veils work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from filters.model import Category
from reports import pages
from reports.gather import report
from reports.html import render
from tests.reports.hostile import STRINGS
from tests.reports.tab import CHROMIUM_NEEDED, Tab

pytestmark = CHROMIUM_NEEDED


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
