"""The page verdict, just under and just over each of its thresholds."""

from __future__ import annotations

import pytest

from filters.repair.verdict import judge


def test_three_annotations_on_two_characters_are_enough() -> None:
    assert judge(["動(dòng)物園開(kāi)門了，動(dòng)物很多，我們都很高興。"]).cloak == "pinyin"
    assert judge(["動(dòng)物園開(kāi)門了，我們都很高興，因為這個日子很難得。"]).cloak == "none"
    assert judge(["動(dòng)物園的動(dòng)物運動(dòng)了，我們都很高興。"]).cloak == "none"


def test_annotations_stand_on_traditional_forms() -> None:
    nine = "活動(dòng)在國(guó)外，機(jī)會(huì)來(lái)得及時(shí)，對(duì)學(xué)生說(shuō)得清楚，大家覺得還可以"
    assert judge([nine + "，還有(yǒu)"]).cloak == "pinyin"
    assert judge([nine + "，還有(yǒu)去(qù)"]).cloak == "none"


def test_a_character_is_annotated_always_or_never() -> None:
    always = "我們的活動(dòng)開(kāi)始了，請(qǐng)大家準時(shí)到場，這個(gè)機會(huì)很難得。"
    assert judge([always]).cloak == "pinyin"
    assert judge([always, "運動開放請求"]).cloak == "none"


def test_a_gloss_explains_rare_characters() -> None:
    assert judge(["蘄(qí)縣、酈(lì)城、鄆(yùn)城的風景都很美，我們應該去看看這些地方。"]).cloak == "none"


def test_a_list_of_characters_is_no_running_text() -> None:
    assert judge(["會(huì)、國(guó)、學(xué)、時(shí)、來(lái)、對(duì)"]).cloak == "none"


def test_simplified_text_with_readings_is_a_learners() -> None:
    assert judge(["动(dòng)物园开(kāi)门了，动(dòng)物都来(lái)了，我们都很高兴。"]).cloak == "none"


@pytest.mark.parametrize(("bare", "cloak"), [(1, "none"), (2, "noise"), (7, "noise"), (8, "none")])
def test_noise_has_readings_with_tones_and_without(bare: int, cloak: str) -> None:
    toneless = "jing jin shan shui huo tian yue tian men".split()
    toned = "jīng jīn shān shuǐ huǒ tián yuè tiān mén".split()
    readings = toneless[:bare] + toned[bare:]
    assert judge(["，".join(f"我去过那里{c}({r})" for c, r in zip("京津山水火田月天门", readings, strict=True))]).cloak == cloak


@pytest.mark.parametrize(("emoji", "cloak"), [(1, "none"), (2, "noise")])
def test_noise_without_tones_is_told_by_emoji_after_its_readings(emoji: int, cloak: str) -> None:
    readings = "jing jin shan shui huo tian yue tian men".split()
    text = [f"我去过那里{c}({r}){'👍' if n < emoji else ''}" for n, (c, r) in enumerate(zip("京津山水火田月天门", readings, strict=True))]
    assert judge(["，".join(text)]).cloak == cloak


def test_genuine_traditional_words_outweigh_words_left_half_converted() -> None:
    left = "以后這里會有說明，由于時間關系，還沒有準備。"
    assert judge([left]).cloak == "traditional"
    assert judge([left, "後來於是裡面製造"]).cloak == "none"


def test_japanese_has_no_verdict() -> None:
    assert judge(["最后の制造の関于と由于と以后の問題について、時間が長くかかる。"]).cloak == "none"
