"""The medium that an article was taken from."""

import pytest

from filters import dom
from filters.line import Line
from filters.metadata import source
from filters.metadata.bylines import Bylines
from filters.metadata.clues import Clues


def found(*lines: str, meta: dict[str, str] | None = None, tail: tuple[str, ...] = (), publisher: str = "") -> str:
    told = Bylines([Line(line) for line in lines], [Line(line) for line in tail])
    return source.find(Clues(meta=meta or {}, lines=told), [publisher])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2024-05-03 08:21 来源：河边晚报 作者：林晓禾", "河边晚报"),
        ("来源：河边晚报∙副刊", "河边晚报"),
        ("来源：《河边晚报》", "河边晚报"),
        ("来源：河边网-《河边晚报》2024-05-03", "河边网-《河边晚报》"),
        ("来源于 河边网", "河边网"),
        ("发表于 2024-05-03 15:14 | 来源HEBIAN | 作者 hebian", "HEBIAN"),
        ("林晓禾 赵明远 | 来源：河边晚报", "河边晚报"),
        ("发布者：本科生院 发布时间：2024-05-03 浏览次数：77", "本科生院"),
        ("发布时间：2024-05-03 | 来源：河边发布 | 编辑：某某", "河边发布"),
        ("2024-05-03 08:21 河边晚报", "河边晚报"),
        ("2024.05.03 08:21:30河边新闻客户端", "河边新闻客户端"),
        ("河边晚报 2009-06-03 08:11", "河边晚报"),
        ("2024-05-03 08:21 电影海报", ""),
        ("2024-05-03 08:21 河边晚报 记者 林晓禾", "河边晚报"),
        ("河岸社 2024-05-03 08:21:30 星期五", "河岸社"),
        ("2024-05-03 08:21 物理学院 点击：1024", "物理学院"),
        ("2024-05-03 08:21 物理学院", ""),
        ("发布人：考务科 发布时间：2024-05-03", "考务科"),
        ("发布人：林晓禾 发布时间：2024-05-03", ""),
        ("2024年5月3日 08:21 稿源：河边科技条评论", "河边科技"),
        ("来源：河边网综合", "河边网"),
        ("2024-05-03 08:21 来自 Android", ""),
        ("2024-05-03 首次发布", ""),
        ("本文来自微信公众号“河边见闻”，作者：林晓禾", "河边见闻"),
        ("来源 | 河边夜话", "河边夜话"),
        ("文 | 林晓禾 来源丨河边夜话", "河边夜话"),
        ("图片来源：河边夜话", ""),
        ("供稿：水利局办公室 审核：林晓禾", "水利局办公室"),
        ("供稿：林晓禾", ""),
        ("供稿单位：河边水文站", "河边水文站"),
        ("发文机关：县水利局", "县水利局"),
        ("来源：公众号 河边夜话", "河边夜话"),
        ("来源：微信公众号“河边夜话”", "河边夜话"),
        ("本文来自微信公众号：河边夜话（ID：hebian），作者：林晓禾", "河边夜话"),
        ("来源：“河边学堂”学习平台", "“河边学堂”学习平台"),
        ("媒体：河边体育 时间：2024/05/03", "河边体育"),
        ("来源：《河边文艺》2014年第3期 作者：林晓禾", "河边文艺"),
        ("原文来源：Bridge Post 发布：2017/12/24", "Bridge Post"),
        ("2024-05-03 11:38 | 河边快报 | 作者 林晓禾", "河边快报"),
        ("2024-05-03 08:21 社会新闻", ""),
        ("来源：未知 作者：admin", ""),
        ("来源：本站", ""),
        ("来源：网络", ""),
    ],
)
def test_a_byline(line: str, name: str) -> None:
    assert found(line) == name


def test_a_label_may_stand_on_the_line_above() -> None:
    assert found("发布日期", "2020年4月21日", "来源", "茶叶世界") == "茶叶世界"
    assert found("来源", "茶叶世界 北京", "时间") == "茶叶世界"


def test_where_an_article_was_taken_from_is_said_at_its_end() -> None:
    assert found(tail=("（本文转自《河边文艺》，有删节）",)) == "河边文艺"


@pytest.mark.parametrize("line", ["本文转载自河边夜话公众号", "本文转载自“河边夜话”公众号", "本文转自微信公众号：河边夜话"])
def test_an_account_is_called_by_its_name(line: str) -> None:
    assert found(tail=(line,)) == "河边夜话"


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("<a href=http://www.example.org/>河边网</a>", "河边网"),
        ("<a href=/about>河边网</a>", ""),
        ("<a href=http://www.example.org/>分享到微博</a>", ""),
    ],
)
def test_a_link_to_another_house_right_beside_the_moment(link: str, name: str) -> None:
    page = dom.parse(f"<body><p>2024-05-03 08:21 {link}</p>", "http://www.example.com/a/1.html")
    lines = [Line(block.text, link_chars=block.link_chars) for block in page.visible]
    assert source.find(Clues(page, lines=Bylines(lines)), []) == name


def test_who_publishes_stands_behind_what_is_said() -> None:
    assert found("来源：河边晚报", publisher="河边网") == "河边晚报"
    assert found("来源：未知", publisher="河边网") == "河边网"
    assert found("来源：未知", meta={"source": "来源：河边报"}, publisher="河边网") == "河边报"


def test_what_a_byline_names_is_believed_before_what_the_head_states() -> None:
    assert found("来源：河边晚报", meta={"source": "河边网"}) == "河边晚报"
    assert found("来源：本站", meta={"source": "河边网"}) == "河边网"


@pytest.mark.parametrize(
    ("line", "house", "name"),
    [
        ("河边社渡口5月3日电（记者 林晓禾）桥修好了，", "", "河边社"),
        ("【桥修好了】河边在线5月3日讯 昨天下午，", "", "河边在线"),
        ("河边晚报讯 昨天下午，", "", "河边晚报"),
        ("河边周刊记者 林晓禾", "", "河边周刊"),
        ("河边晚报记者 | 林晓禾", "", "河边晚报"),
        ("本报讯（记者 林晓禾）昨天下午，", " - 河边晚报", "河边晚报"),
        ("本报讯（记者 林晓禾）昨天下午，", "", ""),
        ("昨天下午，电工把最后一盏灯装好了。", " - 河边晚报", ""),
    ],
)
def test_a_report_names_its_medium(line: str, house: str, name: str) -> None:
    assert source.find(Clues(lines=Bylines(first=[Line(line)]), house=house), []) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [("来源: 河边阅读网 时间: 2024-05-03", "河边阅读网"), ("来源：河边网阅读：30", "河边网"), ("来源：物理学院/文 宣传科/图", "物理学院")],
)
def test_a_word_for_a_count_is_a_part_of_a_mediums_name_as_well(line: str, name: str) -> None:
    assert found(line) == name


def test_below_an_empty_label_the_articles_first_line_is_no_source() -> None:
    label, first = Line("来源:"), Line("报名的层次")
    assert source.find(Clues(lines=Bylines([label, first], head=[first])), []) == ""
    assert source.find(Clues(lines=Bylines([label, Line("河边晚报"), first], head=[first])), []) == "河边晚报"


def test_a_label_that_is_told_twice_or_has_no_value() -> None:
    assert found("2024-05-03 查看：16 来源:来源：河边晚报") == "河边晚报"
    assert found("来源: 查看:437") == ""


@pytest.mark.parametrize("text", ["来源：本报讯", "来源：综合整理", "来源：报名表.docx", "2024-05-03 浏览：12 新闻中心"])
def test_what_names_no_house_is_no_source(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize(
    ("line", "house", "name"),
    [
        ("2024-05-03 渡口新闻报道", "_渡口新闻报道", "渡口新闻报道"),
        ("渡口之窗 2024-05-03 08:21", "渡口之窗", "渡口之窗"),
        ("fx川财经网 2024-05-03 08:21", "", "fx川财经网"),
        ("河边财经 2024-05-03 08:21", "", "河边财经"),
        ("国际财经 2024-05-03 08:21", "", ""),
        ("移动互联网 2024-05-03 08:21", "", ""),
        ("投资 2024-05-03 08:21", "_渡口新闻报道", ""),
    ],
)
def test_a_medium_or_the_site_itself_beside_the_moment(line: str, house: str, name: str) -> None:
    lines = [Line(line)]
    assert source.find(Clues(lines=Bylines(lines, under=lines), house=house), []) == name


@pytest.mark.parametrize(("menu", "copied", "name"), [("首页", 0, "设备"), ("设备", 0, ""), ("首页", 20, "")])
def test_a_section_of_the_site_is_no_medium(menu: str, copied: int, name: str) -> None:
    links = "".join(f"<li><a href=http://www.example.org/{n}>旧闻</a>" for n in range(copied))
    html = f"<ul><li>{menu}{links}</ul><p>2024-05-03 08:21 <a href=http://www.example.org/d/>设备</a> | 查看评论</p>"
    page = dom.parse(html, "http://www.example.com/a/1.html")
    *above, line = [Line(block.text, link_chars=block.link_chars) for block in page.visible]
    assert source.find(Clues(page, lines=Bylines([line], above=above)), []) == name


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("<a class='source ent-source' href='//t.a.example/k/1'>石生谈桥</a>", "石生谈桥"),
        ("<a class=media href='//t.a.example/k/1'>石生谈桥</a>", "渡口头条"),
        ("<a class=source href='//t.a.example/'>全部桥梁新闻</a>", "渡口头条"),
        ("<a class=source href='//t.a.example/'>桥梁频道首页</a>", "渡口头条"),
    ],
)
def test_what_is_called_source_beside_the_moment_comes_before_the_channel_that_the_head_states(link: str, name: str) -> None:
    lines = [Line("2024年05月03日 16:41 " + link.split(">")[1].split("<")[0])]
    page = dom.parse(f"<h1>桥修好了</h1><div><span>2024年05月03日 16:41</span> {link}</div>", "http://k.a.example/1.html")
    clues = Clues(page, {"mediaid": "渡口头条"}, lines=Bylines(lines), house="渡口头条")
    assert source.find(clues, []) == name
