"""The model that ships: what follows what, and what the file is."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from filters.repair.ngrams import FILE, HEADER, ONE, codes, context, model, point


def after(before: str, characters: str) -> dict[str, float]:
    contexts, of = np.array([context(before)], np.uint64), np.zeros(len(characters), np.intp)
    return dict(zip(characters, model().score(contexts, of, contexts.take(of) << ONE | codes(characters)).tolist(), strict=True))


@pytest.mark.parametrize(
    ("before", "meant", "other"), [("我们今", "天", "和"), ("中华人民共和", "国", "家"), ("质量很", "好", "人"), ("", "我", "，")]
)
def test_what_usually_follows_is_likelier(before: str, meant: str, other: str) -> None:
    likely = after(before, meant + other)
    assert likely[meant] > likely[other] + 2


def test_what_follows_anything_is_likely_in_all_not_more_than_surely() -> None:
    everything = "".join(map(chr, range(0x4E00, 0x9FA6))) + "，。！？；：“”、（）《》\n0a"
    assert 0.9 < sum(np.exp(list(after("今天的", everything).values()))) < 1.1


def test_digits_letters_and_widths_are_alike() -> None:
    assert codes("7").tolist() == codes("３").tolist() == codes("0").tolist()
    assert codes("B").tolist() == codes("ｚ").tolist() == codes("a").tolist()
    assert codes(",").tolist() == codes("，").tolist()
    assert codes("著").tolist() == codes("着").tolist()


def test_a_character_outside_the_basic_plane_is_unknown_and_no_error() -> None:
    assert after("今天", "𠮷")["𠮷"] < -10
    assert after("𠮷\ud800", "天")["天"] < 0


def test_characters_that_follow_one_come_in_the_order_of_likelihood() -> None:
    assert model().following(point("今"), codes("龘年天")).tolist() == [2, 1]


def test_rare_characters_are_not_guessed() -> None:
    assert model().common("海")
    assert not model().common("龘")


def test_the_file_says_what_it_is_and_is_small() -> None:
    held = (files("filters") / FILE).read_bytes()
    header = held[:HEADER].decode()
    assert len(held) < 8_000_000
    assert all(word in header for word in ("Format:", "Source:", "Licence:", "Made by:"))
