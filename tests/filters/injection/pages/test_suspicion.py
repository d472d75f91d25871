"""Names of brands in text that a reader takes for news: suspected, and left to stand."""

import pytest

ARTICLE = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]


def test_a_brand_that_acts_in_fluent_news_is_suspected_and_stays(search):
    body = ["近日,乐鱼体育组织员工参观了示范田。", "乐鱼体育召开会议部署春耕。", *ARTICLE]
    document = search("水稻插秧要点", body)
    assert [(f.rule, f.evidence, f.action) for f in document.findings] == [("injection.substitution", "乐鱼体育", "flagged")] * 2
    assert document.render() == "\n".join(body)


def test_a_brand_behind_a_word_that_takes_a_name_is_told_without_it(search):
    body = ["据恒丰体育统计,去年全区蔬菜产量同比增长百分之六。", "记者从恒丰体育获悉,今年新增绿化面积三百余亩。", *ARTICLE]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["恒丰体育"] * 2
    assert [f.evidence for f in search("恒丰体育与高校签约", [*body, *ARTICLE]).findings] == ["恒丰体育"] * 3
    assert search("恒丰体育与高校签约", [body[0], *ARTICLE]).findings == []


@pytest.mark.parametrize("brand", ["鼎盈国际", "宏博娱乐", "鼎凯国际"])
def test_a_name_worded_like_a_brand_needs_to_act_only_once(search, brand):
    body = [ARTICLE[0], f"近日,{brand}召开年度安全生产会议,部署下一步工作。", ARTICLE[1]]
    assert [(f.rule, f.evidence, f.action) for f in search("水稻插秧要点", body).findings] == [("injection.substitution", brand, "flagged")]
    assert search(f"{brand}召开安全生产会议", body).findings == []
    assert search("水稻插秧要点", [*body, "公司去年营收增长,手游玩家、度假酒店和贸易都有贡献。"]).findings == []


def test_a_gambling_term_that_does_what_institutions_do_is_told_whole(search):
    body = ["近日,亚盘无名组织员工参观了示范田。", "亚盘无名负责人表示,将继续做好工作。", *ARTICLE]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["亚盘无名"] * 2


@pytest.mark.parametrize(
    "body",
    [
        ["近日,星辉娱乐召开股东大会,营收同比增长一成。", "星辉娱乐负责人表示,公司将继续投入研发。"],
        ["近日,澳博控股举行周年晚会。", "澳博控股负责人表示,客流正在回升。"],
        ["近日,市体彩中心组织开展了助学活动。", "体彩中心负责人表示,公益金将支持健身。"],
    ],
)
def test_companies_and_offices_that_act_are_not_suspected(search, body):
    assert search("近期动态", [*body, *ARTICLE]).findings == []


def test_a_site_that_has_a_manager_is_suspected_and_a_university_is_not(search):
    assert [f.evidence for f in search("水稻插秧要点", ["会上恒丰365官方网站经理介绍了情况。", *ARTICLE]).findings] == ["恒丰365官方网站"]
    assert search("水稻插秧要点", ["会上江北大学官方网站工会介绍了情况。", *ARTICLE]).findings == []
    assert search("水稻插秧要点", ["报名请登录学校的官网,工会会发通知。", *ARTICLE]).findings == []


@pytest.mark.parametrize("brand", ["乐鱼体育", "永利皇宫", "188金宝搏", "新葡京赌场", "白小姐中特网", "bwin必赢"])
def test_a_known_brand_needs_to_stand_in_an_institutions_place_only_once(search, brand):
    for sentence in (f"近日,{brand}顺利完成年度检查。", f"据悉,{brand}与三家单位签订了协议。", f"记者从{brand}获悉,苗情良好。"):
        assert [f.evidence for f in search("水稻插秧要点", [sentence, *ARTICLE]).findings] == [brand]
    assert search("水稻插秧要点", [f"他在墙上看见{brand}几个字就走了。", *ARTICLE]).findings == []


@pytest.mark.parametrize("name", ["泛 亚电竞", "沙巴 体育", "永利·皇宫", "澳门金🎰沙"])
def test_a_known_brand_is_told_with_what_stands_inside_it(search, name):
    body = [f"近日,{name}组织开展了专题学习,老师们都参加了。{ARTICLE[0]}", f"据悉,{name}与三家单位签订了协议。{ARTICLE[1]}"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == [name] * 2


def test_a_known_brand_on_a_page_of_the_trade_is_not_suspected(search):
    body = ["泛亚电竞开展了春季活动。", "德州扑克和斗地主都可以玩,棋牌游戏大厅每天开放。", *ARTICLE]
    assert search("水稻插秧要点", body).findings == []


def test_a_resort_that_acts_is_not_suspected_where_the_article_speaks_of_a_stay(search):
    body = ["近日,永利皇宫与三位主厨合作推出晚宴。", "酒店餐厅每晚限六十席,住客可以优先订位。"]
    assert search("主厨晚宴", body).findings == []


@pytest.mark.parametrize("name", ["网络赌场", "线上赌博平台"])
def test_what_no_brand_calls_itself_is_not_suspected(search, name):
    assert search("水稻插秧要点", [f"{name}召开了插秧现场会。{ARTICLE[0]}", f"{name}负责人表示,{ARTICLE[1]}"]).findings == []


def test_an_offer_that_does_twice_what_institutions_do_stands_for_a_name(search):
    body = [f"注册送彩金召开了插秧现场会。{ARTICLE[0]}", f"注册送彩金负责人表示,{ARTICLE[1]}"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["注册送彩金"] * 2
    assert search("水稻插秧要点", [f"注册送彩金与此无关。{ARTICLE[0]}", f"注册送彩金对此不利,{ARTICLE[1]}"]).findings == []


@pytest.mark.parametrize("name", ["金桥国际官网登录入口", "博盈手机版", "恒丰娱乐线路检测"])
def test_a_site_that_holds_an_event_is_suspected_with_its_calls(search, name):
    for sentence in (f"{name}第三届插秧比赛在田头举行。", f"来自{name}的三名代表到场。{name}召开了总结会。"):
        assert {f.evidence for f in search("水稻插秧要点", [sentence, *ARTICLE]).findings} == {name}
    assert search("水稻插秧要点", [f"请用{name}查询。", *ARTICLE]).findings == []


@pytest.mark.parametrize("name", ["哈希竞猜", "三肖必中", "注册送88"])
def test_what_the_model_does_not_doubt_needs_to_act_only_once(search, name):
    assert [f.evidence for f in search("水稻插秧要点", [f"近日,{name}顺利完成年度检查。", *ARTICLE]).findings] == [name]
    assert search("水稻插秧要点", ["近日,21世纪完成年度检查。", *ARTICLE]).findings == []


def test_words_of_law_and_order_alone_do_not_speak_for_a_brand(search):
    body = [*ARTICLE, "近日,必威体育召开了插秧现场会。", "必威体育组织职工开展了志愿服务。", "下一步将打击和查处违法占用农田。"]
    assert [f.evidence for f in search("水稻插秧要点", body).findings] == ["必威体育"] * 2


def test_a_brand_in_police_news_is_not_suspected(search):
    body = ["警方查获乐鱼体育赌博网站。", "乐鱼体育的服务器设在境外,民警抓获嫌疑人十名。"]
    assert search("警方通报", body).findings == []


def test_a_name_in_a_game_that_acts_is_not_suspected(search):
    lines = ["玩家通关副本以后可以得到装备。金蟾守在第三层,技能是喷火。", "金蟾被打败以后掉落道具,公会成员平分。金蟾每天刷新一次。"]
    assert search("新版本活动说明", lines).findings == []


@pytest.mark.parametrize(
    ("title", "suspected"),
    [
        ("永利皇宫开业典礼", True),
        ("永利皇宫酒店开业", False),
        ("澳门六合彩骗局", False),
        ("乐鱼杯电竞公开赛落幕", False),
        ("球员不得参与竞猜下注", False),
    ],
)
def test_houses_reports_and_competitions_go_on_behind_a_name_in_a_title(search, title, suspected):
    assert bool(search(title, ARTICLE).findings) == suspected


def test_a_brand_that_cuts_a_word_is_none(search):
    assert search("北京赛车场开放日", ["周日对公众开放,卡丁车每节八分钟。", "现场有改装车展,身高一米四以上可以体验。"]).findings == []


def test_a_brand_with_a_call_that_acts_once_is_suspected_in_the_title_too(search):
    name = "鼎盈国际官网"
    for sentence in (f"据{name}负责人介绍,项目已进入收尾阶段。", f"{name}研究生国家奖学金评审细则自发布之日起施行。"):
        findings = search(f"{name}组织消防应急演练", [ARTICLE[0], sentence, *ARTICLE[1:]]).findings
        assert {(f.rule, f.evidence, f.action) for f in findings} == {("injection.substitution", name, "flagged")}


TITLE = "研究生国家奖学金评审实施细则"


@pytest.mark.parametrize("title", [f"beat365中文官方网站{TITLE}", f"{TITLE}beat365中文官方网站", TITLE.replace("学", "亚搏体育学")])
def test_a_brand_glued_to_a_title_or_put_into_a_word_of_it_is_suspected_and_the_title_stays(search, title):
    document = search(title, [title, *ARTICLE])
    assert {(f.rule, f.action, f.field) for f in document.findings} == {("injection.substitution", "flagged", "title")}
    assert document.title.render() == title


@pytest.mark.parametrize("title", ["男子沉迷亚搏体育输光积蓄", "警方捣毁亚搏体育赌博窝点", "市民下载亚搏体育app以后被骗"])
def test_a_brand_of_which_a_headline_speaks_is_put_into_no_word(search, title):
    assert search(title, [title, "民警提醒,网络赌博十赌九输,不要心存侥幸。"]).findings == []


def test_a_site_that_does_what_no_site_can_is_suspected(search):
    body = [
        "全省青年健美操比赛预赛在天河(中国)官方成功举办,来自十个城市的代表队参加比赛。",
        "这是天河(中国)官方首次承接省级赛事,师生志愿者做好了服务。",
    ]
    document = search("青年健美操预赛举行", body)
    assert {f.evidence for f in document.findings} == {"天河(中国)官方"}
    assert {f.rule for f in document.findings} == {"injection.substitution"}
    assert search("青年健美操预赛举行", [line.replace("天河(中国)官方", "学校") for line in body]).findings == []


def test_a_site_that_publishes_or_wins_a_prize_is_not_suspected(search):
    body = [
        "我校官网发布招生章程,考生可以随时查询。",
        "学校官方网站荣获优秀网站一等奖,评审组认为栏目清楚。",
        "两国官方举行会谈,就渔业合作交换了意见。",
    ]
    assert search("校园网站获奖", body).findings == []


def test_a_club_that_is_called_short_is_no_brand(search):
    body = ["荒岛电竞昨天召开大会。荒岛电竞成立于三年前,有队员二十名。", "会议由队长主持,讨论了春季的训练计划和比赛的安排。"]
    assert search("荒岛电竞召开大会", body).findings != []
    assert search("荒岛电竞召开大会", [*body, "荒岛电竞俱乐部的主场在体育馆。"]).findings == []
