from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dataset.rows import _words
from pipelines.words import Words

TOKENS = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), min_size=1))


@settings(deadline=None)
@given(TOKENS)
def test_words_are_the_list_that_they_were_made_of(tokens: list[str]) -> None:
    words = pickle.loads(pickle.dumps(Words(tokens)))
    assert list(words) == tokens
    assert len(words) == len(tokens)
    assert words == tokens
    assert [words[k] for k in range(len(words))] == tokens
    assert words[1:] == tokens[1:]


@settings(deadline=None)
@given(st.lists(TOKENS))
def test_a_column_of_words_holds_the_words_of_each_text(texts: list[list[str]]) -> None:
    assert _words([Words(tokens) for tokens in texts]).to_pylist() == _words(texts).to_pylist() == texts


def test_half_of_a_surrogate_pair_is_stored_as_a_replacement() -> None:
    assert _words([["a\ud800b", "淘"]]).to_pylist() == [["a\ufffdb", "淘"]]
