import pytest

from filters.injection.vocabulary import shape


@pytest.mark.parametrize("text", ["云海体育官网", "云海平台app下载", "鸿运国际登录入口", "ab互娱手机版", "金鼎app下载", "金鼎官网登录"])
def test_a_short_name_with_a_word_of_the_trade_and_a_call_is_a_brand(text):
    assert shape.called(text)


@pytest.mark.parametrize(
    "text", ["体育官网", "水稻技术", "云海体育", "金鼎官网", "云海日报官网登录", "平川大学官网首页", "关于云海平台的下载说明"]
)
def test_a_name_without_a_call_and_an_institution_are_none(text):
    assert not shape.called(text)


def test_the_name_is_what_stands_before_the_calls():
    assert shape.name_of("云海体育app下载") == "云海体育"


def test_a_page_on_software_explains_a_call():
    assert shape.explained("请先安装客户端")
    assert not shape.explained("秧苗期要注意稻瘟病")


def test_an_unknown_brand_is_found_on_a_page_that_does_not_explain_it(search):
    prose = ["水表应当安装在便于抄读和检修的位置,避免阳光直射。", "安装完成后要进行通水试验,确认接口没有渗漏。"]
    rice = ["水稻插秧前要做好秧田的水分管理,避免秧块过湿。", "机插深度应当控制在两厘米左右,并及时补苗。"]
    assert search("水稻插秧要点_百川平台app下载", rice).findings
    assert not search("智能水表要点_百川平台app下载", prose).findings


@pytest.mark.parametrize("name", ["河北体育", "湖南娱乐", "大连棋牌", "青禾俱乐部", "新闻网体育频道", "省教育厅"])
def test_the_names_of_places_channels_and_institutions_are_honest(name):
    assert shape.honest(name)
    assert not shape.called(f"{name}官网")


@pytest.mark.parametrize("name", ["恒丰体育", "澳门娱乐", "星辉棋牌"])
def test_a_brand_is_no_place(name):
    assert not shape.honest(name)


def test_a_name_in_two_scripts_with_a_word_of_the_trade_is_mixed():
    assert shape.mixed("恒冠crown体育")
    assert not any(map(shape.mixed, ["恒冠体育", "crown体育", "家电it在线", "上海it国际"]))


def test_decorations():
    assert all(map(shape.decoration, ["手机版", "官方首页", "首页"]))
    assert not any(map(shape.decoration, ["手机", "修订版", "官网"]))


@pytest.mark.parametrize("name", ["365best", "bet365", "betx8", "xbet168", "qq66vip", "abc6677", "kx365"])
def test_a_latin_name_bets(name):
    assert shape.bets(name)


@pytest.mark.parametrize("name", ["office365", "iphone15", "python3", "rtx4090", "win11", "top100", "h264", "ak47"])
def test_models_and_programs_do_not(name):
    assert not shape.bets(name)


def test_a_brand_is_called_without_its_trade():
    assert shape.called_by("金宏体育app") == "金宏"
    assert shape.called_by("体育app") == shape.called_by("金体育") == ""


def test_a_newspaper_or_an_office_signs_and_a_report_or_a_layout_does_not():
    assert all(map(shape.signed, ["某某晚报", "县气象局"]))
    assert not any(map(shape.signed, ["税务申报", "天气预报", "象棋残局", "产业布局"]))


def test_words_of_the_trade_alone_name_nobody():
    assert all(map(shape.nameless, ("体育竞技平台", "在线娱乐", "国际电竞")))
    assert not any(map(shape.nameless, ("星河体育", "国际星河", "体育中心")))
