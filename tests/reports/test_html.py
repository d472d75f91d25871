"""The HTML report: whole, escaped, and nothing in it but what we wrote may run."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reports.explain import LANGUAGES, Language
from reports.gather import report
from reports.html import render


class Outline(HTMLParser):
    """What tags and attributes a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.attributes: set[str] = set()
        self.values: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes |= {name for name, _ in attrs}
        self.values += [(name, value or "") for name, value in attrs]


@pytest.fixture(scope="module")
def page(hostile: Path) -> str:
    """A report full of hostile texts."""
    return render(report(hostile, "en"))


def test_hostile_texts_add_no_tag_and_no_handler(page: str, dataset: Path) -> None:
    honest, outline = Outline(render(report(dataset, "en"))), Outline(page)
    assert set(outline.tags) <= set(honest.tags)
    assert outline.tags["script"] == outline.tags["style"] == outline.tags["link"] == 1
    assert outline.attributes <= honest.attributes
    assert not any(name.startswith("on") or name == "style" for name in outline.attributes)


def test_nothing_points_anywhere(page: str) -> None:
    for name, value in Outline(page).values:
        if name in ("href", "src", "action", "data", "srcset", "poster", "xlink:href"):
            assert value.startswith("#") or value == "data:,"
    assert not re.search(r"@import|url\(\s*['\"]?(?!#)", page.split("</style>")[0])


def test_the_policy_names_the_one_style_and_the_one_script(page: str) -> None:
    import base64
    import hashlib

    policy = next(value for name, value in Outline(page).values if value.startswith("default-src"))
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_no_control_character_is_left(page: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_section_is_there_in_both_languages(spoken: Language, dataset: Path) -> None:
    page = render(report(dataset, spoken))
    for section in ("onsets", "sites", "categories", "scores", "runs", "campaigns", "outbound", "hidden", "personal", "reasons", "repairs"):
        assert f'id="{section}"' in page, section
    for section in ("pages", "sample", "provenance"):
        assert f'id="{section}"' in page, section
    assert f'lang="{"zh-CN" if spoken == "zh" else "en"}"' in page
    assert "read_parquet" in page
    assert not re.search(r"\{\w+\}", re.sub(r"<(style|script|pre)>.*?</\1>|data-words=\"[^\"]*\"", "", page, flags=re.DOTALL))


def test_words_are_veiled_unless_asked_for(dataset: Path) -> None:
    made = report(dataset, "en")
    assert 'class="veil"' in render(made)
    assert " class=reveal" not in render(made)
    assert " class=reveal" in render(made, reveal=True)


def test_the_same_dataset_gives_the_same_bytes(dataset: Path) -> None:
    assert render(report(dataset, "zh")) == render(report(dataset, "zh"))


def test_many_alerts_are_folded_away_and_great_numbers_have_commas(dataset: Path) -> None:
    made = report(dataset, "en")
    page = render(replace(made, alerts=made.alerts * 30, totals=replace(made.totals, pages=20_000, flagged=2_740)))
    first, _, folded = page.split('id="alerts"')[1].split("</ul>")[0].partition("<details><summary")
    assert (first.count('<b class="up">'), folded.count('<b class="up">')) == (10, 20)
    assert "and 20 more" in folded
    assert "<b>2,740</b> of 20,000 pages flagged" in page
    assert "<details><summary" not in render(made).split('id="alerts"')[1].split("</ul>")[0]


def test_of_many_sites_that_turned_bad_most_are_folded_away(dataset: Path) -> None:
    made = report(dataset, "en")
    sites = tuple(replace(made.onsets[0], site=f"s{n}.example") for n in range(25))
    first, _, folded = render(replace(made, onsets=sites)).split('id="onsets"')[1].split("</section>")[0].partition("<details")
    assert (first.count("<h3>"), folded.count("<h3>")) == (20, 5)
    assert "and 5 more sites" in folded
    assert "<details" not in render(made).split('id="onsets"')[1].split("</section>")[0]


def test_a_dataset_without_pages_gives_a_page(stored, make) -> None:  # type: ignore[no-untyped-def]
    page = render(report(stored([make.page("a.example", 1, body=["短。"])]), "en"))
    assert "No page is flagged." in page
    assert len(page) > 10_000
