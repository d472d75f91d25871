import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.injection.lines.noise import delimiter
from filters.injection.lines.sheet import Sheet
from filters.line import Line


def view(line):
    return Sheet([("text", 0, line)])[0].view


def text_of(raw):
    return view(Line(raw)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("亚洲αv", "亚洲av"),
        ("aⅴ", "av"),
        ("a∨", "av"),
        ("ＡＶ", "av"),
        ("旡码", "无码"),
        ("囯产", "国产"),
        ("⑨①", "91"),
        ("❾❶", "91"),
        ("⒐⒈", "91"),
        ("視頻", "视频"),
        ("視(shì)頻(pín)", "视频"),
        ("成\u200b人", "成人"),
        ("百 家 乐", "百家乐"),
        ("百.家.乐", "百家乐"),
        ("百🔥家🔥乐", "百家乐"),
        ("代-开-发-票", "代开发票"),
        ("x*x*视*频", "xx视频"),
        ("单职业❤私服", "单职业私服"),
        ("传奇·私服", "传奇私服"),
        ("要点_百乐 官网", "要点_百乐官网"),
        ("代开 发票", "代开发票"),
        ("真钱 棋牌★龙虎 斗★时时 彩", "真钱棋牌★龙虎斗★时时彩"),
        ("国产 视频_在 线观看_免费 电影", "国产视频_在线观看_免费电影"),
        ("甲 I 乙 I 丙", "甲 | 乙 | 丙"),
        ("无名•词语", "无名词语"),
        ("无名・词语", "无名词语"),
        ("无名.词语", "无名词语"),
        ("无名┅词语", "无名词语"),
        ("〖无名词语〗", "【无名词语】"),
        ("﹝无名词语﹞", "[无名词语]"),
        ("≪无名词语≫", "[无名词语]"),
        ("水稻要点‖无名词语", "水稻要点|无名词语"),
        ("无 名 的 词 语~水稻插秧要点", "无名的词语~水稻插秧要点"),
        ("g p s 定 位", "gps定位"),
        ("拿站·脱库 军火论坛 无名.词语", "拿站脱库 军火论坛 无名词语"),
        ("• 某·某词语", "• 某某词语"),
        ("· 水稻 要点", "· 水稻要点"),
        ("热词:甲乙丙🔥丁 甲乙丙 91🎰丙丁", "热词:甲乙丙丁 甲乙丙 91丙丁"),
        ("甲乙 丙;丁戊 己;庚辛 壬", "甲乙丙;丁戊己;庚辛壬"),
        ("无\u0336名\u0336词\u0336语\u0336", "无名词语"),
        ("无\u0332名词\u20dd语", "无名词语"),
        ("甲乙丙》丁戊己》庚辛壬", "甲乙丙|丁戊己|庚辛壬"),
        ("「甲乙丙「丁戊己", "|甲乙丙|丁戊己"),
        ("无名体育·(中国)官网", "无名体育官网"),
        ("无名bet·(中国)官网", "无名bet官网"),
        ("无名体育(中国)·官方网站", "无名体育官方网站"),
    ],
)
def test_a_disguise_is_undone(raw, text):
    assert text_of(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        "看完《甲》再看《乙》",
        "一》二",
        "nǐ hǎo a\u0301",
        "首页 新闻 体育 财经",
        "插秧要点·农业技术频道",
        "甲乙-丙丁",
        "第3.5节 概述",
        "iphone 15 pro max",
        "增长 12 %",
        "甲方 I 乙方",
        "温度3.5度",
        "水稻插秧法·农业技术",
        "水稻插秧法.农业技术",
        "水稻插秧法┊农业技术",
        "首页 › 新闻 › 农业",
        "甲乙丙丁_甲乙丙丁_甲乙丙丁 先去病枝,再疏过密的枝条。",
    ],
)
def test_what_is_no_disguise_stays(raw):
    assert text_of(raw) == raw.lower()


def test_a_space_before_what_is_another_line_stays():
    header = "甲 乙丙★丁戊己★庚辛 水稻插秧要点"
    lines = [("title", 0, Line(header)), ("text", 0, Line("水稻插秧要点"))]
    assert Sheet(lines)[0].text == "甲乙丙★丁戊己★庚辛 水稻插秧要点"
    assert text_of(header) == "甲乙丙★丁戊己★庚辛水稻插秧要点"


def test_a_line_with_nothing_to_undo_keeps_its_view():
    line = Line("新线全长一百二十公里,设站五座。")
    assert view(line) is line.view


@pytest.mark.parametrize(("text", "sign"), [("a_b_c", "_"), ("a_b", ""), ("a,b,c_d", ","), ("甲|乙|丙", "|"), ("", "")])
def test_the_delimiter_is_the_sign_that_divides_most(text, sign):
    assert delimiter(text) == sign


DISGUISES = st.sampled_from(["", "\u200b", " ", ".", "🔥", "(pín)"])
LOOKS = {"v": "vⅴ∨νＶ", "a": "aαａА"[:3], "无": "无旡無", "国": "国囯國", "视": "视視"}


@given(st.lists(st.tuples(st.sampled_from("国产无码av视频在线"), st.integers(0, 2), DISGUISES), min_size=1, max_size=20))
def test_every_character_of_the_view_leads_back_to_what_it_was_made_from(pieces):
    raw = "".join(LOOKS.get(c, c)[min(n, len(LOOKS.get(c, c)) - 1)] + sign for c, n, sign in pieces)
    made = view(Line(raw))
    assert len(made.text) == len(made.starts) == len(made.ends)
    for at, character in enumerate(made.text):
        start, end = made.raw_span(at, at + 1)
        origin = raw[start:end]
        assert any(text_of(c) == character or character in c for c in origin), (character, origin)
    assert list(made.starts) == sorted(made.starts)


@given(st.text(max_size=60))
def test_any_text_has_a_view_with_offsets_inside_the_raw_text(raw):
    made = view(Line(raw))
    assert all(0 <= a <= b <= len(raw) for a, b in zip(made.starts, made.ends, strict=True))


@pytest.mark.parametrize(("raw", "text"), [("欧宝体 育", "欧宝体育"), ("搜狗·快排", "搜狗快排"), ("无码の视频", "无码的视频")])
def test_what_hides_a_stem_is_undone(raw, text):
    assert text_of(raw) == text


@pytest.mark.parametrize("raw", ["体育 娱乐", "水稻 要点"])
def test_words_of_a_menu_stay_apart(raw):
    assert text_of(raw) == raw


@given(st.lists(st.text(max_size=30) | st.sampled_from(["欧宝体 育", "甲 I 乙 I 丙", "百.家.乐", "ⅠİΣ", "av\n在线"]), max_size=8))
def test_lines_are_read_together_as_each_by_itself(raws):
    sheet = Sheet([("text", number, Line(raw)) for number, raw in enumerate(raws)])
    assert [reading.text for reading in sheet] == [text_of(raw) for raw in raws]
    assert [reading.hits for reading in sheet] == [Sheet([("text", 0, Line(raw))])[0].hits for raw in raws]
