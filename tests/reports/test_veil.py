"""Explicit words are veiled, others are not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from filters.injection.vocabulary.stems import STRONG, lexicon
from filters.model import Category
from reports.veil import VEIL, is_explicit, split, veiled

STRONG_STEM = next(s.text for s in lexicon().stems if s.family is Category.ADULT and s.weight >= STRONG and len(s.text) > 1)
WEAK_STEM = next(s.text for s in lexicon().stems if s.family is Category.ADULT and s.weight < STRONG and len(s.text) > 1)


def test_the_first_character_stays_and_the_last_of_a_long_word() -> None:
    assert veiled("在线观看, ab") == f"在{VEIL * 2}看, a{VEIL}"


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_veiled_text_has_at_least_its_length(text: str) -> None:
    assert len(veiled(text)) >= len(text)


def test_adult_evidence_is_explicit_whatever_it_says() -> None:
    assert is_explicit("随便", Category.ADULT)
    assert not is_explicit("随便", Category.GAMBLING)


def test_a_strong_stem_is_explicit_anywhere_and_a_weak_one_only_in_what_is_said_of_adult_words() -> None:
    assert is_explicit(f"标题{STRONG_STEM}标题")
    assert not is_explicit(f"标题{WEAK_STEM}标题")
    assert [p.explicit for p in split(f"（{WEAK_STEM}）", Category.ADULT)] == [False, True, False]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in split(text)) == text
