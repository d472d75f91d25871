"""What the name of an unknown gambling brand looks like: a short name, a word of the trade, and what calls people in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from filters.injection.vocabulary import patterns
from filters.segment import known as words

ENDINGS: Final = "娱乐城|体育|娱乐|国际|电竞|棋牌|彩票|真人|互娱|竞技|在线|平台"
CALL: Final = (  # to a brand's site or program
    "官方网站|官方网|官方|官网|网站|网址|平台|app|ios|安卓|手机客户端|客户端|下载|安装|登[录陆入]|注册|邀请码|开户|入口"
    "|手机版|网页版|最新版|首页|线路检测|备用网址|最新网址"
)
_WITH_ENDING: Final = re.compile(rf"[a-z0-9\u4e00-\u9fff]{{2,5}}?(?:{ENDINGS})(?:{CALL})+")
_WITHOUT: Final = re.compile(rf"[a-z0-9\u4e00-\u9fff]{{2,4}}?(?:(?:官方|官网|综合|全站)?app(?:官网|官方|下载|登录|注册)|(?:{CALL}){{2,}})")
_BECKONING: Final = re.compile(r"[a-z0-9\u4e00-\u9fff]{2,6}(?:官方网站|官网|app|app下载|下载|登录|注册|入口)")
# A name in two scripts, such as 某冠crown体育; endings that names of firms have too are left out.
_MIXED: Final = re.compile("[\u4e00-\u9fff]{1,4}[a-z]{2,10}(?:娱乐城|体育|娱乐|电竞|棋牌|彩票|真人)")
BETS: Final = 0.02, 0.0, 0.98, 0.0, 0.0  # likelihood of honest wording and of each family that such a name has
_LUCKY: Final = "365|168|188|518|588|668|688|988|6{3,4}|7{3,4}|8{3,4}|9{3,4}|(?:55|66|77|88|99){2}"  # numbers that brands like
_BETS: Final = re.compile(
    rf"(?=[a-z]*\d)[a-z]{{0,4}}\d{{0,4}}bets?(?:\d{{0,4}}|[a-z]\d)|\d{{3}}best|[a-z]{{1,7}}\d{{1,4}}(?:vip|app|win)"
    rf"|(?!(?:ms|office|microsoft)365)[a-z]{{2,7}}(?:{_LUCKY})|(?:{_LUCKY})(?:vip|app|win|game|sport|casino)"
)
# What a title may end with behind a brand: it belongs to the brand and says nothing.
_DECORATION: Final = "(?:手机|官方|最新|安卓|苹果|电脑|网页|正式)版|(?:官方|网站)?首页"
_ONLY_DECORATION: Final = re.compile(_DECORATION)
DECORATION: Final = re.compile(rf"\s?[_|—-]\s?(?:{_DECORATION})\s*$")
_SITES: Final = 2  # names of sites from which what they begin with is the name of a house
_LONG_WORD: Final = 3  # characters of a word that is nobody's brand
_TIME: Final = re.compile("(?:[一二两三四五六七八九十百半几]+[天晚夜日周年月岁])+游?")
_NUMBERED: Final = re.compile("[\u4e00-\u9fff]{2,}(?=1?[0-57]$)")  # what a short number stands behind that is no lucky one
_CHAPTER: Final = re.compile(r"第[一二三四五六七八九十百千零〇两\d]{1,8}[章回节卷集幕折期届季部页]")
_LATIN: Final = re.compile("[a-z0-9]")
_REACHED: Final = re.compile(r"(?:老师|先生|女士|主任|经理|校长|院长|科长|师傅)\d")
_DAY: Final = re.compile(r"\d月\d{1,2}日")
# Ends of names that are an institution's or a site's own.
_HONEST: Final = re.compile(
    "(?:网|报|社|台|局|(?<!影)院|校|馆|大学|公司|银行|学会|协会|中心|政府|集团|论坛|社区|俱乐部|战队|部|厅|委|频道|商城|旅游|教育|软件|软件站|下载站|博客|手机|县|市|(?:演示|测试|示例)站)$"
)
_SIGNED: Final = re.compile(
    "(?:网|(?<![申预举海汇简播填通上警情回快])报|社|(?<![结布格对残开大])局|院|校|大学|公司|银行|学会|协会|政府|集团|电视台)$"
)  # of these, those that end a title
_AT_END: Final = re.compile(f"(?:{CALL})+$")
_ONLY_TRADE: Final = re.compile(f"(?:{ENDINGS}|{CALL})+")
_TRADE_AT_END: Final = re.compile(f"(?:{ENDINGS})$")
# What gambling brands put beside a resort's name.
_TRADE: Final = re.compile("[赌博彩网]|娱乐|体育|国际|棋牌|真人|现金|平台|官[方网]|app|注册|登[录陆]|下载|代理|投注|[0-9]{2}")
_LODGING: Final = re.compile(
    "酒店|入住|退房|房型|客房|住宿|订房|度假村|自助餐|餐厅|餐饮|晚宴|主厨|米其林|自由行|[一两三半]日游|门票|缆车|喷泉表演|音乐喷泉|水舞|亲子|行李|伴手礼|手信|玩转|景点|水世界|泳池|口岸"
)
_HOUSE: Final = re.compile(
    "(?:大?酒店|饭店|宾馆|旅馆|公寓|民宿|客栈|度假[村区]|山庄|大厦|广场|小区)(?:会议室|预订|电话|地址|比价|价格|攻略|住宿)*$"
)
# How the names of houses and streets go on, and headlines about a brand: 利来国际|酒店, 六合彩|骗局.
_CONTINUED: Final = re.compile(
    "(?:大?酒店|饭店|宾馆|小区|大厦|广场|机场|花园|家园|公寓|路|街|村|镇|大?桥|被[查封抓捕判]|.{0,2}(?:骗局|诈骗|团伙|窝点|案|停售|停开))"
)
# Words of pages on which such a call is no surprise: software, sites and their users.
_EXPLAINED: Final = re.compile("下载|安装|软件|客户端|登录|登陆|注册|app|网站|官网|系统|账号|用户|小程序|网页|浏览器|应用|平台")


def called(text: str) -> bool:
    """Whether a segment is a short name with a word of the trade and a call, or with two calls."""
    return bool((_WITH_ENDING.fullmatch(text) or _WITHOUT.fullmatch(text)) and not honest(name_of(text)))


def institutional(name: str) -> bool:
    """Whether a name ends like an institution's or a site's."""
    return bool(_HONEST.search(name))


def signed(name: str) -> bool:
    """Whether a name is that of a site or an institution, and no column's."""
    return bool(_SIGNED.search(name))


def honest(name: str) -> bool:
    """Whether a name is an institution's, a known site's, or a place's and its channel's."""
    return institutional(name) or listed(name)


def listed(name: str) -> bool:
    """Whether a name is a known site's, or a place's and its channel's, such as 河北体育."""
    places = patterns.places()
    channel = name.endswith(patterns.ends()) and any(name.removesuffix(ending) in places for ending in patterns.ends())
    return channel or name in places or name in patterns.portals() or name in _houses()


@cache
def _houses() -> frozenset[str]:
    """What several known sites' names begin with that end like brands: 新浪 in 新浪体育 and 新浪娱乐."""
    begun = Counter(site.removesuffix(end) for site in patterns.portals() for end in patterns.ends() if site.endswith(end))
    return frozenset(name for name, sites in begun.items() if sites >= _SITES and len(name) > 1)


def dated(term: str) -> bool:
    """Whether a term says a day, as the beginning of a report does: 新华社北京5月19日电."""
    return bool(_DAY.search(term))


def reached(term: str) -> bool:
    """Whether a term says by which number somebody is reached: 余老师13…"""
    return bool(_REACHED.search(term))


def ordinary(term: str) -> bool:
    """Whether a term that no stem knows is one long word of the dictionary, a word with a short number, what a chapter is counted by, or
    says how long something took: 延期付款, 卡片5, 第897章, 四天三晚.
    """
    if numbered := _NUMBERED.match(term):
        return len(words(numbered[0])) == 1
    return bool(_TIME.fullmatch(term) or _CHAPTER.fullmatch(term)) or (
        len(term) >= _LONG_WORD and not _LATIN.search(term) and len(words(term)) == 1
    )


def known(name: str) -> bool:
    """Whether a name is that of a known site, or begins with a place's as those of institutions do."""
    return name in patterns.portals() or name[:2] in patterns.places()


def bets(name: str) -> bool:
    """Whether a Latin name has a number and a bet in it, such as 365best."""
    return bool(_BETS.fullmatch(name))


def decoration(text: str) -> bool:
    """Whether a title's last segment says nothing itself."""
    return _ONLY_DECORATION.fullmatch(text) is not None


def beckons(text: str) -> bool:
    """Whether a segment is a short name, no institution's, and one call to its site or program."""
    return bool(_BECKONING.fullmatch(text)) and not honest(name_of(text))


def mixed(name: str) -> bool:
    """Whether a name has two scripts and a word of the trade."""
    return bool(_MIXED.fullmatch(name))


def resort(name: str) -> bool:
    """Whether a name has that of a resort in it and nothing of the trade."""
    return any(known in name for known in patterns.resorts()) and not _TRADE.search(name)


def lodging(text: str) -> frozenset[str]:
    """The words of a stay at a hotel in a text."""
    return frozenset(_LODGING.findall(text))


def continued(text: str, at: int) -> bool:
    """Whether the name of a house or a street, or a report about a brand, goes on behind a name that ends at a place."""
    return _CONTINUED.match(text, at) is not None


def in_chapter(text: str, start: int) -> bool:
    """Whether a stretch that begins there is the name of a chapter, or begins with what that is counted by: 第十二章 …"""
    found = _CHAPTER.match(text)
    return found is not None and start <= found.end() + 1


def house(name: str) -> bool:
    """Whether a name ends like that of a hotel or another house, whatever a reader asks of it behind."""
    return bool(_HOUSE.search(name))


def calls(text: str) -> bool:
    """Whether a text ends with a call to a brand's site or program."""
    return bool(_AT_END.search(text))


def name_of(text: str) -> str:
    """A segment without the calls at its end."""
    return _AT_END.sub("", text)


def called_by(text: str) -> str:
    """A brand's name without the word of the trade and the calls at its end; empty where nothing or one character is left."""
    name = _TRADE_AT_END.sub("", name_of(text))
    return name if len(name) > 1 else ""


def nameless(name: str) -> bool:
    """Whether a name is made of words of the trade and calls only, and names nobody: 体育竞技平台."""
    return _ONLY_TRADE.fullmatch(name) is not None


def explained(prose: str) -> bool:
    """Whether running text speaks of software, sites or their users."""
    return bool(_EXPLAINED.search(prose))
