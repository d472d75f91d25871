"""QQ and WeChat accounts: numbers and names that are told by the word before them, with its disguises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.privacy.hit import Hit
from filters.privacy.numerals import DIGITS
from filters.privacy.phones import DATE

_NOT_A_NUMBER: Final = r"(?!\d|[.]\d|@| ?(?:年|月|日|号线|人|万|亿|元|版|个|位|名|款|家|次|台|条|只|头|封|岁|度|倍|多|余|%|[gGmM][bB]))"
_NUMBER: Final = (  # 5 to 11 digits: in one, spaced singly, or in groups
    rf"(?:[1-9]\d{{4,10}}{_NOT_A_NUMBER}|[1-9](?:[ .·*_-]{{1,2}}\d){{4,10}}{_NOT_A_NUMBER}"
    rf"|[1-9]\d{{1,3}}(?:[ -]\d{{2,4}}){{1,3}}{_NOT_A_NUMBER})"
)
_LINK: Final = r"[ \t:=_.,/、()\[\]【】<>《》\"'“”—|+➕&-]"  # signs between the word and the account
_WORDS: Final = "号码?|账号|帐号|客服|在线|咨询|联系|交流|官方|业务|商务|合作|热线|投稿|同号|或者?|和|及|是|为|请|加|我|id|ID|均可|都可"

_QQ_NAME: Final = (
    r"(?:[qQ] ?[qQ]|扣 ?扣|叩 ?叩|抠 ?抠|扣 ?[qQ]|[qQ] ?扣|球球|秋秋|蔻蔻"
    r"|企鹅(?=号|群|[ :]*\d)|加我? ?[qQ扣抠](?![a-zA-Z])|(?<![a-zA-Z])[qQ](?=[群号]|: ?[1-9]\d{5}))"
)
_WX_NAME: Final = (
    r"(?:[微威薇维徽崴葳][ .*_❤♥-]{0,2}[信芯❤♥]|(?<![a-zA-Z])[vV] ?[信❤♥]"
    r"|(?<![a-zA-Z])[wW][eE] ?[cC][hH][aA][tT]|[wW]ei ?(?:[xX]in|信)|WEIXIN"
    r"|(?<![a-zA-Z0-9])(?:[vV][xX]|[wW][xX])(?![a-zA-Z])|(?<![a-zA-Z0-9])[VW]X(?=[a-z][a-z_]*\d)"
    r"|[加➕+] ?[微薇威卫][信芯星❤♥]?|[加➕+] ?[vV](?![a-zA-Z])|[微薇]号)"
)
_QQ: Final = re.compile(rf"{_QQ_NAME}(?:{_LINK}|{_WORDS}|群|微信|电话|邮箱){{0,8}}?(?P<account>{_NUMBER})")
_BLOGGER: Final = re.compile(r"(?<![A-Za-z])(?:qq|weixin)_\d{8}(?!\d)")  # the name that CSDN gives to who comes from there: no account
_NICKNAME: Final = re.compile(r"[秋球]{2}\d{1,6}$")  # what people are called, with a few digits behind
_GROUP: Final = re.compile(  # a QQ group that is named without QQ
    rf"(?:(?:[流友丝迷者术习论天长务方员生客家]|加 ?)群号?码? ?:? ?|群号码? ?:? ?)(?P<account>[1-9]\d{{5,9}}){_NOT_A_NUMBER}"
)
_MORE: Final = re.compile(rf" ?[,、/;或和&] ?(?P<account>[1-9]\d{{4,10}}{_NOT_A_NUMBER})")
_WX: Final = re.compile(
    rf"(?P<name>{_WX_NAME})(?P<link>(?:{_LINK}|{_WORDS}|搜|手机|[qQ]{{2}}){{0,8}}?)"
    rf"(?P<account>(?:(?<![a-zA-Z0-9])|(?<=[VW]X))[a-zA-Z][a-zA-Z0-9_-]{{5,19}}(?![a-zA-Z0-9_@]|[.][a-zA-Z])|{_NUMBER})"
)
_SAID: Final = re.compile("[:=号加搜是为]|id|ID|[vV][xX]|[wW][xX]|^[加➕+]|[❤♥薇威徽崴葳]|[vV] ?信")  # says that an account follows
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NAMES: Final = frozenset(
    {
        "account",
        "android",
        "business",
        "contact",
        "harmony",
        "https",
        "iphone",
        "mini",
        "official",
        "program",
        "public",
        "service",
        "version",
        "wechat",
        "wechatpay",
        "weixin",
        "windows",
    }
)  # words that stand behind 微信 and are nobody's
HEADS: Final = "qQvVwW微威薇维徽崴葳扣叩抠球秋蔻企群加➕+"  # what the name of every account begins with
GATE: Final = re.compile(f"[{HEADS}]" + "(?:[ .*_-]{0,2}[信芯❤♥qQxXeE扣叩抠球秋蔻鹅群号:vV微薇威卫我]|(?<=群) {0,2}[" + DIGITS + "])")
# What an account cannot do without, digits or Chinese numerals, or a name of Latin letters.
ENOUGH: Final = re.compile(rf"[{DIGITS}](?:[ .·*_-]{{0,2}}[{DIGITS}]){{3}}|[a-zA-Z][a-zA-Z0-9_-]{{5}}")


def find(text: str) -> Iterator[Hit]:
    """Accounts in a folded text whose Chinese numerals are digits already."""
    if not GATE.search(text) or not ENOUGH.search(text):
        return
    for match in _QQ.finditer(text):
        if _is_name(match):
            continue
        yield Hit(*match.span("account"), "qq", "pii.qq", 0.95)
        yield from _more(text, match.end())
    for match in _GROUP.finditer(text):
        if not DATE.fullmatch(match["account"]):
            yield Hit(*match.span("account"), "qq", "pii.qq.group", 0.8)
    for match in _WX.finditer(text):
        if _is_account(match) and not _is_name(match):
            yield Hit(*match.span("account"), "wechat", "pii.wechat", 0.9)


def _more(text: str, at: int) -> Iterator[Hit]:
    """Further numbers of a list."""
    while match := _MORE.match(text, at):
        yield Hit(*match.span("account"), "qq", "pii.qq.list", 0.85)
        at = match.end()


def _is_name(match: re.Match[str]) -> bool:
    """Whether somebody is called so."""
    return bool(_BLOGGER.match(match.string, match.start()) or _NICKNAME.fullmatch(match[0]))


def _is_account(match: re.Match[str]) -> bool:
    """A number is one; a name where a sign says so, or where it is no plain word."""
    account = match["account"]
    if account[0].isdecimal():
        return True
    if match["link"] == "." and account.isalpha():  # wx.request, a name in code
        return False
    if account.lower() in _NAMES:
        return False
    if _SAID.search(match["name"] + match["link"]):
        return not _WORD.fullmatch(account) or account.islower()
    return any(c.isdecimal() or c == "_" for c in account)
