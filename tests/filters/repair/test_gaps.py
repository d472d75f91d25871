"""Blanks that stand for words taken out: in prose, where blanks are no habit."""

from __future__ import annotations

import pytest

from filters.repair.gaps import gaps

PROSE = "百日行動是為維護穩定而推出的計劃，目的是打擊違法行為、保護消費者，促進發展。"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("百日行動是中國 為維護穩定而推出的計劃，目的是保護消費者。", " "),
        ("通過集中時間、集中資源, 希望能夠迅速見效,改善生態環境。", " "),
        ("催收的方式主要? 催收、上門催收、法律訴訟等。", "? "),
        ("行業將受到更嚴格的監管。 將加強對公司的審核，避免不當行為。", " "),
        ("這個(gè) 機構，負責管理全國的市場。", " "),
    ],
)
def test_a_blank_in_prose_is_a_gap(text: str, marked: str) -> None:
    ((number, start, end),) = gaps([PROSE, text])
    assert (number, text[start:end]) == (1, marked)


@pytest.mark.parametrize("text", ["首頁 新聞 國際 體育", "2024-10-20 04:47:59 來源，本站", "電話，010 轉 8 號 APP 下載", "好。 對，"])
def test_other_blanks_are_none(text: str) -> None:
    assert list(gaps([PROSE, text])) == []


def test_a_page_that_puts_blanks_after_its_signs_has_no_gaps() -> None:
    assert list(gaps(["我們來了， 大家都很高興， 但是天氣不好。 明天再說。"])) == []


def test_words_taken_out_of_one_line_are_each_a_gap() -> None:
    texts = ["由 組織的活動昨天開始，參加的 有上百人，大家都說很值得。"]
    assert [texts[0][start:end] for _, start, end in gaps([*texts, PROSE])] == [" ", " "]


def test_a_page_that_sets_its_words_apart_has_no_gaps() -> None:
    assert list(gaps(["我們 今天 去 公園，他們 明天 去 學校，大家 都 很 高興。"])) == []
