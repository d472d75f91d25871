"""Furniture behind the article."""

import pytest

from filters import content, dom, furniture
from filters.line import Line
from filters.model import GENERAL
from tests.filters.furniture.trimmed import E1, E2, P1, P2, trimmed

TAIL = [
    "Today's Visitors: 0 Total Visitors: 41",
    "Personal Category: 桥边 Topic: feeling",
    "本文为我原创",
    "本文禁止转载或摘编",
    "本文来自微信公众号“老街”，作者：章宁，老街网经授权发布。",
    "Posted by 小渡船 at November 08, 2023 08:49 PM",
    "This entry was posted on Saturday, April 06, 2019 at 10:26 PM and is filed under 河边. You can leave a response.",
    "（选自2005年第3期《河边诗刊》）",
    "本文剩余 68% 内容需付费阅读",
    "以上内容对您有帮助吗？",
    "第1/1页 返回列表",
    "[08-30 09:12]",
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
    "老街小说网网址：m.laojie.example（本站域名没有变，看完记得收藏哦！谢谢支持）",
    "请把www.laojie.example分享给你的朋友，人多了桥才热闹！",
    "青石桥板 2024-10-20 本文被阅读 31 次",
    "本条信息已被浏览12次",
    "浏览次数：308",
    "（微信扫描分享）",
    "【编辑：章宁 QQ：0000000000；TEL：00000000000/000-00000000—0000】",
]


@pytest.mark.parametrize("line", TAIL)
def test_furniture_at_the_tail_is_trimmed(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


@pytest.mark.parametrize("line", TAIL)
def test_the_same_line_in_the_middle_of_the_prose_stays(line: str) -> None:
    assert trimmed(P1, P2, line, P1[::-1], P2[::-1]) == [P1, P2, line, P1[::-1], P2[::-1]]


@pytest.mark.parametrize("line", ["Filed under: bridges", "Tags: bridge, stone", "3 Comments", "Leave a comment", "Last updated on Nov 19"])
def test_english_furniture_at_the_tail_is_trimmed(line: str) -> None:
    assert trimmed(E1, E2, line) == [E1, E2]


@pytest.mark.parametrize("line", ["文字：林间 编辑：小满 图片：老街供图", "- END -", "(本章完)", "powered by phpwind v8.0"])
def test_credits_and_signs_of_the_end_go_at_the_tail(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


@pytest.mark.parametrize(
    "line", ["编辑 | 小白", "/阅读下一篇/ 旧书摊淘书记 返回首页", "渡口通讯 is a reader-supported publication. Consider subscribing."]
)
def test_what_stands_behind_an_article(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2]


def test_a_line_of_contact_goes_with_the_notice_above_it_alone() -> None:
    notice, contact = "版权声明：转载请注明来源。", "联系电话：0000-0000 邮箱：qiao@laojie.example"
    assert trimmed(P1, P2, notice, contact) == [P1, P2]
    assert trimmed(P1, P2, contact) == [P1, P2, contact]


def test_an_editors_name_below_the_source_goes_with_it() -> None:
    assert trimmed(P1, P2, "（本文来源：老街网）", "章宁") == [P1, P2]
    assert trimmed(P1, P2, "章宁") == [P1, P2, "章宁"]
    assert trimmed(P1, P2, "（本文来源：老街网）", "章宁", "孟晓") == [P1, P2, "（本文来源：老街网）", "章宁", "孟晓"]


def test_a_widget_takes_its_list_along() -> None:
    assert trimmed(P1, P2, "相关阅读", "桥修好了", "路也修好了", "责任编辑：李四") == [P1, P2]


def test_a_sentence_behind_a_widget_goes_on_with_the_article() -> None:
    assert trimmed(P1, "相关推荐", "老街的匠人还在等开工的消息。")[-1] == "老街的匠人还在等开工的消息。"
    assert trimmed(P1, "相关推荐", "老街的匠人") == [P1]


def test_short_last_lines_stay_where_no_widget_begins_them() -> None:
    assert trimmed(P1, P2, "春眠不觉晓", "处处闻啼鸟") == [P1, P2, "春眠不觉晓", "处处闻啼鸟"]


def test_links_at_the_very_end_are_trimmed() -> None:
    assert trimmed(P1, P2, Line("桥修好了", "li", 4), Line("路也修好了", "li", 5)) == [P1, P2]


def test_a_page_that_is_nothing_but_furniture_keeps_it() -> None:
    document = content.choose(dom.parse("<p><a href=/a>一个链接</a></p><p><a href=/b>又一个链接</a></p>"), GENERAL)
    furniture.trim(document)
    assert document.render()


@pytest.mark.parametrize(
    "lines",
    [
        [Line("https://example.com/bridge.git", link_chars=30)],
        [Line("下载：石桥图纸.zip", link_chars=8)],
        [Line("附件1：石桥名单", link_chars=8)],
        [Line("附件："), Line("石桥第一季度名单", link_chars=8), Line("石桥第二季度名单", link_chars=8)],
        [Line("附件：1.石桥名单"), Line("2.石料清单", link_chars=6), Line("3.匠人名册", link_chars=6)],
        [Line("参考资料"), Line("石桥旧账本是怎么记的", link_chars=10)],
        [Line("读过的书", "h2"), Line("石桥旧账本是怎么记的", "li", 10)],
        [Line("附件【石桥名单.doc】已下载12次", link_chars=12)],
    ],
)
def test_addresses_files_and_sources_at_the_end_are_the_articles_own(lines: list[Line]) -> None:
    assert trimmed(P1, P2, *lines) == [P1, P2, *(line.raw for line in lines)]


@pytest.mark.parametrize(
    "line", ["最后把 bridge.apk 分享给你的朋友就可以了。", "图纸下载地址：laojie.example，可以分享", "这座桥已被访问者走了30年"]
)
def test_what_the_article_says_of_sharing_and_of_visits_stays(line: str) -> None:
    assert trimmed(P1, P2, line) == [P1, P2, line]


def test_code_at_the_end_is_no_furniture() -> None:
    assert trimmed(P1, P2, Line("def bridge", "pre"), Line("end", "pre")) == [P1, P2, "def bridge", "end"]


@pytest.mark.parametrize(("text", "stays"), [("顺便再说一句，修桥的账本就贴在", True), ("更多消息：", False)])
def test_a_last_sentence_that_mentions_links_is_no_link(text: str, stays: bool) -> None:
    link = "老街网的公告栏和石桥镇的网站上，两边的数目对得上"
    assert (trimmed(P1, P2, Line(text + link, "p", len(link)))[-1] == text + link) is stays
