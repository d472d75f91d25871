"""The demo site itself: what it serves, in which bytes, and that its truth file says the same."""

import itertools
import json
import re
from collections import Counter

import pytest

from crawler.demo import site, truth
from crawler.demo.article import bank
from crawler.demo.payloads import ADULT
from filters.model import Category

PAGES = site.pages()
ARTICLES = {path: page for path, page in PAGES.items() if page.truth.table == "articles"}
SHINGLE = 5


def shingles(text: str) -> set[str]:
    return {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}


def test_it_has_at_least_sixty_pages_and_thirty_articles_on_ten_topics():
    assert len(PAGES) >= 60
    assert len(bank()) >= 30
    assert len({article.section for article in bank().values()}) >= 10


@pytest.mark.parametrize("name", [name for name in bank() if name != "lost-keys"])
def test_an_article_has_five_paragraphs_and_no_sentence_of_another(name):
    article = bank()[name]
    assert len(article.paragraphs) >= 5
    elsewhere = {s for other in bank().values() if other.name != name for s in other.sentences if len(s) > 8}
    assert not elsewhere & set(article.sentences)


def test_no_two_articles_are_near_duplicates():
    sets = {name: shingles("".join(article.paragraphs)) for name, article in bank().items()}
    for (a, first), (b, second) in itertools.combinations(sets.items(), 2):
        assert len(first & second) < 0.2 * len(first | second), (a, b)


def test_the_truth_file_is_what_the_site_says():
    written = [truth.row(page.truth) for page in PAGES.values()]
    assert written == [truth.row(row) for row in truth.load()], "run python -m crawler.demo.truth"


def test_a_truth_row_comes_back_as_it_was_written():
    rows = [page.truth for page in PAGES.values()]
    assert truth.read("\n".join(map(truth.row, rows))) == rows


def test_the_bytes_are_the_same_each_time():
    assert [page.body for page in site.pages().values()] == [page.body for page in PAGES.values()]


def test_only_listings_name_the_port():
    moved = site.pages("http://127.0.0.1:9")
    assert {path for path, page in PAGES.items() if page.body != moved[path].body} == {
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap_gongyi.xml",
        "/feed.xml",
    }


@pytest.mark.parametrize("path", [path for path, page in PAGES.items() if page.truth.charset])
def test_the_bytes_are_in_the_charset_of_the_truth_and_in_no_other(path):
    page = PAGES[path]
    page.body.decode(page.truth.charset)
    if page.truth.charset != "utf-8":
        with pytest.raises(UnicodeDecodeError):
            page.body.decode("utf-8")


@pytest.mark.parametrize("path", [path for path, page in ARTICLES.items() if not page.truth.torn and "cloak" not in str(page.truth.flags)])
def test_an_undisguised_page_holds_what_must_be_kept_and_what_must_go(path):
    page = ARTICLES[path]
    text = page.body.decode(page.truth.charset)
    assert page.truth.kept
    assert all(sentence in text for sentence in page.truth.kept if page.truth.kind != "mojibake")
    plain = text.replace("&nbsp;", " ")
    assert all(string in plain for string in (*page.truth.gone, *page.truth.furniture))
    assert page.truth.title in text


def test_truth_names_only_categories_that_there_are():
    names = {name for page in PAGES.values() for flag in (*page.truth.flags, *page.truth.may) for name in flag.split("|")}
    assert names <= set(Category)


def test_every_kind_of_page_is_there():
    kinds = Counter(page.truth.kind for page in PAGES.values())
    assert kinds["article"] >= 10
    assert kinds["mirror with pinyin"] >= 3
    assert sum(n for kind, n in kinds.items() if kind.startswith("hard negative")) >= 8
    assert kinds["genuine traditional"] >= 2
    assert {
        "wall",
        "soft 404",
        "noindex",
        "exact duplicate",
        "near duplicate",
        "English",
        "Japanese",
        "slow page",
        "404",
        "500",
    } <= kinds.keys()
    families = {flag.split("|")[0] for page in PAGES.values() for flag in page.truth.flags}
    assert {"injection.adult", "injection.gambling", "injection.loan", "injection.other"} <= families
    assert {"hidden.text", "hidden.links", "hidden.script", "cloak.pinyin", "cloak.traditional", "cloak.noise"} <= families


def test_mirrors_are_torn():
    torn = [len(page.truth.torn) for page in PAGES.values() if page.truth.kind == "mirror with pinyin"]
    assert sum(torn) >= 10
    assert all(torn)


def test_every_page_can_be_reached_from_the_front_page_a_sitemap_or_the_feed():
    told = "".join(page.body.decode("gb18030" if page.truth.charset == "gb18030" else "utf-8", "replace") for page in PAGES.values())
    linked = set(map(site.canonical, re.findall(r'href="(/[^"#]*)"', told)))
    linked |= {site.canonical(path) for path in re.findall(r">http://127\.0\.0\.1:8765(/[^<]*)<", told)} | {"/robots.txt", "/feed.xml"}
    linked |= set(re.findall(r"127\.0\.0\.1:8765(/sitemap\w*\.xml)", told))
    queries = {
        site.canonical("/linhe/show.asp?title=" + "".join(f"%{b:02X}" for b in word.encode("gbk"))) for word in ("春耕备耕", "育秧技术")
    }
    moved = {dict(page.headers)["Location"] for page in PAGES.values() if page.status == 301}
    wrong = {path for path, page in PAGES.items() if page.truth.kind == "Chinese query in UTF-8"}
    assert set(PAGES) - wrong <= linked | queries | moved


def test_headers_speak_of_adults_only():
    words = "".join(ADULT.values())
    assert not re.search("[幼童少]|学生|未成年|萝莉|校园", words)


def test_personal_data_is_invented_and_passes_the_checks():
    text = "".join(bank()["stall-transfer"].paragraphs)
    card, identity = re.search(r"(?<!\d)\d{19}(?!\d)", text)[0], re.search(r"(?<!\d)\d{17}[\dX](?!\d)", text)[0]
    doubled = [int(d) if i % 2 == 0 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(card))]
    assert sum(doubled) % 10 == 0
    weights = [2 ** (17 - i) % 11 for i in range(17)]
    assert "10X98765432"[sum(int(d) * w for d, w in zip(identity, weights, strict=False)) % 11] == identity[-1]
    assert identity[6:10] < "1910"  # nobody alive


def test_rows_of_truth_are_valid_json_without_empty_fields():
    for page in PAGES.values():
        data = json.loads(truth.row(page.truth))
        assert all(value not in ("", [], {}) for key, value in data.items() if key != "table")
