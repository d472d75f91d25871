"""Lines at the head and tail that are not the article."""

import re

import pytest

from filters import furniture
from filters.furniture import LONGEST, _patterns
from filters.line import Line
from filters.model import Category, Document, Metadata

P1 = "昨天下午，区里的老街改造工程正式开工，第一批施工人员已经进场，预计工期为六个月。"
P2 = "按照设计，街面将铺设透水砖，两侧的老房子只修不拆，原有的木门窗会请老师傅照原样修补。"


def document(*lines: str | Line, title: str = "", section: str = "") -> Document:
    return Document(Line(title, "title"), [x if isinstance(x, Line) else Line(x) for x in lines], metadata=Metadata(section=section))


def trimmed(*lines: str | Line, title: str = "", section: str = "") -> list[str]:
    page = document(*lines, title=title, section=section)
    furniture.trim(page)
    return page.render().split("\n")


HEAD = [
    "版权声明：本文为博主原创文章，转载请附上原文出处链接。",
    "原作者：Anna Mason 译者：林晓禾",
    "4 min read · Feb 14, 2021",
    "当前位置：首页 > 新闻 > 正文",
    "首页 > 城市 > 老街",
    "2024-10-20 04:47:59 来源：老街网 作者：张三",
    "发布时间：2024年10月20日",
    "来源:老街网",
    "A+ A-",
    "字号：大 中 小",
    "【大 中 小】",
    "打印 关闭 收藏",
    "分享到微信",
    "阅读(123)",
    "□ 本报记者 章宁",
    "老街晚报记者 章宁 孟晓 文/图",
    "撰文：章宁",
    "本文共2300字，约6分钟",
    "分类专栏：修桥 标签：石匠",
    "点击上方蓝字关注我们",
    "+关注",
]
TAIL = [
    "相关热词搜索：老街、石桥",
    "编辑于 2023-03-09 22:14・IP 属地江苏",
    "该帖发布于2019年1月2日 10:11",
    "责任编辑：李四",
    "（责编：李四、王五）",
    "来源：老街网",
    "版权声明：本文版权归原作者所有",
    "免责声明：以上内容仅代表作者观点",
    "内容侵权、删帖举报联系方式：[电话]",
    "上一篇：桥修好了",
    "下一篇：没有了",
    "关键词：老街 改造",
    "精彩推荐",
    "最新文章",
    "随机看看",
    "打印本页",
    "扫一扫在手机打开当前页",
    "本文链接：https://laojie.example/bridge.html",
    "往期推荐",
    "你可能感兴趣的文章",
    "展开全文",
    "打开APP，阅读体验更佳",
    "喜欢就点个“在看”吧",
    "欢迎扫码关注老街公众号",
    "扫描二维码关注老街网官方微信，第一时间知道街上的新鲜事。",
    "下载老街新闻客户端，随时随地看新闻。",
    "订阅我们的早报，每天早上七点送到您的邮箱，随时可以退订。",
    "本网站所收集的部分公开资料来源于互联网，转载的目的在于传递更多信息，并不代表本站赞同其观点。",
    "Notice: The content above (including the pictures if any) is uploaded by a user of this platform.",
    "（編輯：章寧）1130329",
    "本網站之文字、圖片及影音，非經授權，不得轉載。",
    "老街通應用程式（APP）已經更新，立即免費下載：laojie.example",
    "郑重声明：此内容与本站立场无关，不构成投资建议，据此操作，风险自担。",
    "请记住本书首发域名：laojie.example。",
    "投推荐票 上一章 章节列表 下一章 加入书签",
]


@pytest.mark.parametrize("line", HEAD)
def test_furniture_at_the_head_is_trimmed(line: str) -> None:
    assert trimmed(line, P1, P2) == [P1, P2]


@pytest.mark.parametrize("line", TAIL)
def test_furniture_at_the_tail_is_trimmed(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


@pytest.mark.parametrize("line", HEAD + TAIL)
def test_the_same_line_in_the_middle_of_the_prose_stays(line: str) -> None:
    assert trimmed(P1, P2, line, P1[::-1], P2[::-1]) == [P1, P2, line, P1[::-1], P2[::-1]]


@pytest.mark.parametrize(
    "line",
    [
        "据当地气象部门介绍，2024年10月20日的雨量是十年来最大的一次，江边的步道一度被水淹没。",
        "老街的故事，才刚刚开始。",
        "我们住在这里三十年了",
        "记者在老街住了三天",
        "关注老街的人越来越多",
        "你喜欢",
        "——老街居民 陈师傅",
        "编辑部的灯亮了一夜，大家都在等最后一版的清样，谁也没有先走。",
        "关闭了三年的老戏院，也将在明年春天重新开门迎客，首场演出定在正月十五。",
    ],
)
def test_the_articles_own_first_and_last_lines_stay(line: str) -> None:
    assert trimmed(line, P1, P2) == [line, P1, P2]
    assert trimmed(P1, P2, line) == [P1, P2, line]


E1 = "The old stone bridge was opened again yesterday, and people may walk across it; carts will have to wait."
E2 = "Masons had worked on it since the spring, stone by stone, with mortar made the way their grandfathers made it."
INSIDE = [
    "READ MORE: The other bridge is closed",
    "Also read: why the toll was ended",
    "Related articles",
    "You may also like...",
    "Advertisement",
    "Story continues below",
    "Sign up for our weekly newsletter and never miss a bridge.",
    "Get the latest updates right in your inbox.",
    "Follow The Bridge Post on Facebook, Twitter and Instagram.",
    "Click here to see all pictures",
    "Have a news tip? Write to the desk at any hour.",
    "Photo: Anna Mason / The Bridge Post",
    "(Image: A. Mason)",
    "© Anna Mason",
    "The last stone is set (Photo: Anna Mason)",
]
OWN = [
    "Read the old charter and you will find that the toll was meant for the poor of the town, not for its lords.",
    "More than two hundred people came to see it, some of them from the other side of the hills.",
    "Related families lived on both banks, and the bridge is where they used to meet on Sundays.",
    "She signed up for the masons' guild at fifteen, and has built four bridges since.",
    "Follow the river for a mile and you will come to the second bridge, which is older still.",
    "Photographs of the work hang in the hut at its northern end, where the toll was taken.",
    "收藏这座桥的照片，是老人多年的爱好，他把照片都贴在墙上，来看的人很多。",
]


@pytest.mark.parametrize("line", INSIDE)
def test_english_furniture_between_the_paragraphs_is_trimmed(line: str) -> None:
    assert trimmed(E1, line, E2) == [E1, E2]


@pytest.mark.parametrize("line", OWN)
def test_prose_that_looks_like_it_stays(line: str) -> None:
    assert trimmed(E1, line, E2) == [E1, line, E2]


def test_a_paragraph_that_is_one_link_goes_an_address_told_or_a_link_within_prose_stays() -> None:
    link, address = "石桥重新开放的消息传来", "https://bridge.example/2024"
    assert trimmed(P1, Line(link, link_chars=len(link)), P2) == [P1, P2]
    assert trimmed(P1, Line(address, link_chars=len(address)), P2) == [P1, address, P2]
    assert trimmed(P1, Line(link, link_chars=int(0.8 * len(link))), P2) == [P1, link, P2]


def test_an_article_that_is_mostly_such_lines_is_left_alone() -> None:
    lines = ["Advertisement", *INSIDE[:6]]
    assert trimmed(E1[:54], *lines, E2[:54]) == [E1[:54], *lines, E2[:54]]


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Mason",
        "By Anna Mason · Sep 1, 2021 · 6 min read",
        "By Anna Mason, The Bridge Post",
        "Published 11:11 PM EST Nov 19, 2019",
        "November 20, 2019 - 11:28 AMT",
        "Tuesday, 19 November 2019",
        "5 min read",
        "Share | Tweet | Email",
    ],
)
def test_english_bylines_at_the_head_are_trimmed(line: str) -> None:
    assert trimmed(line, E1, E2) == [E1, E2]


@pytest.mark.parametrize("line", ["Filed under: bridges", "Tags: bridge, stone", "3 Comments", "Leave a comment", "Last updated on Nov 19"])
def test_english_furniture_at_the_tail_is_trimmed(line: str) -> None:
    assert trimmed(E1, E2, line) == [E1, E2]


@pytest.mark.parametrize("line", ["广告", "請繼續往下閱讀...", "（本章未完，请翻页）", "播报"])
def test_controls_between_the_paragraphs_are_trimmed(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, P2]


@pytest.mark.parametrize("line", ["广告位招租", "播报员换了人", "继续往前走，就是石桥。"])
def test_short_lines_that_say_something_stay_between_the_paragraphs(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, line, P2]


def test_a_line_of_contact_goes_with_the_notice_above_it_alone() -> None:
    notice, contact = "版权声明：转载请注明来源。", "联系电话：0000-0000 邮箱：qiao@laojie.example"
    assert trimmed(P1, P2, notice, contact) == [P1, P2]
    assert trimmed(P1, P2, contact) == [P1, P2, contact]


def test_the_sign_by_which_a_heading_links_to_itself_is_trimmed() -> None:
    assert trimmed(P1, Line("# 修桥", "h2", 1), P2, Line("石料 ¶", "h3", 1), P1[::-1]) == [P1, "修桥", P2, "石料", P1[::-1]]
    assert trimmed(P1, Line("# 修桥", "h2"), P2) == [P1, "# 修桥", P2]


@pytest.mark.parametrize(("length", "kept"), [(LONGEST, [P1, P2]), (LONGEST + 1, None)])
def test_no_line_of_furniture_is_longer_than_a_page_of_text(length: int, kept: list[str] | None) -> None:
    lines = [P1, P2, ("分享到:" + "微博 " * length)[: length - 2] + "微信"]
    assert trimmed(*lines) == (kept or lines)


def test_a_widget_takes_its_list_along() -> None:
    assert trimmed(P1, P2, "相关阅读", "桥修好了", "路也修好了", "责任编辑：李四") == [P1, P2]


def test_short_last_lines_stay_where_no_widget_begins_them() -> None:
    assert trimmed(P1, P2, "春眠不觉晓", "处处闻啼鸟") == [P1, P2, "春眠不觉晓", "处处闻啼鸟"]


def test_links_at_the_very_end_are_trimmed() -> None:
    assert trimmed(P1, P2, Line("桥修好了", "li", 4), Line("路也修好了", "li", 5)) == [P1, P2]


def test_the_title_and_the_section_are_not_repeated_in_the_text() -> None:
    assert trimmed("城市", "老街改造开工", "2024-10-20", P1, "老街改造开工", P2, title="老街改造开工", section="城市") == [P1, P2]


def test_every_trim_is_a_finding_with_its_evidence() -> None:
    page = document("来源:老街网", P1, "责任编辑：李四")
    furniture.trim(page)
    assert [(f.category, f.line, f.evidence, f.action) for f in page.findings] == [
        (Category.BYLINE, 0, "来源:老街网", "excised"),
        (Category.BYLINE, 2, "责任编辑：李四", "excised"),
    ]


def test_every_pattern_is_a_valid_expression_of_a_known_place_and_category() -> None:
    assert len(_patterns()) > 10
    for pattern in _patterns():
        assert pattern.place in ("head", "tail", "both", "inside", "between")
        assert pattern.category.group == "boilerplate"
        assert isinstance(pattern.expression, re.Pattern)


def test_a_page_that_is_nothing_but_furniture_keeps_it() -> None:
    from filters import content, dom
    from filters.model import GENERAL

    document = content.choose(dom.parse("<p><a href=/a>一个链接</a></p><p><a href=/b>又一个链接</a></p>"), GENERAL)
    furniture.trim(document)
    assert document.render()


def test_an_editors_name_below_the_source_goes_with_it() -> None:
    assert trimmed(P1, P2, "（本文来源：老街网）", "章宁") == [P1, P2]
    assert trimmed(P1, P2, "章宁") == [P1, P2, "章宁"]
    assert trimmed(P1, P2, "（本文来源：老街网）", "章宁", "孟晓") == [P1, P2, "（本文来源：老街网）", "章宁", "孟晓"]


def test_a_button_beside_a_heading_goes_and_the_heading_stays() -> None:
    heading = Line("石桥的历史[编辑]", "h2", 2)
    page = document(P1, heading, P2)
    furniture.trim(page)
    assert page.render().split("\n") == [P1, "石桥的历史", P2]
    assert [(f.rule, f.evidence, f.start, f.end) for f in page.findings] == [("furniture.controls.edit", "[编辑]", 5, 9)]
    assert trimmed(P1, Line("石桥的历史［編輯 | 原始碼］", "h3", 5), P2)[1] == "石桥的历史"
    assert trimmed(P1, Line("石桥的历史[编辑]", "h2"), P2)[1] == "石桥的历史[编辑]"


ROW = ["赞 32 分享", "展开 转发 12", "举报 | 1楼 | 点赞 | 打赏 | 回复", "3/12", "(2/9)", "2024-05-03 10:02:40"]


@pytest.mark.parametrize("line", ROW)
def test_rows_of_buttons_positions_and_moments_go_between_paragraphs(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, P2]


@pytest.mark.parametrize("line", ["赞", "分享经验", "3/12 是开工的日子", "2024-05-03 开工"])
def test_what_only_begins_like_one_stays(line: str) -> None:
    assert trimmed(P1, line, P2) == [P1, line, P2]


def test_a_heading_over_links_between_paragraphs_goes_with_them() -> None:
    link = "夜市摊主的一天"
    assert trimmed(P1, "【延伸阅读】", Line(link, "p", len(link)), P2) == [P1, P2]
    assert trimmed(P1, Line(f"延伸阅读：{link}", "p", len(link)), P2) == [P1, P2]
    assert trimmed(P1, "【延伸阅读】", P2) == [P1, "【延伸阅读】", P2]


def test_a_sentence_behind_a_widget_goes_on_with_the_article() -> None:
    assert trimmed(P1, "相关推荐", "老街的匠人还在等开工的消息。")[-1] == "老街的匠人还在等开工的消息。"
    assert trimmed(P1, "相关推荐", "老街的匠人") == [P1]


@pytest.mark.parametrize("line", ["文字：林间 编辑：小满 图片：老街供图", "- END -", "(本章完)", "powered by phpwind v8.0"])
def test_credits_and_signs_of_the_end_go_at_the_tail(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{P1} 本帖最后由 街坊 于 2019-3-2 09:20 编辑", P1),
        (f"花匠 园艺师 | 回答数 120 | 采纳率 88% {P1}", P1),
        (f"2022-01-15 19:52 #1 {P1}", P1),
        (f"回答数 120 的街坊说：{P1}", f"回答数 120 的街坊说：{P1}"),
    ],
)
def test_a_forums_notes_in_the_line_of_a_post_are_trimmed(line: str, left: str) -> None:
    assert trimmed(P2, line, P2) == [P2, left, P2]


def test_a_byline_may_be_a_table_before_the_article() -> None:
    assert trimmed("发布时间", "2020-08-15 09:00", "稿源", "河边手机报", "采写", "林晓禾", P1, P2) == [P1, P2]
    assert trimmed(P1, "来源", "河边的泉水", P2) == [P1, "来源", "河边的泉水", P2]


@pytest.mark.parametrize(
    "line", ["编辑 | 小白", "/阅读下一篇/ 旧书摊淘书记 返回首页", "渡口通讯 is a reader-supported publication. Consider subscribing."]
)
def test_what_stands_behind_an_article(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]
