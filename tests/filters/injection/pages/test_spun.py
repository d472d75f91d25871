"""Pages written around one phrase that sells are spam; articles about such a phrase are none."""

import pytest

TITLE = "青川500一晚同城约茶,青川同城约茶500元"
SAYS = "这两天朋友圈里总刷到“青川500一晚同城约茶”的消息,我心里有些好奇,想看看是怎么一回事。"
STORY = "店里摆着各色茶具,老板一边烫杯子一边和客人闲聊,窗外的小雨打在青瓦上。"


def rules(document):
    return {f.rule for f in document.findings}


def test_a_title_that_says_twice_what_it_sells_over_a_text_that_says_it_again_is_a_spam_page(search):
    document = search(TITLE, [TITLE, SAYS, STORY])
    assert rules(document) == {"spam.page.spun"}


@pytest.mark.parametrize("suffix", ["_青川在线", " - 青川生活网"])
def test_a_sites_name_may_stand_behind(search, suffix):
    assert "spam.page.spun" in rules(search(TITLE + suffix, [TITLE, SAYS, STORY]))


def test_twins_begin_alike_or_share_a_third_of_their_pairs(search):
    lines = ["听人说起青川24小时上门茶,不知道是真是假,便去看了看。", STORY]
    assert "spam.page.spun" in rules(search("青川24小时上门茶,青川日夜送茶服务", lines))
    assert "spam.page.spun" not in rules(search("青川24小时上门茶,城里日夜送茶服务", lines))


def test_a_text_that_does_not_say_the_phrase_is_no_page_about_it(search):
    assert "spam.page.spun" not in rules(search(TITLE, [STORY, "新茶上市以后,茶农把晒青、揉捻的手艺教给来采风的学生。"]))


@pytest.mark.parametrize(
    "title",
    ["青川同城约茶骗局,青川同城约茶案告破", "青川同城约茶是什么,青川同城约茶违法吗", "青川茶园采茶节,青川茶叶开采"],
)
def test_reports_questions_and_honest_twins_are_none(search, title):
    first = title.partition(",")[0]
    assert "spam.page.spun" not in rules(search(title, [f"近日有人问起{first},记者作了采访。", STORY]))


def test_a_text_that_warns_is_none(search):
    warns = "警方提醒,网上的同城约茶多是诈骗,民警已抓获嫌疑人三名,受害人被骗数万元。"
    assert "spam.page.spun" not in rules(search(TITLE, [SAYS, warns, "法院判决被告人有期徒刑,并处罚金。"]))


REFRAIN = [
    "深夜下班回到出租屋,我又点开了那个图标,老友搜服站新开传奇网的列表每天都在刷新。",
    "新手村里人挤人,每一只鹿都有三个人在追,老友搜服站新开传奇网里的人气区一向如此。",
    "没有人愿意慢慢来,所有人都在赶路,打开老友搜服站新开传奇网,心里又燃起一点希望。",
]


def test_a_page_whose_lines_say_one_phrase_that_sells_is_spun(search):
    document = search("那年夏天的土城", REFRAIN)
    assert [(f.rule, f.category.value) for f in document.findings] == [("spam.page.spun", "spam.page.injected")]


@pytest.mark.parametrize(
    "body",
    [
        REFRAIN[:2],
        [REFRAIN[0]] * 3,
        [*REFRAIN, "警方提醒,私服侵犯著作权,经营者已被判刑,请勿充值,谨防诈骗,警惕骗局。"],
        [*REFRAIN, "玩家打败怪物以后得到装备,升级以后可以进副本,公会成员平分道具。"],
    ],
)
def test_fewer_lines_the_same_line_again_a_warning_or_a_game_are_no_refrain(search, body):
    assert "spam.page.spun" not in {f.rule for f in search("那年夏天的土城", body).findings}
