"""GBK that lost a byte: what was read a byte off is paired again, what was right stays."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from filters.repair import mojibake
from filters.repair.lossy import MOST_ASKED
from filters.repair.realigned import ASKED, MIN_OFF, restored
from filters.repair.two_bytes import LOST

TEXT = "吃过晚饭，爷爷搬了一把竹椅坐在院子里，给大家讲他年轻时候修水库的故事，讲着讲着天就黑了。"


def without(*gone: int, text: str = TEXT) -> str:
    code = bytes(byte for at, byte in enumerate(text.encode("gbk")) if at not in gone)
    return (code + b"\n").decode("gb18030", "replace").rstrip("\n")


@pytest.mark.parametrize("byte", [0, 1, 10, 11, 36, 37, 60])
def test_all_but_the_torn_characters_come_back(byte: int) -> None:
    found = mojibake.restored(without(byte))
    assert found
    assert sum(one != meant for one, meant in zip(found.text, TEXT, strict=True)) <= 2
    assert found.text.count(LOST) == found.lost


@pytest.mark.parametrize(
    "gone", [(10, 41), (11, 60), (0, 39), (12, 45, 70), (21, 22, 55), (6, 26, 47, 80), (30, 58, 59, 85)], ids=lambda gone: str(gone)
)
def test_where_bytes_went_again_and_again_all_but_the_torn_characters_come_back(gone: tuple[int, ...]) -> None:
    found = mojibake.restored(without(*gone), among_lost=True)
    assert found
    same = sum(block.size for block in SequenceMatcher(None, TEXT, found.text, autojunk=False).get_matching_blocks())
    assert same >= len(TEXT) - 2 * len(gone)


def test_without_a_sign_of_lost_bytes_on_the_page_nothing_is_tried() -> None:
    broken = without(10, 41)
    assert LOST not in broken
    assert mojibake.restored(broken) is None
    assert mojibake.restored(broken, among_lost=True)


def test_a_letter_that_a_lone_byte_took_comes_back() -> None:
    broken = without(11, text=TEXT[:-1] + "abc")
    assert LOST not in broken
    found = restored(broken, MOST_ASKED)
    assert found
    assert found.text.endswith(TEXT[-12:-1] + "abc")


def test_text_in_front_of_and_behind_the_run_stays() -> None:
    found = restored(f"2024 {without(20)} A{LOST}", MOST_ASKED)
    assert found
    assert (found.text[:5], found.text[-3:]) == ("2024 ", f" A{LOST}")


@pytest.mark.parametrize("text", [TEXT, TEXT + LOST, TEXT[:20] + LOST + TEXT[21:], LOST, TEXT[: MIN_OFF - 1] + LOST])
def test_what_is_no_byte_off_stays(text: str) -> None:
    assert restored(text, MOST_ASKED) is None


def test_a_few_characters_tell_nothing() -> None:
    assert restored(without(2 * (len(TEXT) - MIN_OFF + 1)), MOST_ASKED) is None


def test_of_many_runs_the_first_are_paired_anew() -> None:
    broken = without(20)
    found = restored(f"{broken} " * 9, 5 * ASKED)
    assert found
    assert found.asked == 6 * ASKED
    assert found.text.endswith(f"{broken} " * 6)
