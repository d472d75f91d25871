"""The comparison counts what it should: an empty dataset misses everything, and flags out of place are wrong."""

import pytest

from crawler.demo.compare import KINDS, LOG, compare
from crawler.demo.kinds import Seen
from crawler.demo.truth import Truth, load


def kind(name):
    return next(k for k in KINDS if k.name == name)


def test_an_empty_dataset_misses_all_and_has_nothing_wrong(tmp_path):
    scores = {score.kind: score for score in compare(tmp_path, load())}
    assert scores["text kept"].found == 0
    assert len(scores["text kept"].missed) == scores["text kept"].expected > 50
    assert not any(score.wrong for score in scores.values())


def test_every_kind_but_the_strangers_is_shown_by_some_page(tmp_path):
    shown = {score.kind for score in compare(tmp_path, load())}
    unshown = {k.name for k in KINDS} - shown
    assert unshown <= {"cloak.fetch", "farm.keywords", "page.flattened", "page.embedded"}


def test_the_log_says_what_was_asked_for(tmp_path):
    (tmp_path / LOG).write_text("200 /neibu/plan.html\n200 /news/bridge.html\n", "utf-8")
    score = next(s for s in compare(tmp_path, load()) if s.kind == "never asked for")
    assert score.missed == ("/neibu/plan.html",)


@pytest.mark.parametrize(
    ("truth", "flags", "found", "wrong"),
    [
        (Truth(flags=("injection.adult",)), {"injection.adult"}, True, False),
        (Truth(flags=("injection.adult",)), set(), False, False),
        (Truth(), {"injection.adult"}, False, True),
        (Truth(may=("injection.adult",)), {"injection.adult"}, False, False),
        (Truth(flags=("injection.adult|hidden.links",)), {"hidden.links"}, True, False),
        (Truth(flags=("hidden.links|injection.adult",)), {"injection.adult"}, False, False),
    ],
)
def test_a_category_is_found_where_it_is_due_and_wrong_where_it_is_not(truth, flags, found, wrong):
    adult = kind("injection.adult")
    assert bool(adult.found(truth, Seen(flags=flags))) is found
    assert adult.wrong(truth, Seen(flags=flags)) is wrong


def test_injected_text_must_be_gone_from_title_and_text():
    gone, truth = kind("injected and hidden text gone"), Truth(gone=("在线观看",))
    assert gone.found(truth, Seen(row={"title": "老桥", "text": "围挡拆下来了。"}))
    assert not gone.found(truth, Seen(row={"title": "在线观看_老桥", "text": "围挡拆下来了。"}))
    assert not gone.found(truth, Seen())


def test_torn_sentences_are_counted_one_by_one():
    torn, truth = kind("torn sentences whole again"), Truth(torn=("一句。", "两句。", "三句。"))
    assert torn.expected(truth) == 3
    assert torn.found(truth, Seen(row={"text": "一句。三句。"})) == 2


def test_a_verdict_needs_its_reasons():
    rejected, truth = kind("rejected"), Truth(verdict="rejected", reasons=("page.blocked",))
    assert rejected.found(truth, Seen(row={"verdict": "rejected", "reasons": ["page.blocked", "quality.too_short"]}))
    assert not rejected.found(truth, Seen(row={"verdict": "rejected", "reasons": ["quality.too_short"]}))
