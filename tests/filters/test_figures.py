from __future__ import annotations

import random

import pytest

from filters import figures
from filters.fold import fold

HEARING = (
    "本院定于{0}月{1}日{2}时在第{3}法庭公开开庭审理买卖合同纠纷一案，请当事人准时到庭。无正当理由拒不到庭的，依法缺席审理，公民可以旁听。"
)
REPORT = "全市粮食总产量96.7万吨，比上年增长1.2%；蔬菜产量143.5万吨，增长3.6%；生猪出栏212.8万头，增长2.9%。猪肉产量17万吨，增长2.4%。"


def differ(one: str, other: str, similarity: float = 0.6) -> bool:
    a, b = figures.sketch(fold(one)), figures.sketch(fold(other))
    assert figures.differ(a, b, similarity) == figures.differ(b, a, similarity)
    return figures.differ(a, b, similarity)


def test_one_form_filled_in_twice_is_two_articles() -> None:
    assert differ(HEARING.format(3, 14, 9, 2), HEARING.format(4, 22, 10, 7))


def test_two_other_figures_make_an_article_of_its_own_and_one_does_not() -> None:
    assert differ(HEARING.format(3, 14, 9, 2), HEARING.format(3, 14, 10, 7))
    assert not differ(HEARING.format(3, 14, 9, 2), HEARING.format(3, 14, 9, 7))


def test_where_little_else_differs_two_figures_are_a_correction_and_three_are_not() -> None:
    first, two, three = HEARING.format(3, 14, 9, 2), HEARING.format(3, 14, 10, 7), HEARING.format(3, 22, 10, 7)
    nearly = figures.SAME_BUT_FOR_LITTLE
    assert [differ(first, two, nearly), differ(first, two, nearly - 0.01)] == [False, True]
    assert differ(first, three, nearly)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("观测站2006年招聘启事", "观测站2008年招聘启事"),
        ("登记信息（2020年第4期）", "登记信息（2020年第24期）"),
        ("课程进度简报（20171009）", "课程进度简报（20171023）"),
        ("三年级上册期末试卷", "四年级上册期末试卷"),
    ],
)
def test_another_figure_in_the_title_makes_another_article_unless_hardly_anything_else_differs(one: str, other: str) -> None:
    text = "报名请寄材料到办公室，三天之内回复，逾期不候。"
    a, b, same = (figures.sketch(text, fold(title)) for title in (one, other, one + "_河湾网"))
    nearly = figures.SAME_BUT_FOR_LITTLE
    assert [figures.differ(a, b, nearly - 0.01), figures.differ(a, b, nearly), figures.differ(a, same, 0.5)] == [True, False, False]
    first, second = (figures.sketch(HEARING.format(3, 14, hour, 2), fold(title)) for hour, title in ((9, one), (10, other)))
    assert figures.differ(first, second, nearly)


def test_a_quarter_of_the_figures_must_be_others() -> None:
    kept = "".join(f"{what}公司有职工4{n}人。" for n, what in enumerate("水电煤气路桥"))
    assert differ(kept + "甲组3人，乙组5人。", kept + "甲组4人，乙组6人。")  # two of eight
    kept += "房产公司有职工88人。"
    assert not differ(kept + "甲组3人，乙组5人。", kept + "甲组4人，乙组6人。")  # two of nine


def test_a_copy_has_the_figures_of_its_original() -> None:
    words = REPORT.replace("产量", "收成").replace("比上年", "同比")
    for copy in (REPORT, words, REPORT[: len(REPORT) // 2], REPORT.replace("1", "１"), "据统计，" + REPORT + "（记者 王小林）"):
        assert not differ(REPORT, copy)


def test_a_corrected_report_is_a_copy() -> None:
    assert not differ(REPORT, REPORT.replace("96.7", "97.6").replace("3.6%", "3.5%"), 0.9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023-10-24 16:20 阅读 1024 评论 7 点赞 31\n{}", "2023-11-02 08:11 阅读 55 评论 2 点赞 8\n{}"),
        ("{}\n（河湾日报 2023年10月24日 第11版）", "{}\n（城市晚报 2024年1月5日 第3版）"),
        ("{}\n打赏691 元 金币 +31 威望 +60", "{}\n打赏7 元 金币 +8 威望 +9"),
        ("（2023年10月24日 16:20:31）{}", "（2024年1月5日 8:11:07）{}"),
        ("电话138 0013 8000、0517-8888 0000。{}", "电话139 1111 2222、021-6666 7777。{}"),
    ],
)
def test_what_a_page_says_of_itself_is_no_figure_of_the_article(one: str, other: str) -> None:
    prose = "沿着溪水往山里走，过了第二座石桥，就能看见那口老窑。\n守窑的老人祖上几代都以制陶为生。\n夜里封了窑，师徒两个坐在窑边守火。"
    assert not differ(one.format(prose), other.format(prose))


def test_a_table_behind_a_sentence_counts() -> None:
    def prices(*values: float) -> str:
        names = "白菜 萝卜 黄瓜 青椒 土豆".split()
        return "今日市场价格如下。\n" + "\n".join(f"{name}\n{value}" for name, value in zip(names, values, strict=True))

    assert differ(prices(1.2, 0.8, 5.6, 6.0, 2.1), prices(1.1, 0.9, 5.2, 5.8, 2.4))


def test_signs_in_figures_do_not_count() -> None:
    sums = "甲{}元，乙{}元，丙{}元，丁{}元。"
    assert not differ(sums.format("1,200", "08", "3,000,000", "7"), sums.format("1200", "8", "3000000", "7"))


def test_texts_without_figures_cannot_be_told_apart_by_them() -> None:
    assert figures.sketch("山里静得很，只听见松柴噼啪作响。") == b""
    assert figures.sketch("第1组") == b""
    assert not differ("山里静得很。", HEARING.format(3, 14, 9, 2))
    assert not figures.differ(b"", b"", 0.5)


def test_of_many_figures_the_same_places_are_kept() -> None:
    draw = random.Random(3)
    names = ["".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(3)) for _ in range(200)]
    text = [f"{name}{draw.randrange(1000)}人，" for name in names]
    whole = figures.sketch("".join(text) + "。")
    assert len(whole) == 4 * figures.KEPT
    assert not figures.differ(whole, figures.sketch("".join(draw.sample(text, 120)) + "。"), 0.5)
    assert figures.differ(whole, figures.sketch("".join(f"{name}{draw.randrange(1000)}人，" for name in names) + "。"), 0.5)
