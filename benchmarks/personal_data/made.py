"""Personal data that is made, in every kind and disguise."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.personal_data.digits import digits
from filters.model import Category
from filters.privacy import cards

FULL_WIDTH = str.maketrans(
    "0123456789@.-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "０１２３４５６７８９＠．－" + "".join(chr(ord(c) + 0xFEE0) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
)
NUMERALS = str.maketrans("0123456789", "零幺二三四五六七八九")
BEFORE = ("有意者请联系：", "咨询热线，", "本人长期收购旧书，", "详情见附件。", "", "王女士 ", "（")
AFTER = ("，非诚勿扰。", "（工作日九点到五点）", "。", "", " 欢迎来访", "）")


def _mobile(rng: random.Random) -> str:
    return f"1{rng.randint(3, 9)}{digits(rng, 9)}"


def _identity(rng: random.Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(20_000))
    body = rng.choice(("110105", "320102", "440305", "510104", "620102")) + born.strftime("%Y%m%d") + digits(rng, 3)
    return next(body + c for c in "0123456789X" if cards.identity_number(body + c))


def _card(rng: random.Random) -> str:
    body = rng.choice(("622202", "621700", "622848", "621226")) + digits(rng, rng.choice((9, 12)))
    return next(body + c for c in "0123456789" if cards.bank_card(body + c))


def _qq(rng: random.Random) -> str:
    return str(rng.randint(1, 9)) + digits(rng, rng.randint(5, 9))


def _name(rng: random.Random) -> str:
    return rng.choice(("xiaoli", "wangmei", "lin", "abc", "hua_", "gz_")) + digits(rng, rng.randint(3, 6))


def _mobiles(rng: random.Random) -> Iterator[str]:
    n = _mobile(rng)
    yield n
    yield n.translate(FULL_WIDTH)
    yield n.translate(NUMERALS)
    yield " ".join(n)
    yield f"{n[:3]}-{n[3:7]}-{n[7:]}"
    yield f"{n[:3]} {n[3:7]} {n[7:]}"
    yield f"+86 {n}"
    yield f"86-{n}"
    yield n[:3] + n[3:7].translate(NUMERALS) + n[7:]
    yield "\u200b".join((n[:4], n[4:8], n[8:]))
    yield "　".join(n.translate(FULL_WIDTH))
    yield f"{n[:3]}.{n[3:7]}.{n[7:]}"


def _landlines(rng: random.Random) -> Iterator[str]:
    local = f"{rng.randint(2, 8)}{digits(rng, 7)}"
    area = rng.choice(("010", "021", "0755", "0571", "028"))
    yield f"{area}-{local}"
    yield f"({area}){local}"
    yield f"（{area}）{local[:4]} {local[4:]}"
    yield f"{area} {local}"
    yield f"{area}{local}"
    yield f"{area}-{local}转{rng.randint(100, 9999)}"
    yield f"+86-{area[1:]}-{local}"
    yield f"电话：{local}"
    yield f"{area}-{local}".translate(FULL_WIDTH)
    hotline = f"400{digits(rng, 7)}"
    yield f"{hotline[:3]}-{hotline[3:6]}-{hotline[6:]}"
    yield f"{hotline[:3]}-{hotline[3:7]}-{hotline[7:]}"
    yield f"客服热线{hotline}"
    yield f"{hotline[:3]} {hotline[3:6]} {hotline[6:]}"


def _emails(rng: random.Random) -> Iterator[str]:
    local = rng.choice((_qq(rng), _name(rng), "li.hua-" + digits(rng, 2)))
    domain = rng.choice(("qq.com", "163.com", "example.com.cn", "gmail.com"))
    name, _, top = domain.partition(".")
    yield f"{local}@{domain}"
    yield f"{local}@{domain}".translate(FULL_WIDTH)
    yield f"{local}(at){domain}"
    yield f"{local}[at]{name}[dot]{top.partition('.')[0]}"
    yield f"{local} at {name} dot {top.partition('.')[0]}"
    yield f"{local} @ {domain}"
    yield f"{local}艾特{domain}"
    yield f"{local}@{name}点{top.partition('.')[0]}"
    yield f"{local}@{name}。{top.partition('.')[0]}"
    yield f"{local}【at】{domain}"
    yield f"{local}#qq.com"
    yield f"邮箱{local}@{domain}"


def _qqs(rng: random.Random) -> Iterator[str]:
    for form in (
        "QQ：{}",
        "QQ{}",
        "qq号 {}",
        "加QQ:{}",
        "扣扣：{}",
        "扣扣号{}",
        "企鹅号：{}",
        "Q Q：{}",
        "QQ群：{}",
        "客服QQ {}",
        "加扣{}",
        "ＱＱ：{}",
        "QQ号是{}",
        "加我q {}",
    ):
        yield form.format(_qq(rng))
    yield "QQ：" + _qq(rng).translate(FULL_WIDTH)
    yield "QQ：" + " ".join(_qq(rng))
    yield "扣扣" + _qq(rng).translate(NUMERALS)


def _wechats(rng: random.Random) -> Iterator[str]:
    for form in (
        "微信：{}",
        "微信号{}",
        "加微信{}",
        "加微{}",
        "加微：{}",
        "薇信：{}",
        "威信:{}",
        "V信：{}",
        "vx：{}",
        "VX{}",
        "wx:{}",
        "WeChat: {}",
        "➕微 {}",
        "微♥信 {}",
        "wei信：{}",
        "微 信：{}",
        "加V：{}",
        "微信号是{}",
        "+V {}",
    ):
        yield form.format(_name(rng))
    yield "微信：" + _mobile(rng)
    yield "加微信" + _mobile(rng)
    yield "微信同号：" + _mobile(rng).translate(FULL_WIDTH)
    yield "微信：" + _name(rng).translate(FULL_WIDTH)


def _identities(rng: random.Random) -> Iterator[str]:
    n = _identity(rng)
    yield n
    yield f"身份证号：{n}"
    yield n.translate(FULL_WIDTH)
    yield f"{n[:6]} {n[6:14]} {n[14:]}"
    yield f"身份证{' '.join(n)}"
    yield n.lower()


def _cards(rng: random.Random) -> Iterator[str]:
    n = _card(rng)
    yield n
    yield f"卡号：{n}"
    yield " ".join(n[i : i + 4] for i in range(0, len(n), 4))
    yield n.translate(FULL_WIDTH)
    yield f"开户行工商银行，账号{n}"
    yield "-".join(n[i : i + 4] for i in range(0, len(n), 4))


KINDS = {
    Category.PHONE: (_mobiles, _landlines),
    Category.EMAIL: (_emails,),
    Category.QQ: (_qqs,),
    Category.WECHAT: (_wechats,),
    Category.ID_CARD: (_identities,),
    Category.BANK_CARD: (_cards,),
}


def made_cases(rounds: int) -> list[tuple[Category, str, str]]:
    """Kind, the piece with its cue, the sentence around it."""
    rng = random.Random(20241020)
    return [
        (kind, piece, f"{rng.choice(BEFORE)}{piece}{rng.choice(AFTER)}")
        for kind, makers in KINDS.items()
        for maker in makers
        for _ in range(rounds)
        for piece in maker(rng)
    ]
