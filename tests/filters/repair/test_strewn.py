"""Signs strewn within words are a kit's; a writer's own stand between words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

import pytest

from crawler.demo.cloak import cloak
from filters.model import Document
from filters.repair.strewn import MIN_DOUBLED, MIN_MORE, strewn

Undone = Callable[..., Document]

TEXT = [
    "清晨的菜市场已经热闹起来，卖豆腐的老人把木板放在门口，旁边的姑娘正在整理刚刚摘下的黄瓜。",
    "我们沿着石板路慢慢走，听见有人讨价还价，也闻到了油条的香味。",
    "后来天气突然变化，大家赶紧收拾东西，躲进了附近的茶馆。",
]
WORDS = ("清晨", "市场", "热闹", "豆腐", "老人", "木板", "门口", "姑娘", "整理", "黄瓜", "香味", "后来", "天气", "变化", "附近", "茶馆")


def within(text: str, signs: Sequence[str], words: tuple[str, ...] = WORDS) -> str:
    """A text with the signs in turn in the middle of words."""
    for word, sign in zip(words, cycle(signs), strict=False):
        text = text.replace(word, f"{word[0]}{sign}{word[1:]}")
    return text


@pytest.mark.parametrize(
    "signs",
    [
        *("🍁🎐🧧", "❤", "\u0334\u0337", "\ufe00\ufe0e", "\x02\x0b\x7f\u0086", "\u202e\u202c", "\U000e0100\U000e01ef", "\U000e0041"),
        *("\u200b\u00ad\ufeff", "*", ".", "|~^_", ["()", "「」"]),
    ],
)
def test_signs_within_words_go(undone: Undone, signs: Sequence[str]) -> None:
    document = undone([within(line, signs) for line in TEXT])
    assert document.cloak == "noise"
    assert [line.render() for line in document.lines] == TEXT
    assert document.n_repairs == len(WORDS)
    (finding,) = document.findings
    assert finding.explanation.startswith(f"{len(WORDS)} signs ")


def test_signs_within_words_go_from_a_page_with_pinyin_too(undone: Undone) -> None:
    cloaked = [within(cloak(line, seed=5, level=0.1), "🍁🎐") for line in TEXT]
    document = undone(cloaked)
    assert document.cloak == "pinyin"
    assert not any(sign in line.render() for line in document.lines for sign in "🍁🎐")
    assert sum(line.render() == text for line, text in zip(document.lines, TEXT, strict=True)) >= 2


def test_the_same_signs_go_at_the_end_of_a_sentence_too_and_others_stay(undone: Undone) -> None:
    document = undone([*(within(line, "🍁🎐") for line in TEXT), "✅那天的雨下了很久🍁。\u200b再见！🎐😀"])
    assert document.lines[-1].render() == "✅那天的雨下了很久。再见！😀"


@pytest.mark.parametrize(("words", "cloaked"), [(2, False), (3, True)])
def test_three_different_words_must_be_parted(words: int, cloaked: bool) -> None:
    assert bool(strewn(within("\n".join(TEXT), "🍁", WORDS[1 : words + 1]))) is cloaked
    assert not strewn("\n".join([within(TEXT[0], "🍁", WORDS[1:3])] * 3))


def test_one_in_five_must_part_a_word() -> None:
    text = within("\n".join(TEXT), "🍁", WORDS[1:4])
    between = "，".join(f"我们{verb}🍁一本新书" for verb in ("看了", "买了", "写了", "借了"))
    assert strewn("\n".join([text, between, between, between])) == {"🍁"}
    assert not strewn("\n".join([text, between, between, between, "那时候🍁大家都很高兴"]))


@pytest.mark.parametrize(
    "text",
    [
        "，".join(TEXT).replace("，", "🌿").replace("。", "🌿"),
        "恭🎉喜🎉发🎉财🎉大🎉吉🎉大🎉利，开🎊业🎊典🎊礼",
        "".join(f"{c}\u0336" for c in TEXT[1]),
        within("\n".join(TEXT), "\u200b\u00ad\ufeff", WORDS[: MIN_MORE - 1]),
        within("\n".join(TEXT), "*", WORDS[: MIN_MORE - 1]),
        "，".join(f"{name}*{name}先生" for name in "张李王赵周吴郑孙") + "。" + "\n".join(TEXT),
        "、".join(f"{name}·史密斯" for name in ("约翰", "大卫", "玛丽", "彼得", "安娜", "保罗", "汤姆", "杰克")) + "\n" + "\n".join(TEXT),
        "\n".join(TEXT).replace("，", "，，", 2),
        "好。。。真的吗？？是的！！" * 4,
        within("\n".join(TEXT), "\ufe00") + "、です",
        within("\n".join(TEXT), "①→×"),
    ],
)
def test_a_writers_signs_stay(undone: Undone, text: str) -> None:
    document = undone(text.split("\n"))
    assert document.cloak == "none"
    assert not document.findings


@pytest.mark.parametrize(("times", "cloak"), [(MIN_DOUBLED, "noise"), (MIN_DOUBLED - 1, "none")])
def test_commas_and_stops_that_all_stand_twice_go(undone: Undone, times: int, cloak: str) -> None:
    lines = ["天黑了，，雨还在下！！"] * times
    document = undone(lines)
    assert document.cloak == cloak
    assert document.lines[0].render() == ("天黑了，雨还在下！" if cloak == "noise" else lines[0])


def test_genuine_traditional_text_under_signs_keeps_its_script(undone: Undone) -> None:
    text = "後來天氣突然變化，大家趕緊收拾東西，躲進附近的茶館裡。老人把木板放在門口，姑娘正在整理黃瓜，聞到油條的香味。"
    cloaked = within(text, "🍁", ("天氣", "變化", "大家", "收拾", "附近", "茶館", "老人", "木板"))
    document = undone([cloaked])
    assert document.cloak == "noise"
    assert document.lines[0].render() == text


def test_a_gloss_on_such_a_page_stays(undone: Undone) -> None:
    document = undone([*(within(line, "🍁") for line in TEXT), "镇上有一座龛(kān)，很旧了。"])
    assert document.lines[-1].render() == "镇上有一座龛(kān)，很旧了。"
