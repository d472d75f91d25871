"""Who wrote an article."""

import pytest

from filters import dom
from filters.line import Line
from filters.metadata import author, beside
from filters.metadata.bylines import Bylines
from filters.metadata.clues import Clues
from filters.metadata.json_ld import Stated


def found(
    *lines: str,
    article: str = "",
    meta: dict | None = None,
    signed: tuple[str, ...] = (),
    under: tuple[str, ...] = (),
    house: str = "",
    above: str = "",
) -> str:
    below = [Line(line) for line in under]
    clues = Clues(meta=meta or {}, stated=Stated(author=article), lines=Bylines([Line(line) for line in lines], under=below), house=house)
    return author.find(clues, signed, beside.accounts(below, above, True))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2015-11-05 阅读：8169 来源:转载 作者:孙某某", "孙某某"),
        ("□ 本报记者 葛某某", "葛某某"),
        ("整合 河边日报·交汇点记者 徐某某", "徐某某"),
        ("本报记者罗某某发自北京", "罗某某"),
        ("执笔人：闵某某 赵某某", "闵某某、赵某某"),
        ("river_cat 发表于 2005-9-15 11:46:00", "river_cat"),
        ("〓 话题 发布时间 2005/03/15 22:36:13 by dusk 〓", "dusk"),
        ("posted @ 2021-07-15 09:22 远山 阅读(321) 评论(2)", "远山"),
        ("2004年7月16日08:19 [ 黄某 ] 来源：[ 河边日报 ]", "黄某"),
        ("安然 发表在 河边博客 留言(2)", "安然"),
        ("发布:渡口人 | 分类:旧事 | 评论:4 | 浏览:88", "渡口人"),
        ("本条目发布于2023年12月3日。属于游记分类。作者是渡口人。", "渡口人"),
        ("发信人: laochuan (老船), 信区: River", "laochuan"),
        ("2019-11-02 10:00 来源：河边网 采访：穆某某", "穆某某"),
        ("许某〔清代〕", "许某"),
        ("〔唐代〕许某", "许某"),
        ("宋代：许某", "许某"),
        ("许某/文 林晓禾/图", "许某"),
        ("[作者] 林晓禾 [编辑] 周远", "林晓禾"),
        ("主笔 | 林晓禾 编辑 | 周远", "林晓禾"),
        ("（宣传部 林晓禾 供稿）", "林晓禾"),
        ("管理员 信息发布员6", ""),
        ("西北风LV.20关注2019-08-15 22:01", "西北风"),
        ("渡口人 评论 《河边的灯》 8.0 2018-10-12", "渡口人"),
        ("回复 发表于 2009-5-3 12:10:04", ""),
        ("3# 发表于 2009-5-3 12:10:04", ""),
        ("By Anna Mason", "Anna Mason"),
        ("By Anna Mason, The Bridge Post", "Anna Mason"),
        ("By the end of the year", ""),
        ("By Anna Mason's own account it was cold", ""),
        ("作者：李文华 \xa0\xa0发表评论", "李文华"),
        ("作者：佚名", ""),
        ("这里没有人署名", ""),
    ],
)
def test_bylines(line: str, name: str) -> None:
    assert found(line) == name


def test_what_is_stated_comes_first_unless_it_is_no_name() -> None:
    assert found("作者：李某", article="王某") == "王某"
    assert found("作者：李某", meta={"author": "L_104485"}) == "李某"
    assert found("作者：李某", meta={"author": "某某出版社"}) == "李某"
    assert found(meta={"author": "赵 某"}) == "赵某"


def test_a_name_alone_counts_only_under_the_headline_and_with_a_family_name() -> None:
    assert found(under=("胡某某",)) == "胡某某"
    assert found(under=("赵某、风某某",)) == "赵某、风某某"
    assert found(under=("的确如此",)) == ""
    assert found(under=("一段话，很长", "另一段", "胡某某")) == ""


def test_a_site_or_an_institution_stands_back_behind_a_byline() -> None:
    assert found("作者：林晓禾", meta={"author": "云桥新闻网"}) == "林晓禾"
    assert found("作者：林晓禾", meta={"author": "云桥"}, house="_云桥新闻") == "林晓禾"
    assert found("作者：林晓禾", meta={"author": "云桥"}) == "云桥"
    assert found("没有人署名", meta={"author": "云桥新闻网"}) == "云桥新闻网"
    assert found("没有人署名", meta={"author": "云桥新闻网"}, signed=("渡口的猫",)) == "渡口的猫"


def test_what_markup_signs_stands_back_behind_a_byline() -> None:
    assert found("作者：林晓禾", signed=("渡口的猫",)) == "林晓禾"
    assert found("没有人署名", signed=("渡口的猫",), under=("胡某某",)) == "渡口的猫"
    assert found("没有人署名", signed=("云桥新闻",), house="_云桥新闻") == ""


def test_a_label_may_stand_on_the_line_above() -> None:
    assert found("作者", "林某某", "来源", "河边报") == "林某某"
    assert found("作者", "来源：河边报") == ""


def test_a_login_stands_back_behind_a_byline() -> None:
    assert found("作者：林某某", meta={"author": "hbnews"}) == "林某某"
    assert found(meta={"author": "hbnews"}) == "hbnews"


@pytest.mark.parametrize(
    ("house", "name"), [("_海边的灯_新浪博客", "海边的灯"), (" - 墨水 - 博客园", "墨水"), ("-陌上的笔记-和讯博客", "陌上"), ("_河边网", "")]
)
def test_whose_blog_it_is_stands_before_the_name_of_its_house(house: str, name: str) -> None:
    assert found(house=house) == name


def test_the_site_stands_last_in_the_title_and_a_writer_may_stand_before_it() -> None:
    assert found(signed=("青石巷",), house="】青石巷_下厨房") == "青石巷"
    assert found(signed=("下厨房",), house="】青石巷_下厨房") == ""


@pytest.mark.parametrize("line", ["诗文 | 名句 | 作者 | 纠错", "发表于 2016-10-4 | 只看该作者 | 倒序浏览"])
def test_controls_that_name_an_author_are_no_bylines(line: str) -> None:
    assert found(line) == ""


def test_a_nickname_before_the_day_and_the_counts_is_read_last() -> None:
    line = "小渡船 2023-05-02 1203 浏览 5 评论"
    assert found(under=(line,)) == "小渡船"
    assert found(under=(line,), above="首页\n小渡船") == ""
    assert found("作者：李文华", under=(line,)) == "李文华"
    assert found(under=("河边晚报 2023-05-02 1203 浏览",)) == ""
    assert found(under=("小渡船 2023-05-02",)) == ""


def test_an_account_that_readers_may_follow_below_the_headline_wrote_it() -> None:
    assert found(under=("渡口来信", "2022-12-19 21:33", "关注")) == "渡口来信"
    assert found(under=("渡口来信", "2022-12-19 21:33", "石桥开通了")) == ""


@pytest.mark.parametrize("house", [" - 渡口人的个人空间 - 开源社区", "_渡口人的菜谱_河边美食"])
def test_whose_page_it_is_stands_in_the_title(house: str) -> None:
    assert found(house=house) == "渡口人"


def test_the_path_of_a_members_page_is_no_name() -> None:
    assert found(meta={"article:author": "/member/dukou"}) == ""


@pytest.mark.parametrize("name", ["Discuz! Team and Comsenz UI Team", "John Doe", "网友整理", "本站整理", "石桥英语培训"])
def test_makers_of_systems_and_the_site_itself_are_no_authors(name: str) -> None:
    assert found(meta={"author": name}, house="_石桥英语_渡口咨询服务部") == ""


def test_whose_blog_it_is_may_be_said_with_a_backtick() -> None:
    assert found(meta={"article:author": "Dukou"}, house=" | Dukou`s Blog") == "Dukou"


def test_a_name_to_sign_in_by_that_is_stated_is_the_author_where_the_page_shows_it_below_the_headline() -> None:
    meta = {"author": "dukou"}
    assert found("作者：林晓禾 来源：某站", meta=meta, under=("dukou included in 桥梁",)) == "dukou"
    assert found("作者：林晓禾 来源：某站", meta=meta) == "林晓禾"


def test_who_made_the_site_wrote_none_of_its_articles() -> None:
    assert found("2024-05-03 作者：林晓禾", meta={"author": "网站建设：渡口互动"}) == "林晓禾"
    assert found("2024-05-03 浏览：12", meta={"author": "品牌设计:渡口互动"}) == ""
    assert found("2024-05-03 浏览：12", meta={"author": "林晓禾"}) == "林晓禾"


@pytest.mark.parametrize(
    ("line", "head", "expected"),
    [
        ("责任编辑：许某某", "", ""),
        ("【责编：许某某】", "", ""),
        ("编辑：许某某", "", "许某某"),  # of a paper, whose editors write
        ("编辑：（许某某）", "<meta name=SiteName content=渡口镇>", ""),
        ("作者：许某某", "<meta name=SiteName content=渡口镇>", "许某某"),
    ],
)
def test_who_is_stated_and_only_edited_is_no_author(line: str, head: str, expected: str) -> None:
    page = dom.parse(f"{head}<meta name=author content=许某某><p>灯修好了</p><p>{line}</p>")
    clues = Clues(page=page, meta=page.meta, lines=Bylines([Line(block.text) for block in page.visible if "作者" in block.text]))
    assert author.find(clues, (), ()) == expected


def test_an_office_that_an_authority_states_is_no_author() -> None:
    page = dom.parse("<meta name=SiteName content=渡口镇><meta name=author content=渡口镇文化中心><p>灯修好了</p>")
    assert author.find(Clues(page=page, meta=page.meta), (), ()) == ""


def test_a_site_called_after_its_author_is_his_own() -> None:
    assert author.is_own_site("dukou's Blog", "dukou")
    assert author.is_own_site("许某的博客", "许某")
    assert not author.is_own_site("许某出版社", "许某")
    assert not author.is_own_site("渡口日报", "")
