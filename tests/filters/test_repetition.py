"""Runs that occur more than once, each against a slow count in plain Python."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from filters import codepoints, repetition
from filters.repetition import DUPLICATE, TOP, repeated_share, run_shares, words_of

WORDS = st.lists(st.sampled_from(["的", "城市", "甲", "乙乙乙", "A1", "，", "甲乙", "甲丙", "乙", "丙"]), max_size=70)


def top(words: list[str], n: int) -> float:
    """Characters of the most frequent run, of equally frequent ones the longest."""
    runs = Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))
    most = max(runs.values(), default=0)
    if most < 2:
        return 0.0
    whole = sum(map(len, words))
    return min(max(most * sum(map(len, run)) for run, times in runs.items() if times == most), whole) / whole


def duplicate(words: list[str], n: int) -> float:
    """Characters of the words that a run covers which stood before."""
    seen, covered = set[tuple[str, ...]](), set[int]()
    for i in range(len(words) - n + 1):
        run = tuple(words[i : i + n])
        if run in seen:
            covered |= set(range(i, i + n))
        seen.add(run)
    return sum(len(words[i]) for i in covered) / sum(map(len, words)) if covered else 0.0


@given(WORDS)
@example(["城市", "的", "甲丙", "乙", "甲", "A1", "城市", "的", "甲乙", "丙", "甲"])  # were word ends not told, a run of five would recur
@settings(max_examples=200, deadline=None)
def test_runs_of_words_are_counted_as_a_slow_count_would(tokens: list[str]) -> None:
    words = [word for word in tokens if word != "，"]
    tops, duplicates = run_shares(words_of(tokens))
    assert tops == pytest.approx([top(words, n) for n in TOP])
    assert duplicates == pytest.approx([duplicate(words, n) for n in DUPLICATE])


@given(st.text(st.sampled_from("甲乙"), max_size=60), st.integers(1, 14))
@settings(max_examples=200, deadline=None)
def test_repeated_characters_are_counted_as_a_slow_count_would(text: str, length: int) -> None:
    grams = [text[i : i + length] for i in range(len(text) - length + 1)]
    covered = {k for i, gram in enumerate(grams) if grams.count(gram) > 1 for k in range(i, i + length)}
    share = len(covered) / len(text) if len(text) > length else 0.0
    assert repeated_share(codepoints.codes(text), length) == pytest.approx(share)


def test_words_begin_with_a_letter_or_a_digit_and_equal_words_have_equal_hashes() -> None:
    words = words_of(["C++", "，", "城市", "7月", "……", "城市", "市城", "𠮷"])
    assert words.lengths.tolist() == [3, 2, 2, 2, 2, 1]
    assert words.chars == 12
    assert words.hashes[1] == words.hashes[3]
    assert len(set(words.hashes.tolist())) == 5


@pytest.mark.parametrize("tokens", [[], ["，"], ["城市"], ["城市", "城市"]])
def test_texts_without_runs_have_figures(tokens: list[str]) -> None:
    assert run_shares(words_of(tokens)) == ((0.0,) * 3, (0.0,) * 6)


def test_a_long_text_of_one_word_is_all_repetition() -> None:
    tops, duplicates = run_shares(words_of(["新闻"] * 5000))
    assert tops == (1.0, 1.0, 1.0)
    assert min(duplicates) > 0.99
    assert repeated_share(codepoints.codes("新闻" * 5000), 13) == 1.0


def test_a_long_text_is_looked_at_in_parts_with_the_same_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    words, points = words_of(["城市", "的", "甲丙", "A1"] * 40 + ["乙", "丙"] * 30), codepoints.codes("公园里的春天很好，" * 50)
    whole = run_shares(words), repeated_share(points, 13)
    monkeypatch.setattr(repetition, "_MANY", 7)
    assert (run_shares(words), repeated_share(points, 13)) == whole
