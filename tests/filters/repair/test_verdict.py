"""The page verdict, just under and just over each of its thresholds."""

from __future__ import annotations

import pytest

from filters.repair.pinyin import first_reading
from filters.repair.verdict import judge, judge_mirror


def test_three_annotations_on_two_characters_are_enough() -> None:
    assert judge(["動(dòng)物園開(kāi)門了，動(dòng)物很多，我們都很高興。"]).cloak == "pinyin"
    assert judge(["動(dòng)物園開(kāi)門了，我們都很高興，因為這個日子很難得。"]).cloak == "none"
    assert judge(["動(dòng)物園的動(dòng)物運動(dòng)了，我們都很高興。"]).cloak == "none"


def test_a_digit_may_tell_the_tone() -> None:
    found = judge(["動(dong4)物園開(kai1)門了，動(dong4)物很多，綠(lv4)樹也多，過(guo)來看看。"])
    assert found.cloak == "pinyin"
    assert [a.reading for line in found.found for a in line] == ["dòng", "kāi", "dòng", "lǜ", "guo"]


@pytest.mark.parametrize(
    "text",
    [
        "动(dong4)物园开(kai1)门了，动(dong4)物很多。",
        "動(x1)量與開(n2)方，動(t3)能",
        "動(dong6)開(kai0)動(dong44)機",
        "聽(ting3)到訂(ding6)單，領(ling5)到",
    ],
)
def test_digits_in_other_brackets_have_no_verdict(text: str) -> None:
    assert judge([text]).cloak == "none"


def test_annotations_stand_on_traditional_forms() -> None:
    nine = "活動(dòng)在國(guó)外，機(jī)會(huì)來(lái)得及時(shí)，對(duì)學(xué)生說(shuō)得清楚，大家覺得還可以"
    assert judge([nine + "，還有(yǒu)"]).cloak == "pinyin"
    assert judge([nine + "，還有(yǒu)去(qù)"]).cloak == "none"


def test_a_character_is_annotated_always_or_never() -> None:
    always = "我們的活動(dòng)開(kāi)始了，請(qǐng)大家準時(shí)到場，這個(gè)機會(huì)很難得。"
    assert judge([always]).cloak == "pinyin"
    assert judge([always, "運動開放請求"]).cloak == "none"


def test_a_title_outside_the_article_may_stand_without_readings() -> None:
    texts = ["運動開放請求", "我們的活動(dòng)開(kāi)始了，請(qǐng)大家準時(shí)到場，這個(gè)機會(huì)很難得。"]
    assert judge(texts).cloak == "none"
    assert judge(texts, around={0}).cloak == "pinyin"


def test_a_conversion_by_words_makes_characters_that_simplified_text_has_too() -> None:
    found = judge(["屋裡打掃得很乾(qián)淨，孩子們也瞭(liǎo)解規(guī)則，藉(jiè)口沒(méi)有了，答覆(fù)也來(lái)了。"])
    assert found.cloak == "pinyin"
    assert found.annotated == frozenset("乾瞭規藉沒覆來")


def test_brackets_that_glosses_have_too_must_be_many() -> None:
    text = "我們的活動（dòng）開（kāi）始了，請（qǐng）大家準時（shí）到場，這個（gè）機會（huì）很難得。"
    more = "動（dòng）作要輕，說（shuō）話要慢。"
    assert judge([text]).cloak == "none"
    assert judge([text, more]).cloak == "pinyin"
    assert judge([part.replace("（", " (").replace("）", ")") for part in (text, more)]).cloak == "pinyin"
    assert judge([text + "大家都在臺下等了很久，孩子們排著隊走上來，掌聲響成一片。" * 4, more]).cloak == "none"


@pytest.mark.parametrize(
    ("title", "article", "cloak"),
    [
        ("晒谷场上的晚会", "晚會開到一半下起雨來，大家把凳子搬到屋檐下面，最后還是把節目演完了。", "traditional"),
        ("晒谷场上的晚会", "晚會開到一半下起雨來，大家把凳子搬到屋簷下，還是把節目演完了。", "none"),
        ("晒谷场上的晚会", "晚會開到一半下起雨來，大家把凳子搬到屋簷下，最后還是把節目演完了，然後才散。", "none"),
        ("曬穀場上的晚會", "晚會開到一半下起雨來，大家把凳子搬到屋檐下面，最后還是把節目演完了。", "none"),
        ("论语·学而", "王曰：嗚呼，封，汝念哉。今民將在祗遹乃文考，紹聞衣德言，于是往敷求于殷先哲王，用保乂民。", "none"),
    ],
)
def test_a_simplified_title_tells_a_mirror_in_modern_prose(title: str, article: str, cloak: str) -> None:
    assert judge_mirror([article] * 6, [], title).cloak == cloak


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


@pytest.mark.parametrize(
    ("read", "cloak"),
    [
        ({0, 1}, "noise"),  # again, and not each time
        ({0}, "none"),  # now and then, but not again
        ({0, 1, 2, 3}, "none"),  # a gloss at each
    ],
)
def test_noise_without_tones_or_emoji_is_told_by_characters_that_are_read_now_and_then(read: set[int], cloak: str) -> None:
    readings = dict(zip("山水火田月天", "shan shui huo tian yue tian".split(), strict=True))
    lines = [
        "，".join(f"那里{c}{f'({r})' if (n + at) % 4 in read else ''}" for at, (c, r) in enumerate(readings.items())) for n in range(4)
    ]
    assert judge(lines).cloak == cloak


@pytest.mark.parametrize("beside", ["\u200b", "🍂", " \u0336", "❄️"])
def test_what_takes_no_room_or_is_strewn_may_stand_before_a_reading(beside: str) -> None:
    text = "我們的活動(dòng)開(kāi)始了，請(qǐng)大家準時(shí)到場，這個(gè)機會(huì)很難得，動(dòng)作要輕，說(shuō)話要慢。"
    assert judge([text.replace("(", f"{beside}(")]).cloak == "pinyin"


PLAIN = "村口的老槐树下坐着几个老人手里摇着蒲扇说起年轻时赶集的事笑声传得很远孩子们围着听忘了回家吃饭"


@pytest.mark.parametrize(
    ("every", "between", "cloak"),
    [(1, "", "none"), (2, "", "noise"), (3, "", "noise"), (4, "", "none"), (2, "、", "none")],
)
def test_readings_after_every_so_many_characters_are_counted_off(every: int, between: str, cloak: str) -> None:
    annotated = [c + (f"({first_reading(c)}){between}" if number % every == 0 else "") for number, c in enumerate(PLAIN, 1)]
    assert judge(["".join(annotated)]).cloak == cloak


@pytest.mark.parametrize("brackets", ["（）", "[]", "【】", "〔〕"])
def test_readings_in_other_brackets_are_counted_off_too(brackets: str) -> None:
    annotated = [c + (first_reading(c).join(brackets) if number % 3 == 0 else "") for number, c in enumerate(PLAIN, 1)]
    assert judge(["".join(annotated)]).cloak == "noise"
    assert judge(["、".join(f"{c}{first_reading(c).join(brackets)}" for c in PLAIN)]).cloak == "none"
