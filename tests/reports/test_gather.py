"""The report of a made dataset: counts, what turned bad, evidence, campaigns, and the queries that give the figures again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest

from filters.injection.spans.payload import payload
from filters.model import Category
from pipelines.config import Config
from pipelines.dataset import Dataset, Fetch
from pipelines.errors import UsageError
from reports import pages
from reports.content import Report
from reports.exhibit import PageLine
from reports.export import value_as_json
from reports.figures import HOSTS
from reports.gather import report
from reports.html import render

Stored = Callable[..., Path]


@pytest.fixture(scope="module")
def made(dataset: Path) -> Report:
    """The report of two runs."""
    return report(dataset, "en")


def test_each_page_counts_once_with_its_newest_row(made: Report) -> None:
    totals = made.totals
    assert (totals.pages, totals.articles) == (34, 31)
    assert totals.clean + totals.cleaned + totals.spam + totals.rejected == totals.pages
    assert (totals.flagged_before, totals.pages_before) == (5, 31)
    assert totals.flagged == 5 + 3 + 3  # three hijacked since, one spam, one with hidden text, one brand in a title


def test_what_turned_bad_is_named_by_site(made: Report) -> None:
    (onset,) = made.onsets
    assert (onset.site, onset.total) == ("health.example", 3)
    assert all(line.previous_verdict == "clean" for line in onset.pages)


def test_a_page_that_was_flagged_before_did_not_turn_bad(stored: Stored, make: SimpleNamespace) -> None:
    again = make.hijacked("a.example", 1, fetched_at=make.STARTED + timedelta(days=1))
    assert report(stored([make.hijacked("a.example", 1)], [again]), "en").onsets == ()


def test_what_turned_bad_in_the_last_run_over_its_own_site_is_named_though_another_site_was_crawled_since(
    stored: Stored, make: SimpleNamespace
) -> None:
    both = [make.page("a.example", 1), make.page("b.example", 1)]
    made = report(stored(both, [make.hijacked("a.example", 1)], [make.page("b.example", 2)]), "en")
    assert [(onset.site, onset.total) for onset in made.onsets] == [("a.example", 1)]
    assert (made.totals.flagged_before, made.totals.flagged) == (0, 1)
    assert made.last_run is not None
    assert made.last_run.run_id == "run-3"


def test_a_site_of_many_flagged_pages_does_not_keep_the_others_out(stored: Stored, make: SimpleNamespace) -> None:
    rows = [make.hijacked(site, n) for site in ("a.example", "b.example") for n in range(9)]
    made = report(stored(rows), "en", shown=4)
    assert sorted(line.site for line in made.flagged) == ["a.example"] * 2 + ["b.example"] * 2
    assert [line.score for line in made.flagged] == sorted((line.score for line in made.flagged), reverse=True)


def test_what_is_no_longer_flagged_is_named_by_site(stored: Stored, make: SimpleNamespace, dataset: Path) -> None:
    first = [make.hijacked("a.example", 1), make.hijacked("a.example", 2), make.page("a.example", 3)]
    made = report(stored(first, [make.page("a.example", 1)]), "en")
    assert [(site.site, site.total, site.pages[0].url[:28]) for site in made.recovered] == [
        ("a.example", 1, "http://a.example/news/1.html")
    ]
    assert made.onsets == ()
    page = render(made)
    assert 'id="recovered"' in page
    assert 'id="recovered"' not in render(report(dataset, "en"))


def test_since_when_a_page_and_its_site_are_flagged_is_told(stored: Stored, make: SimpleNamespace) -> None:
    days = [make.STARTED + timedelta(days=n) for n in range(5)]
    kinds = (make.hijacked, make.page, make.hijacked, make.hijacked)
    runs = [[kind("a.example", 1, fetched_at=day)] for kind, day in zip(kinds, days, strict=False)]
    made = report(stored(*runs, [make.hijacked("a.example", 2, fetched_at=days[4]), make.page("b.example", 1, fetched_at=days[4])]), "en")
    assert {line.url[:29]: line.flagged_since for line in made.flagged} == {
        "http://a.example/news/1.html?": days[2],
        "http://a.example/news/2.html?": days[4],
    }
    assert [(line.site, line.since) for line in made.sites] == [("a.example", days[2]), ("b.example", None)]
    assert all(line.flagged_since is None for line in made.sample)


def test_an_older_fetch_that_is_stored_later_does_not_count(stored: Stored, make: SimpleNamespace) -> None:
    old = make.hijacked("a.example", 1, fetched_at=make.STARTED - timedelta(days=9))
    assert report(stored([make.page("a.example", 1)], [old]), "en").totals.flagged == 0


def test_an_article_at_its_mobile_address_does_not_hide_the_first(stored: Stored, make: SimpleNamespace) -> None:
    first = make.page("a.example", 1)
    twin = make.page(
        "a.example", 1, url=f"{first.url}?mobile", source_id="mobile", input_key=b"m", fetched_at=make.STARTED + timedelta(days=1)
    )
    twin.doc_id, twin.canonical_url = first.doc_id, first.url
    totals = report(stored([first], [twin]), "en").totals
    assert (totals.pages, totals.articles, totals.rejected) == (1, 1, 0)


def test_pages_without_an_address_are_told_apart_by_their_source(stored: Stored, make: SimpleNamespace) -> None:
    rows = [make.page("", n, body=["同一段文字。" * 10], url="", source_id=f"{n}.txt") for n in range(3)]
    assert report(stored(rows), "en").totals.pages == 3


def test_the_worst_site_comes_first(made: Report) -> None:
    assert [line.site for line in made.sites] == ["farm.example", "health.example", "law.example"]
    farm = made.sites[0]
    assert farm.flagged_share == farm.flagged / farm.pages == pytest.approx(5 / 13)
    assert farm.change == pytest.approx(5 / 13 - 3 / 11)


def test_categories_count_findings_and_pages(made: Report) -> None:
    lines = {line.category: (line.flags, line.pages) for line in made.categories}
    assert lines["injection.adult"] == (12, 6)
    assert lines["pii.phone"] == (2, 2)


def test_flagged_pages_have_their_evidence_in_context_and_the_worst_comes_first(made: Report) -> None:
    scores = [line.score for line in made.flagged]
    assert scores == sorted(scores, reverse=True)
    assert len(made.flagged) == made.totals.flagged
    brand = next(line for line in made.flagged if "合同纠纷" in _title(line))
    (evidence,) = brand.evidence
    assert [(p.text, p.action) for p in evidence.context] == [("合同纠纷的处理办法", ""), ("_开云官网登录入口", "excised")]
    assert evidence.place == "title"
    assert evidence.reason.startswith("Gambling brands")
    assert brand.warc == "warc/law.example.warc.gz:53248"
    assert "it would be clean without: Gambling injected" in [turn.sentence for turn in brand.turns]


def test_evidence_of_adult_words_is_explicit(made: Report) -> None:
    adult = [e for line in made.flagged for e in line.evidence if e.category == "injection.adult"]
    assert adult
    assert all(piece.explicit for e in adult for piece in e.context if piece.action)


def test_personal_data_is_counted_and_nowhere_shown(made: Report) -> None:
    assert [(line.kind, line.masked, line.pages) for line in made.personal] == [("phone", 2, 2)]
    whole = json.dumps(asdict(made), ensure_ascii=False, default=str)
    assert "13800138000" not in whole
    assert not any(e.category.startswith("pii.") for line in made.flagged for e in line.evidence)


def test_even_a_dataset_that_keeps_personal_data_shows_none(stored: Stored, make: SimpleNamespace) -> None:
    line = "合同纠纷请拨打13800138000咨询。开云官网登录入口"
    row = make.page("a.example", 1, line, [line])
    row.flags = [
        make.finding(Category.GAMBLING, "开云官网登录入口", start=line.index("开云"), end=len(line), field=f) for f in ("text", "title")
    ]
    whole = json.dumps(asdict(report(stored([row]), "en")), ensure_ascii=False, default=str)
    assert "13800138000" not in whole
    assert "开云官网登录入口" in whole


def test_repairs_are_shown_before_and_after(made: Report) -> None:
    assert made.repairs.cloaks == (("pinyin", 2),)
    assert (made.repairs.pages, made.repairs.edits, made.repairs.unresolved) == (2, 6, 2)
    assert [line.after.text for line in made.repairs.lines] == ["追償的行為。"]  # which stands on both pages


def test_one_payload_on_two_sites_is_one_campaign(made: Report) -> None:
    (campaign,) = made.campaigns
    assert campaign.sites == ("farm.example", "health.example")
    assert campaign.pages == 6
    assert campaign.sample.explicit


def test_a_header_with_a_term_changed_is_of_the_same_campaign(stored: Stored, make: SimpleNamespace) -> None:
    terms = ["国产视频", "无码在线", "久久精品热", "亚洲综合图"]
    rows = []
    for site, last in (("a.example", "激情影院"), ("b.example", "丝袜老师")):
        rows.append(make.page(site, 1))
        rows[-1].flags = [make.finding(Category.ADULT, "_".join([*terms, last]), payload=payload([*terms, last]))]
    (campaign,) = report(stored(rows), "en").campaigns
    assert (campaign.pages, campaign.sites, len(campaign.payloads)) == (2, ("a.example", "b.example"), 2)


def test_hosts_that_only_the_last_run_saw_are_new(made: Report) -> None:
    assert [(line.host, line.pages, line.new) for line in made.hosts] == [("kaiyun.example", 2, False), ("beian.example", 1, False)]


def test_a_host_is_new_where_earlier_runs_saw_others(stored: Stored, make: SimpleNamespace) -> None:
    runs = (
        [make.page("a.example", 1, outbound_hosts=["old.example"])],
        [make.page("a.example", 2, outbound_hosts=["new.example", "old.example"])],
    )
    assert [(line.host, line.new) for line in report(stored(*runs), "en").hosts] == [("new.example", True), ("old.example", False)]


def test_hosts_beyond_the_list_are_counted(stored: Stored, make: SimpleNamespace) -> None:
    linked = [f"{n:02}.example" for n in range(HOSTS + 3)]
    made = report(stored([make.page("a.example", 1, outbound_hosts=linked)]), "en")
    assert (len(made.hosts), made.hosts_seen) == (HOSTS, HOSTS + 3)


def test_a_limit_that_is_narrowed_is_shown_with_what_narrows_it(made: Report) -> None:
    narrowed = tomllib.loads(files("pipelines").joinpath("policy.toml").read_text("utf-8"))["reject"]["no_punctuation"]
    (where,) = narrowed["where"]
    said = f"{narrowed['column']} < {narrowed['below']:g} and {where['column']} > {where['above']:g}"
    assert ("reject.no_punctuation", said) in made.versions


def test_reasons_name_what_was_turned_away(made: Report) -> None:
    assert {line.reason: line.pages for line in made.reasons} == {
        "quality.too_short": 1,
        "http.502": 1,
        "spam.page.injected": 1,
    }


def test_reasons_are_counted_site_by_site_and_every_site_is_named(stored: Stored, make: SimpleNamespace) -> None:
    short = [
        make.page(f"{site}.example", n, body=["短。"]) for site, pages in zip("abcde", (2, 5, 1, 1, 1), strict=True) for n in range(pages)
    ]
    gone = make.page("a.example", 9, body=["短。"], http_status=404)  # counted for that alone
    made = report(stored([*short, gone]), "en")
    counts = {line.reason: [(each.site, each.pages) for each in line.sites] for line in made.reasons}
    assert counts["quality.too_short"] == [("b.example", 5), ("a.example", 2), ("c.example", 1), ("d.example", 1), ("e.example", 1)]
    assert counts["http.404"] == [("a.example", 1)]
    assert json.loads(value_as_json(made))["reasons"][0]["sites"][0] == {"site": "b.example", "pages": 5}
    assert render(made).count("and 2 more sites") == 1


def test_the_sample_holds_unflagged_articles_and_is_the_same_again(made: Report, dataset: Path) -> None:
    assert len(made.sample) == pages.SAMPLE
    assert {line.verdict for line in made.sample} == {"clean"}
    assert not {line.doc_id for line in made.sample} & {line.doc_id for line in made.flagged}
    assert report(dataset, "en") == made


def test_a_rejected_page_says_what_would_have_kept_it(stored: Stored, make: SimpleNamespace) -> None:
    row = make.page("a.example", 1, body=["开云体育官网"])
    row.flags = [make.finding(Category.GAMBLING, "开云体育官网", score=0.5)]
    (line,) = report(stored([row]), "en").flagged
    assert [t.sentence for t in line.turns] == ["too short: n_chars is 6; from 40 it would have been kept"]


def test_a_run_that_was_killed_has_rows_and_no_exit_code(tmp_path: Path, make: SimpleNamespace) -> None:
    with Dataset(tmp_path).begin("crawl", Config.default()) as run:
        run.add(make.page("a.example", 1))
    (killed,) = report(tmp_path, "en").runs
    assert (killed.stored, killed.exit_code) == (1, None)


def test_a_dataset_with_rejects_only_gives_a_report(stored: Stored, make: SimpleNamespace) -> None:
    made = report(stored([make.page("a.example", 1, body=["短。"])]), "zh")
    assert (made.totals.pages, made.totals.articles) == (1, 0)
    assert made.reasons[0].label == "太短"


def test_a_dataset_with_failed_fetches_only_gives_a_report(tmp_path: Path, make: SimpleNamespace) -> None:
    with Dataset(tmp_path).begin("crawl", Config.default()) as run:
        run.add_fetch(Fetch(url="http://a.example/", site="a.example", fetched_at=make.STARTED, outcome="timeout"))
        run.finish(4)
    made = report(tmp_path, "en")
    assert made.totals.pages == 0
    assert made.last_run is not None
    assert made.last_run.exit_code == 4


@pytest.mark.parametrize("kind", ["missing", "a file", "an empty folder", "another folder"])
def test_what_is_no_dataset_is_refused_with_a_remedy(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if kind == "a file":
        path.write_text("x")
    elif kind != "missing":
        path.mkdir()
        if kind == "another folder":
            (path / "articles").mkdir()
            (path / "notes.txt").write_text("x")
    with pytest.raises(UsageError, match="taosha process wrote"):
        report(path, "en")


@pytest.mark.parametrize("kind", ["dataset", "hostile"])
def test_every_query_gives_its_figure_again(kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra `analysts` is not installed")
    path: Path = request.getfixturevalue(kind)
    made = report(path, "en")
    monkeypatch.chdir(path)
    with duckdb.connect() as connection:
        connection.execute(made.views)
        for figure in made.figures:
            assert connection.execute(figure.sql).fetchone()[0] == figure.value, figure.name
    assert {f.name.partition(" ")[0] for f in made.figures} >= {"pages", "flagged", "site", "payload"} | (
        {"host"} if kind == "dataset" else set()
    )


def test_without_articles_the_views_name_no_file_that_is_not_there(stored: Stored, make: SimpleNamespace) -> None:
    made = report(stored([make.page("a.example", 1, body=["短。"])]), "en")
    assert "articles/" not in made.views
    assert "flags/" not in made.views
    assert not any(" FROM flags" in figure.sql for figure in made.figures)


def _title(line: PageLine) -> str:
    return "".join(piece.text for piece in line.title)
