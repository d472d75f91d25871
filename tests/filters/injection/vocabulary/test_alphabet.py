"""Texts in two bytes a character."""

import pytest
from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, MatchKind
from hypothesis import given
from hypothesis import strategies as st

from filters.codepoints import codes
from filters.injection.vocabulary.alphabet import Alphabet

PATTERNS = ["甲乙", "乙丙", "甲乙丙丁", "a甲", "\U00020000b", "丁丁"]


@given(st.text(alphabet="甲乙丙丁戊ab \n\U00020000\U0001f600", max_size=40))
def test_what_is_found_in_two_bytes_is_what_is_found_in_the_text(text: str) -> None:
    alphabet = Alphabet(PATTERNS)
    coded = BytesAhoCorasick(alphabet.patterns(), matchkind=MatchKind.LeftmostLongest)
    found = [(pattern, start // 2, end // 2) for pattern, start, end in coded.find_matches_as_indexes(alphabet.coded(codes(text)))]
    assert found == AhoCorasick(PATTERNS, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text)


@pytest.mark.parametrize(("many", "fits"), [(16_256, True), (16_257, False)])
def test_there_is_room_for_16256_characters(many: int, fits: bool) -> None:
    texts = ["".join(map(chr, range(0x4E00, 0x4E00 + many)))]
    if fits:
        coded = Alphabet(texts).patterns()[0]
        assert len({coded[at : at + 2] for at in range(0, len(coded), 2)}) == many
        assert all(first < 128 <= second for first, second in zip(coded[::2], coded[1::2], strict=True))
    else:
        with pytest.raises(ValueError, match="16257 different characters"):
            Alphabet(texts)
