"""Signs strewn within words are a kit's; a writer's own stand between words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest

from crawler.demo.cloak import cloak
from filters.model import Document
from filters.repair.strewn import strewn

Undone = Callable[..., Document]

TEXT = [
    "清晨的菜市场已经热闹起来，卖豆腐的老人把木板放在门口，旁边的姑娘正在整理刚刚摘下的黄瓜。",
    "我们沿着石板路慢慢走，听见有人讨价还价，也闻到了油条的香味。",
    "后来天气突然变化，大家赶紧收拾东西，躲进了附近的茶馆。",
]
WORDS = ("清晨", "市场", "热闹", "豆腐", "老人", "木板", "门口", "姑娘", "整理", "黄瓜", "香味", "后来", "天气", "变化", "附近", "茶馆")


def within(text: str, signs: str, words: tuple[str, ...] = WORDS) -> str:
    """A text with the signs in turn in the middle of words."""
    for word, sign in zip(words, cycle(signs), strict=False):
        text = text.replace(word, f"{word[0]}{sign}{word[1:]}")
    return text


@pytest.mark.parametrize("signs", ["🍁🎐🧧", "❤", "\u0334\u0337", "\ufe00\ufe0e", "\x02\x0b\x7f\u0086", "\u202e\u202c"])
def test_signs_within_words_go(undone: Undone, signs: str) -> None:
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
        within("\n".join(TEXT), "\u200b\u00ad\ufeff"),
        within("\n".join(TEXT), "\ufe00") + "、です",
        within("\n".join(TEXT), "①→×"),
    ],
)
def test_a_writers_signs_stay(undone: Undone, text: str) -> None:
    document = undone(text.split("\n"))
    assert document.cloak == "none"
    assert not document.findings


def test_a_gloss_on_such_a_page_stays(undone: Undone) -> None:
    document = undone([*(within(line, "🍁") for line in TEXT), "镇上有一座龛(kān)，很旧了。"])
    assert document.lines[-1].render() == "镇上有一座龛(kān)，很旧了。"
