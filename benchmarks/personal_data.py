"""Personal data that is made, in every kind and disguise, and honest sentences full of numbers: what is found, and what is masked wrongly.

Usage: python -m benchmarks.personal_data [--rounds N]
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from filters import privacy
from filters.line import Line
from filters.model import Category, Document
from filters.privacy import cards

CASES, SENTENCES = 24, 185  # rounds over all forms: 2,064 cases and 10,175 sentences

FULL_WIDTH = str.maketrans(
    "0123456789@.-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "０１２３４５６７８９＠．－" + "".join(chr(ord(c) + 0xFEE0) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
)
NUMERALS = str.maketrans("0123456789", "零幺二三四五六七八九")
BEFORE = ("有意者请联系：", "咨询热线，", "本人长期收购旧书，", "详情见附件。", "", "王女士 ", "（")
AFTER = ("，非诚勿扰。", "（工作日九点到五点）", "。", "", " 欢迎来访", "）")


# --- made cases -------------------------------------------------------------------------------------------------------


def _digits(rng: random.Random, n: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(n))


def _mobile(rng: random.Random) -> str:
    return f"1{rng.randint(3, 9)}{_digits(rng, 9)}"


def _identity(rng: random.Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(20_000))
    body = rng.choice(("110105", "320102", "440305", "510104", "620102")) + born.strftime("%Y%m%d") + _digits(rng, 3)
    return next(body + c for c in "0123456789X" if cards.identity_number(body + c))


def _card(rng: random.Random) -> str:
    body = rng.choice(("622202", "621700", "622848", "621226")) + _digits(rng, rng.choice((9, 12)))
    return next(body + c for c in "0123456789" if cards.bank_card(body + c))


def _qq(rng: random.Random) -> str:
    return str(rng.randint(1, 9)) + _digits(rng, rng.randint(5, 9))


def _name(rng: random.Random) -> str:
    return rng.choice(("xiaoli", "wangmei", "lin", "abc", "hua_", "gz_")) + _digits(rng, rng.randint(3, 6))


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
    local = f"{rng.randint(2, 8)}{_digits(rng, 7)}"
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
    hotline = f"400{_digits(rng, 7)}"
    yield f"{hotline[:3]}-{hotline[3:6]}-{hotline[6:]}"
    yield f"{hotline[:3]}-{hotline[3:7]}-{hotline[7:]}"
    yield f"客服热线{hotline}"
    yield f"{hotline[:3]} {hotline[3:6]} {hotline[6:]}"


def _emails(rng: random.Random) -> Iterator[str]:
    local = rng.choice((_qq(rng), _name(rng), "li.hua-" + _digits(rng, 2)))
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


HONEST = (
    "按照GB/T {d4}-{year}的规定执行。",
    "本标准代替GB {d5}.{d1}-{year}和JB/T {d4}-{year}。",
    "该技术已获发明专利（ZL{year}1{d7}.{d1}）。",
    "专利号CN{d9}A，公开日{year}-{month}-{day}。",
    "订单号：{year}{month}{day}{d10}",
    "您的订单1{d10}已发货，快递单号SF1{d12}。",
    "订单编号13{d9}，请妥善保管。",
    "流水号{d16}已受理",
    "ISBN 978-7-{d3}-{d5}-{d1}，定价{d2}.{d2}元。",
    "ISBN：9787{d9}",
    "ISSN {d4}-{d4}，CN {d2}-{d4}",
    "doi:10.{d4}/j.issn.{d4}-{d4}.{year}.{month}.{d3}",
    "https://doi.org/10.1016/j.cell.{year}.{d2}.{d3}",
    "北纬{d2}.{d6}度，东经1{d2}.{d6}度。",
    "坐标 1{d2}.{d6},{d2}.{d6}",
    "全年实现营业收入{d11}元，同比增长{d2}.{d2}%。",
    "总人口13{d8}人，其中城镇人口{d9}人。",
    "累计发电138{d8}千瓦时。",
    "股票代码：60{d4}，证券简称未变。",
    "贵州某股（600{d3}）收于1{d3}.{d2}元，成交{d8}股。",
    "{year}年{month}月{day}日{d2}时{d2}分，{year}年版。",
    "{year}-{month}-{day} 04:47:59",
    "{year}{month}{day}期开奖号码：{d2} {d2} {d2} {d2} {d2} {d2} {d2}",
    "售价{d4}.{d2}元，原价{d5}元。",
    "软件版本{d2}.{d1}.{d5}.{d4}，内核5.{d2}.{d1}-{d3}",
    "从{year}年到{year}年，{year}—{year}年度预算为{d10}元。",
    "注册资本{d8}万元，统一社会信用代码91{d16}",
    "文号：发改价格〔{year}〕{d4}号",
    "邮政编码{d6}，区号0{d3}。",
    "电话会议于{year}{month}{day}举行，手机销量{d8}部。",
    "QQ音乐{year}年活跃用户{d9}人，微信支付{d5}元。",
    "微信8.0.{d2}版发布，QQ {d1}.{d1}.{d2}上线。",
    "微信Android版和微信iOS版同步更新，QQ浏览器{d5}次下载。",
    "WeChat Pay于{year}年支持境外银行卡。",
    "图片logo@2x.png与icon@3x.webp大小{d6}字节。",
    "会议室{d3}，第{d3}页，共{d4}条。",
    "IP地址139.{d2}.{d3}.{d2}，端口{d4}。",
    "彩票第{d7}期，奖池{d10}.{d2}元。",
    "哈希值a13{d9}b{d4}c",
    "条码69{d11}，货号{d10}",
    "一九九八年八月一日，二〇二四年一月三十一日。",
    "一二三四五，上山打老虎；三五七九，天长地久。",
    "https://www.example.com/news/13{d9}.html",
    "http://example.com/{year}/{month}/{d8}/content_{d10}.shtml",
    "全场{d2}-{d2}-{d2}-{d3}，步行者{d3}-{d3}获胜。",
    "样本量{d4} {d4} {d4} {d4}，均值{d2}.{d9}。",
    "圆周率3.14159265358979323846，自然常数2.718281828459045。",
    "身份证号码共18位，手机号共11位，银行卡号16到19位。",
    "人口普查：男{d9}，女{d9}。",
    "比分{d2}:{d2}，观众{d5}人；企鹅{d5}只。",
    "序列号{d4}-{d4}-{d4}-{d3}，批准文号国药准字H{d8}",
    "案号（{year}）京0{d3}民初{d5}号",
    "加微量元素{d5}毫克，加薇菜{d3}克。",
    "拨打12345政务热线或者110、119、120。",
    "QQ邮箱已送达{d8}封邮件，咨询费用合计1{d10}元。",
    "look at example.com and dot the i, meet at noon.",
)


def _filled(template: str, rng: random.Random) -> str:
    dates = {"year": f"{rng.randint(1949, 2026)}", "month": f"{rng.randint(1, 12):02}", "day": f"{rng.randint(1, 28):02}"}
    return re.sub(r"\{(\w+)\}", lambda m: dates.get(m[1]) or _digits(rng, int(m[1][1:])), template)


def honest_sentences(rounds: int) -> list[str]:
    rng = random.Random(1949)
    return [_filled(template, rng) for _ in range(rounds) for template in HONEST]


def kinds(text: str) -> set[Category]:
    """What is found in one line."""
    privacy.mask(document := Document(Line(""), [Line(text)]))
    return {finding.category for finding in document.findings}


def main() -> None:
    """Print recall by kind, false masks, and what a thousand sentences cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1, help="times the usual number of cases and sentences")
    arguments = parser.parse_args()
    cases, sentences = made_cases(CASES * arguments.rounds), honest_sentences(SENTENCES * arguments.rounds)
    whole, found = Counter(kind for kind, _, _ in cases), Counter(kind for kind, _, text in cases if kind in kinds(text))
    for kind, n in whole.items():
        print(f"{kind.value:16}{n:7} cases, recall {found[kind] / n:.4f}")
    print(f"{'all':16}{whole.total():7} cases, recall {found.total() / whole.total():.4f} (target .98)")
    began = time.process_time()
    wrong = [text for text in sentences if privacy.masked(text) != text]
    cost = (time.process_time() - began) / len(sentences)
    print(f"{len(sentences)} honest sentences: {len(wrong)} masked (target 1 in 10,000), {1e6 * cost:.0f} µs a sentence")
    for text in wrong[:10]:
        print(f"  {privacy.masked(text)}")


if __name__ == "__main__":
    main()
