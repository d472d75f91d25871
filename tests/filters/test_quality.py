"""Quality signals: each against a text whose figure can be counted by hand, and the score over them."""

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import quality
from filters.line import EditKind, Line
from filters.model import Document
from filters.quality import Signals
from filters.segment import Dictionary, segment

PROSE = (
    "昨天下午，市里的几所小学同时举行了开学典礼，校门口挤满了送孩子的家长。\n"
    "这家面馆开了三十年，老板每天凌晨四点就起来熬汤，街坊们都说味道没有变过。\n"
    "研究人员发现，睡眠时间过短的人更容易感到焦虑，工作效率也会随之下降。\n"
    "他把信折好放进口袋，什么也没说，转身走进了雨里，再也没有回过头。"
)


def measured(text: str, title: str = "", tokens: list[str] | None = None) -> Signals:
    document = Document(Line(title), [Line(line) for line in text.split("\n")])
    return quality.measure(document, text, segment(text, Dictionary()) if tokens is None else tokens)


def test_shares_are_of_all_but_white_space() -> None:
    signals = measured("中文 ab\n12，。")
    assert (signals.han_share, signals.digit_share, signals.punctuation_share) == (2 / 8, 2 / 8, 2 / 8)


def test_links_and_trims_are_measured_in_the_raw_lines() -> None:
    document = Document(Line(""), [Line("首页新闻", link_chars=4), Line("正文有十二个字，算上标点")])
    document.lines[0].cut(EditKind.TRIM)
    signals = quality.measure(document, document.render(), [])
    assert signals.link_share == signals.boilerplate_share == 4 / 16


def test_other_edits_are_no_boilerplate() -> None:
    document = Document(Line(""), [Line("某某某某正文")])
    document.lines[0].edit(0, 4, "", EditKind.EXCISE)
    assert quality.measure(document, "正文", []).boilerplate_share == 0.0


def test_a_title_is_looked_for_by_its_bigrams() -> None:
    assert measured("百日计划开始了", title="百日计划").title_overlap == 1.0
    assert measured("百日行动开始了", title="百日计划").title_overlap == 1 / 3
    assert measured("正文", title="").title_overlap == 0.0


def test_lines() -> None:
    signals = measured("一句话。\n阅读更多>>\n一句话。\n没有标点")
    assert signals.mean_line_chars == (4 + 6 + 4 + 4) / 4
    assert signals.punctuated_line_share == 2 / 4
    assert signals.ellipsis_line_share == 1 / 4
    assert signals.duplicate_line_share == 1 / 4


@pytest.mark.parametrize("line", ["他说……", "更多", "点击展开 >>", "more...", "查看更多】", "他说...【详情】", "[ 查看全文 ]"])
def test_a_line_that_was_cut_short(line: str) -> None:
    assert measured(line).ellipsis_line_share == 1.0


def test_a_13gram_that_occurs_twice_covers_its_characters() -> None:
    gram = "".join(map(chr, range(0x4E00, 0x4E00 + 13)))
    assert measured(gram + "隔" + gram).repeated_13gram_share == 26 / 27
    assert measured(gram[:12] + "隔" + gram[:12]).repeated_13gram_share == 0.0


@given(st.text(st.sampled_from("甲乙"), min_size=0, max_size=60))
@settings(max_examples=100, deadline=None)
def test_repetition_is_counted_as_a_slow_count_would(text: str) -> None:
    grams = [text[i : i + 13] for i in range(len(text) - 12)]
    covered = {k for i, gram in enumerate(grams) if grams.count(gram) > 1 for k in range(i, i + 13)}
    assert measured(text).repeated_13gram_share == pytest.approx(len(covered) / len(text) if text else 0.0)


def test_the_most_frequent_runs_of_words() -> None:
    signals = measured("x", tokens=["催收", "行业", "，", "催收", "行业", "的", "规范"])
    assert signals.top_2gram_share == pytest.approx(2 * 4 / 11)
    assert signals.top_3gram_share == signals.top_4gram_share == signals.duplicate_5gram_share == 0.0
    assert measured("x", tokens=["甲", "乙", "丙", "丁"]).top_2gram_share == 0.0


def test_runs_of_words_that_stood_before() -> None:
    run = ["每天", "早上", "七点", "开门", "营业", "到", "晚上"]
    signals = measured("x", tokens=[*run, "。", "店", *run])
    assert signals.duplicate_5gram_share == signals.duplicate_7gram_share == pytest.approx(13 / 27)
    assert signals.duplicate_8gram_share == 0.0
    assert signals.top_4gram_share == pytest.approx(2 * 8 / 27)


def test_stop_words_of_both_scripts_are_one_kind() -> None:
    assert measured("为為与與后後").stop_word_kinds == 3
    assert measured("山水").stop_word_kinds == 0


def test_word_length_leaves_out_punctuation() -> None:
    assert measured("x", tokens=["中国", "，", "人工智能"]).mean_word_chars == 3.0


def test_brackets_and_entropy() -> None:
    assert measured("【公告】正文").bracketed_share == 2 / 6
    assert measured("甲乙丙丁").entropy == pytest.approx(math.log(4))
    assert measured("甲甲甲甲").entropy == 0.0


def test_prose_and_verse_are_likelier_than_characters_at_random() -> None:
    verse = "廿年一别各天涯，\n重见容颜鬓已华。\n犹记当时年少日，\n短墙同摘石榴花。"
    jumble = "锌扣肄惟赃蟹糖仟，咱募秧厚，坠讹带莱。\n震烘镭氢词伞候，爸像故陵，抬喀携冤。"
    assert measured(PROSE).cross_entropy < 6.5 < measured(verse).cross_entropy < 8.0 < 9.5 < measured(jumble).cross_entropy


def test_both_scripts_are_as_likely() -> None:
    assert measured("這個國家的經濟發展很快").cross_entropy == measured("这个国家的经济发展很快").cross_entropy


def test_blanks_to_be_filled_in_are_one_blank() -> None:
    paper = "划线处应为{0}哪一项，请选出来。{0}甲、侦查{0}乙、检查"
    assert measured(paper.format("\xa0" * 30)).cross_entropy == measured(paper.format(" ")).cross_entropy < 9.0


def test_an_empty_article_has_figures() -> None:
    signals = measured("")
    assert all(getattr(signals, field.name) in (0, 1) for field in fields(signals))
    assert 0.0 <= quality.score(signals) <= 1.0


def test_prose_scores_high_and_lists_low() -> None:
    links = "\n".join(f"新闻{n}" for n in range(30))
    assert quality.score(measured(PROSE)) > 0.9
    assert quality.score(measured(links)) < 0.6
    assert quality.score(measured(PROSE)) <= 1.0


@pytest.mark.parametrize(
    ("name", "better", "border", "worse"),
    [
        ("han_share", 0.9, 0.6, 0.59),
        ("link_share", 0.0, 0.1, 0.11),
        ("punctuated_line_share", 1.0, 0.4, 0.39),
        ("stop_word_kinds", 12, 8, 7),
    ],
)
def test_a_signal_costs_from_its_border_on(name: str, better: float, border: float, worse: float) -> None:
    best, at, below = (quality.score(replace(measured(PROSE), **{name: value})) for value in (better, border, worse))
    assert best == pytest.approx(at)
    assert below < at


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_measured(text: str) -> None:
    signals = measured(text, title=text[:20])
    shares = [getattr(signals, f.name) for f in fields(signals) if f.name.endswith("_share")]
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert 0.0 <= quality.score(signals) <= 1.0
