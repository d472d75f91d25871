from __future__ import annotations

import hashlib
import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import figures, fingerprint, paragraphs
from filters.model import Category, Finding
from pipelines.duplicates import ASKED, BANDS, DEPTH, MINIMA, ROWS, THRESHOLD, Originals, _keys, mark, sketch, unmark
from pipelines.record import Record


def minhash(seed: object) -> bytes:
    return hashlib.shake_128(str(seed).encode()).digest(4 * MINIMA)


def alike(original: bytes, equal: int, seed: object = "other") -> bytes:
    """A MinHash that shares `equal` of its 128 values with another, every band but few touched."""
    own, other = np.frombuffer(original, "<u4"), np.frombuffer(minhash(seed), "<u4").copy()
    other[sketch("", other.tobytes()) == sketch("", original)] ^= 0xFFFFFFFF  # no byte equal by chance
    other[:equal] = own[:equal]
    return other.tobytes()


def originals(*articles: tuple[str, str, bytes | None]) -> Originals:
    found = Originals()
    for doc_id, content_hash, minima in articles:
        found.add(doc_id, content_hash, sketch(content_hash, minima))
    return found


def just(equal: int) -> float:
    """The similarity that so many equal values of 128 stand for."""
    return (equal / MINIMA - 1 / 256) / (1 - 1 / 256)


ENOUGH = math.ceil((THRESHOLD * (1 - 1 / 256) + 1 / 256) * MINIMA)


def test_an_exact_copy_names_its_original() -> None:
    match = originals(("a", "same", minhash(1))).find("b", "same", minhash(1))
    assert match is not None
    assert (match.doc_id, match.similarity, match.exact) == ("a", 1.0, True)


def test_nothing_is_like_an_unknown_article() -> None:
    assert originals(("a", "one", minhash(1))).find("b", "two", minhash(2)) is None
    assert Originals().find("b", "two", minhash(2)) is None


def test_a_near_copy_just_over_the_threshold_is_found_and_one_just_under_is_not() -> None:
    known = originals(("a", "one", minhash(1)))
    match = known.find("b", "two", alike(minhash(1), ENOUGH))
    assert match is not None
    assert not match.exact
    assert match.similarity == pytest.approx(just(ENOUGH))
    assert known.find("b", "two", alike(minhash(1), ENOUGH - 1)) is None


def test_the_most_alike_is_the_original_and_of_equals_the_earliest() -> None:
    near, nearer = alike(minhash(1), 60), alike(minhash(1), 90)
    known = originals(("far", "1", near), ("first", "2", nearer), ("second", "3", nearer))
    match = known.find("new", "4", minhash(1))
    assert match is not None
    assert match.doc_id == "first"


def test_an_exact_copy_goes_before_an_earlier_near_one() -> None:
    match = originals(("near", "1", alike(minhash(1), 120)), ("exact", "2", minhash(9))).find("new", "2", minhash(1))
    assert match is not None
    assert (match.doc_id, match.exact) == ("exact", True)


def test_an_article_never_repeats_its_own_older_row_but_may_repeat_another() -> None:
    known = originals(("a", "one", minhash(1)))
    assert known.find("a", "one", minhash(1)) is None
    assert known.find("a", "changed", alike(minhash(1), 120)) is None
    known.add("b", "two", sketch("two", alike(minhash(1), 100)))
    match = known.find("a", "one", minhash(1))
    assert match is not None
    assert match.doc_id == "b"


def test_a_text_too_short_for_shingles_is_alike_to_its_exact_copy_only() -> None:
    known = originals(("a", "短", None), ("b", "long", minhash(1)))
    assert known.find("c", "文", None) is None
    match = known.find("c", "短", None)
    assert match is not None
    assert match.exact


def test_what_was_added_last_can_be_forgotten() -> None:
    known = originals(("a", "same", minhash(1)), ("b", "same", minhash(1)))
    known.drop_last()
    match = known.find("c", "same", minhash(1))
    assert match is not None
    assert match.doc_id == "a"
    known.drop_last()
    assert len(known) == 0
    assert known.find("c", "same", minhash(1)) is None


def test_tables_that_grow_forget_nothing() -> None:
    many = 3000
    known = originals(*((str(n), str(n), minhash(n)) for n in range(many)))
    for number in (0, 1023, 1024, 2047, 2048, many - 1):
        match = known.find("new", "other", minhash(number))
        assert match is not None
        assert (match.doc_id, match.similarity) == (str(number), 1.0)


def test_stored_and_added_articles_are_found_alike() -> None:
    ids = [str(n) for n in range(50)]
    stored = Originals()
    stored.extend(ids, ids, [sketch(n, minhash(n)).tobytes() for n in ids], [b"", None] * 25, [None, b""] * 25)
    added = originals(*((n, n, minhash(n)) for n in ids))
    for n in ids:
        probe = alike(minhash(n), 70)
        assert stored.find("new", "x", probe) == added.find("new", "x", probe) is not None


@given(st.lists(st.integers(0, 12), max_size=30), st.integers(0, 30))
def test_forgetting_is_the_same_as_never_having_added(seeds: list[int], dropped: int) -> None:
    dropped = min(dropped, len(seeds))
    articles = [(f"{place}", f"{seed}", minhash(seed)) for place, seed in enumerate(seeds)]
    known, kept = originals(*articles), originals(*articles[: len(seeds) - dropped])
    for _ in range(dropped):
        known.drop_last()
    for seed in range(13):
        assert known.find("new", f"{seed}", minhash(seed)) == kept.find("new", f"{seed}", minhash(seed))


def test_candidates_are_found_as_often_as_the_bands_promise() -> None:
    chance = random.Random(7)
    found, pairs, similar = 0, 400, 0.5
    for number in range(pairs):
        own = np.frombuffer(minhash(number), "<u4")
        copy = own.copy()
        changed = [place for place in range(MINIMA) if chance.random() >= similar]
        copy[changed] = np.frombuffer(minhash(f"other {number}"), "<u4")[changed]
        found += originals(("a", "1", own.tobytes())).find("b", "2", copy.tobytes()) is not None
    assert found / pairs > 1 - (1 - similar**ROWS) ** BANDS - 0.02


def test_real_sketches_of_an_edited_text_are_near_copies_and_of_another_text_are_not() -> None:
    sentences = [
        f"第{n}条规定了{what}的办法，由{who}负责解释。"
        for n, (what, who) in enumerate(zip("水电煤气路桥房林", "甲乙丙丁戊己庚辛", strict=True))
    ]
    text, edited = "".join(sentences), "".join(sentences[:7])
    known = originals(("a", "1", fingerprint.minhash(text)))
    assert known.find("b", "2", fingerprint.minhash(edited)) is not None
    assert known.find("b", "3", fingerprint.minhash("市博物馆昨晚开放夜场，两千多名观众参观了青铜器展厅，孩子们在院子里看皮影戏。")) is None


FORM = "本院定于{}月{}日{}时在第{}法庭公开开庭审理买卖合同纠纷一案，请当事人准时到庭。"
NOTICE, OTHER_NOTICE = (figures.sketch(FORM.format(*filled)) for filled in ((3, 14, 9, 2), (4, 22, 10, 7)))


def test_one_form_with_other_figures_is_no_near_copy_and_the_next_that_is_alike_is_asked() -> None:
    known = Originals()
    known.add("a", "1", sketch("", minhash(1)), OTHER_NOTICE)
    assert known.find("new", "9", minhash(1), NOTICE) is None
    known.add("b", "2", sketch("", alike(minhash(1), 100)), NOTICE)
    match = known.find("new", "9", minhash(1), NOTICE)
    assert match is not None
    assert match.doc_id == "b"


FRAME = "本院是一所以儿童临床医疗和康复保健为主的专科医院，设有呼吸科、消化科、口腔科和眼科等诊疗科室，节假日照常开诊，可以先打电话预约。"
ITS_OWN = (
    "换牙的年纪要少吃硬糖，早晚各刷一次牙，每次不少于两分钟。",
    "乳牙掉了迟迟不长，先拍一张片子，看看下面有没有恒牙的牙胚，再决定怎么办。",
)
ANOTHERS = (
    "春天花粉多，出门戴好口罩，回家先洗脸再换衣服，窗户早晚关上。",
    "夜里咳嗽不停的孩子，要查一查是不是过敏，不要自己乱买止咳的药水来喝。",
)


def test_articles_in_one_frame_are_no_near_copies_and_the_next_that_is_alike_is_asked() -> None:
    article, other = (paragraphs.sketch("\n".join((*own, own[0][::-1], FRAME))) for own in (ITS_OWN, ANOTHERS))
    known = Originals()
    known.add("a", "1", sketch("", minhash(1)), b"", other)
    assert known.find("new", "9", minhash(1), b"", article) is None
    assert known.find("new", "9", minhash(1)) is not None
    assert known.find("new", "1", minhash(1), b"", article) is not None
    known.add("b", "2", sketch("", alike(minhash(1), 100)), b"", article)
    match = known.find("new", "9", minhash(1), b"", article)
    assert match is not None
    assert match.doc_id == "b"


def test_figures_that_are_not_known_do_not_tell_copies_apart_and_an_exact_copy_needs_none() -> None:
    known = originals(("a", "1", minhash(1)))
    assert known.find("new", "9", minhash(1), NOTICE) is not None
    known = Originals()
    known.add("a", "1", sketch("", minhash(1)), OTHER_NOTICE)
    assert known.find("new", "9", minhash(1)) is not None
    assert known.find("new", "1", minhash(1), NOTICE) is not None


def test_of_thousands_of_one_form_few_are_looked_at_and_a_copy_of_the_oldest_is_found() -> None:
    """All share their first 40 values, which are 13 whole bands; each has the others for itself."""
    known = Originals()
    for number in range(2000):
        known.add(f"{number}", f"{number}", sketch("", alike(minhash("form"), 40, number)), OTHER_NOTICE)
    keys = _keys(sketch("", alike(minhash("form"), 40, "new")), np.uint64(0))
    assert len(known._candidates(keys)) <= DEPTH * 15
    match = known.find("new", "new", alike(minhash("form"), 40, 0), OTHER_NOTICE)
    assert match is not None
    assert (match.doc_id, match.similarity) == ("0", 1.0)


def test_no_more_than_some_candidates_are_told_by_their_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    known, asked = Originals(), []
    for number in range(500):
        known.add(f"{number}", f"{number}", sketch("", alike(minhash("form"), 90, number)), OTHER_NOTICE)
    monkeypatch.setattr(figures, "differ", lambda *two: asked.append(two) or True)
    assert known.find("new", "new", minhash("form"), NOTICE) is None
    assert len(asked) == ASKED


def test_a_duplicate_is_marked_with_a_finding_and_unmarked_without_a_trace() -> None:
    other = Finding(Category.ADULT, "stem", "title", "x", "y")
    record = Record("b", "page-b", content_hash="same", minhash=minhash(1), flags=[other])
    mark(record, originals(("a", "same", minhash(1))))
    assert record.duplicate_of == "a"
    assert [f.category for f in record.flags] == [Category.ADULT, Category.DUPLICATE_EXACT]
    assert record.flags[1].evidence == "a"
    unmark(record)
    assert (record.duplicate_of, record.flags) == (None, [other])


def test_a_near_copy_says_how_near() -> None:
    record = Record("b", "page-b", content_hash="changed", minhash=alike(minhash(1), 100))
    mark(record, originals(("a", "same", minhash(1))))
    assert [(f.category, f.score) for f in record.flags] == [(Category.DUPLICATE_NEAR, pytest.approx(just(100)))]
    assert "78%" in record.flags[0].explanation


def test_an_original_and_a_page_without_text_stay_as_they_are() -> None:
    for record in (Record("b", "page-b", content_hash="new", minhash=minhash(2)), Record("c", "page-c")):
        mark(record, originals(("a", "same", minhash(1)), ("", "", None)))
        assert (record.duplicate_of, record.flags) == (None, [])
