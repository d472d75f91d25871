from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.characters import training
from benchmarks.characters.segments import examples
from filters.injection.vocabulary import characters

MODEL = Path(characters.__file__).parents[2] / characters.FILE
TABLE = np.load(MODEL)


def test_training_makes_the_shipped_file_byte_for_byte():
    assert training.serialized(training.train(examples())) == MODEL.read_bytes()


def test_the_file_is_small():
    assert MODEL.stat().st_size < 2_000_000


@given(st.lists(st.text("国产贷款abc一二", min_size=1, max_size=30), min_size=1, max_size=6))
def test_a_text_is_judged_alike_alone_and_in_company(texts):
    together = characters.Model(TABLE).likelihoods(texts)
    assert together == [row for text in texts for row in characters.Model(TABLE).likelihoods([text])]  # to the bit: answers are remembered
    assert np.allclose(np.sum(together, axis=1), 1)


def test_what_was_asked_before_changes_no_answer(monkeypatch):
    monkeypatch.setattr(characters, "_MOST_TOLD", 5)
    model, fresh = characters.Model(TABLE), characters.Model(TABLE)
    texts = ["国产在线", "贷款", "招生办公室", "国" * 50]
    for _ in range(3):
        assert model.likelihoods([*texts, *texts]) == fresh.likelihoods(texts) * 2
        model.likelihoods(["水", "土", "木"])


@pytest.mark.parametrize("length", [1, 2, 3, 9])
def test_a_text_has_all_its_grams(length):
    grams, starts = characters.buckets(["国" * length, "产"])
    assert starts.tolist() == [0, 3 * length + 1]
    assert len(grams) == 3 * length + 1 + 4


@pytest.mark.parametrize(("name", "with_more"), [("王者荣耀", "王者荣耀投注"), ("绝地求生", "绝地求生辅助")])
def test_a_game_is_no_term_until_more_is_sold(name, with_more):
    (honest, *_), (of_more, *_) = characters.likelihoods([name, with_more])
    assert honest > 0.2 > of_more
