"""Single tears, byte by byte as they are seen on real pages, and what stays unresolved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from filters.repair.gbk import pairs
from filters.repair.prose import Prose
from filters.repair.run import Page
from filters.repair.stream import Mended, tears, undone


def page(annotated: str = "", *, folded: bool = False) -> Page:
    return Page(frozenset(annotated), folded, Prose.of(""))


def mends(raw: str, on: Page | None = None) -> list[Mended]:
    (line,) = undone([raw], [()], tears([raw], on or page()).lines)
    return line.tears


def mended(raw: str, *, folded: bool = False) -> list[str]:
    return [t.replacement for t in mends(raw, page(folded=folded))]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("對逾期債務進行追償?shù)男袨?。", ["的行为"]),
        ("全國各?。ㄊ小^(qū)）的情況", ["省（市、区"]),
        ("逐步實現規(guī)?；?，管理也更好", ["模化"]),
        ("董事會審議事項?zhàn)蕚湓谥衅趫蟾嬷杏枰耘?，本公司", [""]),
        ("因?yàn)榫皡^的門票很貴", ["为景区"]),
        ("參加考試的總?cè)丝诘谋戎貫?7.9%", ["人口的比重为□"]),
        ("產業要?jiǎng)撔挛繂?wèn)表現形式", ["创新慰问"]),
        ("這麼快就能設計?wǔ)鲈贫薃I芯片", ["出云端A"]),
        ("暑假把孩子轉到了那所學?！?", ["校。"]),
        ("國內國際雙循環的?dǎn)鹇詷屑~。", ["战略枢纽"]),
        ("他說：“我們開始工作?！?", ["。”"]),
        ("他關上了門?！咀ⅰ块T是木頭做的。", ["。【注】门"]),
    ],
)
def test_a_tear_is_read_shifted(raw: str, texts: list[str]) -> None:
    assert mended(raw) == texts


def test_a_text_that_makes_words_with_what_stands_beside_it_is_likelier() -> None:
    (tear,) = mends("他說話刻薄又?huá)睾?。")  # 溫和 and not 溫厚
    assert tear.confidence > 0.9


def test_a_character_may_be_gone_with_both_its_bytes() -> None:
    (tear,) = mends("就本?wěi)?，首先要說明")
    assert tear.replacement == "书"
    assert tear.confidence < 0.99  # 书中 and 书后 would show the same


def test_signs_folded_to_half_width_are_bytes_too() -> None:
    assert mended("有關?,F代的生活", folded=True) != ["?,F代"]
    assert mended("移?，F(xiàn)代化的生活方式") == ["。现"]
    assert mended("天氣很好,?yáo)缀鯖]有人留在家里。", folded=True) == ["几乎没"]


def test_a_torn_reading_within_a_run_is_one_on_a_folded_page_too() -> None:
    assert mended("面料摸起?kuì)砗苋彳?ruǎn)，就是尺碼偏大。") == ["来很柔软"]
    assert mended("面料摸起?kuì)砗苋彳?ruǎn),就是尺碼偏大。", folded=True) == ["来很柔软"]


def test_a_page_that_converts_single_characters_has_no_forms_that_words_give() -> None:
    assert "誌" in Page.of(["同志們都來了"], frozenset()).unmade
    assert "誌" not in Page.of(["雜誌上只有隻言片語"], frozenset()).unmade
    assert not set("發髮鍾鐘為爲裡裏志只") & Page.of(["同志們都來了"], frozenset()).unmade


def test_a_page_that_shows_no_square_bracket_has_none() -> None:
    assert "【" in Page.of(["他關上了門"], frozenset()).unmade
    assert "【" not in Page.of(["他關上了門】"], frozenset()).unmade


def test_a_kit_may_spare_commas() -> None:
    raw, restored = "快遞特別快，頭天下單第二天就到了，包裝也很?chē)缹崳瑳]有破損。", "严实，没"
    assert [t.replacement for t in mends(raw, replace(page(), spared="，"))] == [restored]
    assert [t.replacement for t in mends(raw)] == [""], "where commas are cut none stands in a torn place"
    assert Page.of([raw], frozenset()).spared == "，"
    assert Page.of([raw, "就本?wěi)?，首先要說明"], frozenset()).spared == ""


def test_a_sign_does_not_count_against_a_text_as_a_word_does() -> None:
    assert mended("他們站在山上?；疖噺哪_下開過。") == [""], "neither 山上。火车 nor 上海火车"


def test_confidence_is_that_against_all_other_texts_together() -> None:
    (tear,) = mends("店員手腳快,?？鸵贿M門就開始忙", page(folded=True))
    assert not tear.replacement
    assert tear.confidence < 0.75


def test_private_use_characters_hold_the_bytes_that_others_lost() -> None:
    table = pairs().code
    assert table["\ue000"] == (0xAA, 0xA1)
    assert table["\ue234"] == (0xF8, 0xA1)
    assert table["\ue4c6"] == (0xA1, 0x40)
    assert mended("我們要加?hòng)娙粘\ue5d6?zhàn)備訓練，保證安全") == ["强日常战"]


def test_a_pair_that_shows_nothing_is_guessed_from_the_words_around() -> None:
    assert mended("我們要加?hòng)娙粘?zhàn)備訓練，保證安全") == ["强日常战"]


def test_a_question_mark_is_a_question_mark() -> None:
    for raw in ("你知道嗎?，我們明天再說吧", "這是什麼?", "誰來了?！不知道", "價格?? 待定"):
        assert mended(raw) in ([], [""])


def test_what_cannot_be_told_stays_and_is_counted() -> None:
    (only,) = mends("講?zhuān)A")
    assert only.replacement == ""
    assert only.confidence < 0.96


def test_a_reading_that_fits_no_pair_mends_nothing() -> None:
    (only,) = mends("的?zzz)人")
    assert (only.replacement, only.confidence) == ("", 0.5)


def test_a_character_that_the_page_always_annotates_is_no_candidate() -> None:
    raw = "我們都?zhù)崃覛g迎外國的朋友們來參觀"
    assert mends(raw)[0].replacement == "热烈欢"
    assert mends(raw, page("歡"))[0].replacement == ""
