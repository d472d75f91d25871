"""Kinds of characters by code point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.codepoints import Kind, codes, kinds


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("中〇々𠀀㐀", Kind.HAN),
        ("ひらがな", Kind.HIRAGANA),
        ("カタカナー", Kind.KATAKANA),
        ("한글", Kind.HANGUL),
        ("ㄅㄆ", Kind.BOPOMOFO),
        ("azÉđ", Kind.LATIN),
        ("Жя", Kind.CYRILLIC),
        ("0９٣", Kind.DIGIT),
        ("，。、【·…-%+=$~", Kind.PUNCTUATION),
        (" \t\n\u3000\xa0", Kind.SPACE),
        ("😀★\u200b\ud800", Kind.OTHER),
        ("ఆ", Kind.LETTER),
    ],
)
def test_a_character_has_its_kind(characters: str, kind: Kind) -> None:
    assert set(kinds(codes(characters)).tolist()) == {kind}


@given(st.text())
def test_code_points_spell_their_text(text: str) -> None:
    assert codes(text).tolist() == [ord(character) for character in text]
