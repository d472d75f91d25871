"""Fingerprints: what counts as the same text, and how near the estimate comes to the truth."""

import math
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import fingerprint, fold
from filters.fingerprint import PERMUTATIONS, SHINGLE

SENTENCES = [
    f"{who}在{where}{did}，{then}。"
    for who in ("村里的老人", "新来的老师", "两位工程师", "一群孩子", "图书馆的管理员", "隔壁的邻居")
    for where in ("河边", "车站", "实验室里", "操场上", "山脚下", "市场门口")
    for did, then in (
        ("讨论明年的计划", "谁也没有注意到天色已经暗了"),
        ("修好了那台旧机器", "大家都松了一口气"),
        ("等了整整一个上午", "最后决定改天再来"),
        ("听完了那段录音", "回去以后写了一份报告"),
    )
]


def article(seed: int, sentences: int = 40) -> str:
    return "".join(random.Random(seed).sample(SENTENCES, sentences))


def jaccard(a: str, b: str) -> float:
    one, two = ({t[i : i + SHINGLE] for i in range(len(t) - SHINGLE + 1)} for t in (a, b))
    return len(one & two) / len(one | two)


def estimate(a: str, b: str) -> float:
    one, two = fingerprint.minhash(a), fingerprint.minhash(b)
    assert one is not None
    assert two is not None
    return fingerprint.similarity(one, two)


def test_a_text_and_its_traditional_copy_have_the_same_sketch() -> None:
    simple, traditional = "这个问题在经济发展过程中会变得更严重", "這個問題在經濟發展過程中會變得更嚴重"
    assert fingerprint.minhash(fold.fold(simple)) == fingerprint.minhash(fold.fold(traditional))
    assert fingerprint.content_hash(fold.fold(simple)) == fingerprint.content_hash(fold.fold(traditional))


@pytest.mark.parametrize("copy", ["你好 世界\nabc", "你好，世界！ABC", "「你好」——世界…abc", "你好世界Abc"])
def test_layout_punctuation_and_case_do_not_change_the_hash(copy: str) -> None:
    assert fingerprint.content_hash(copy) == fingerprint.content_hash("你好世界abc")
    assert fingerprint.line_hash(copy) == fingerprint.line_hash("你好世界abc")


def test_one_changed_character_changes_the_hash() -> None:
    assert fingerprint.content_hash("你好世界") != fingerprint.content_hash("你好世间")
    assert fingerprint.line_hash("你好世界1") != fingerprint.line_hash("你好世界2")


def test_texts_without_letters_are_not_all_the_same() -> None:
    assert fingerprint.content_hash("★★★") != fingerprint.content_hash("……")
    assert fingerprint.content_hash("") == fingerprint.content_hash("")


def test_one_changed_word_in_a_long_article_keeps_it_a_near_copy() -> None:
    text = article(1)
    assert estimate(text, text.replace("，", "，忽然", 1)) > 0.9


def test_a_reordered_article_is_a_near_copy() -> None:
    sentences = random.Random(2).sample(SENTENCES, 40)
    assert estimate("".join(sentences), "".join(sentences[20:] + sentences[:20])) > 0.9


def test_two_articles_on_different_subjects_are_not_near_copies() -> None:
    other = "".join(chr(0x4E00 + random.Random(3).randrange(3000)) for _ in range(800))
    assert estimate(article(1), other) < 0.1


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_the_estimate_is_within_four_standard_errors_of_jaccard(one: int, two: int, shared: int) -> None:
    common = random.Random(one ^ two).sample(SENTENCES, shared)
    a, b = ("".join(c for c in "".join([*common, article(seed, 30)]) if c.isalnum()) for seed in (one, two))
    true = jaccard(a, b)
    assert abs(estimate(a, b) - true) <= 4 * math.sqrt(max(true * (1 - true), 0.01) / PERMUTATIONS)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_equal_texts_have_equal_fingerprints(text: str) -> None:
    copy = "".join(list(text))
    assert fingerprint.content_hash(text) == fingerprint.content_hash(copy)
    assert fingerprint.minhash(text) == fingerprint.minhash(copy)
    assert 0 <= fingerprint.line_hash(text) < 2**64


def test_a_text_shorter_than_a_shingle_has_no_sketch() -> None:
    assert fingerprint.minhash("一二三四") is None
    assert fingerprint.minhash("一 二，三 四") is None
    sketch = fingerprint.minhash("一二三四五")
    assert sketch is not None
    assert len(sketch) == 4 * PERMUTATIONS


def test_a_sketch_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="512 bytes"):
        fingerprint.similarity(b"\0" * 512, b"\0" * 64)


def test_an_article_is_known_by_its_address_else_by_its_content() -> None:
    assert fingerprint.doc_id("https://a.example/1", "x") == fingerprint.doc_id("https://a.example/1", "y")
    assert fingerprint.doc_id("", "x") != fingerprint.doc_id("", "y")
    assert fingerprint.doc_id("x", "") != fingerprint.doc_id("", "x")
    assert len(fingerprint.doc_id("", "x")) == 16


def test_fingerprints_are_the_same_in_every_process() -> None:
    code = "from filters import fingerprint as f; print(f.content_hash('你好世界abc'), f.line_hash('你好'), f.minhash('你好世界abc').hex()[:32])"
    answers = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    sketch = fingerprint.minhash("你好世界abc")
    assert sketch is not None
    assert answers == {f"{fingerprint.content_hash('你好世界abc')} {fingerprint.line_hash('你好')} {sketch.hex()[:32]}\n"}


def test_fingerprints_stay_what_stored_datasets_hold() -> None:
    assert fingerprint.content_hash("你好世界abc") == "612ba07d1a72a61d93549a92e8b8f096"
    assert fingerprint.line_hash("你好") == 12356585678438294509
    assert fingerprint.doc_id("https://a.example/1", "") == "ea4337f4339bbc21"
