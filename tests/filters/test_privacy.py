"""Personal data: what is found in which disguise, what is left alone, and what findings show."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import privacy
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding, Metadata
from filters.privacy import cards

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
    local, domain = (
        rng.choice((_qq(rng), _name(rng), "li.hua-" + _digits(rng, 2))),
        rng.choice(("qq.com", "163.com", "example.com.cn", "gmail.com")),
    )
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


# --- honest text ------------------------------------------------------------------------------------------------------

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
    "look at example.com and dot the i, meet at noon.",
)


def _filled(template: str, rng: random.Random) -> str:
    dates = {"year": f"{rng.randint(1949, 2026)}", "month": f"{rng.randint(1, 12):02}", "day": f"{rng.randint(1, 28):02}"}
    return re.sub(r"\{(\w+)\}", lambda m: dates.get(m[1]) or _digits(rng, int(m[1][1:])), template)


def honest_sentences(rounds: int) -> list[str]:
    rng = random.Random(1949)
    return [_filled(template, rng) for _ in range(rounds) for template in HONEST]


# --- the tests --------------------------------------------------------------------------------------------------------


def page(*lines: str, title: str = "标题", author: str = "", outside: tuple[str, ...] = ()) -> Document:
    return Document(Line(title), [Line(line) for line in lines], metadata=Metadata(author=author), outside=[Line(line) for line in outside])


def test_made_cases_of_every_kind_and_disguise_are_found() -> None:
    cases = made_cases(4)
    assert len(cases) >= 300
    missed = [(kind, text) for kind, _, text in cases if kind not in _kinds(text)]
    assert len(missed) <= 0.02 * len(cases), missed


def _kinds(text: str) -> set[Category]:
    document = page(text)
    privacy.mask(document)
    return {finding.category for finding in document.findings}


def test_honest_numbers_are_left_alone() -> None:
    sentences = honest_sentences(40)
    assert len(sentences) >= 1000
    masked = [(text, shown) for text in sentences if (shown := privacy.masked(text)) != text]
    assert len(masked) <= 1, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("删帖联系方式:13800138000 35909318@qq.com", "删帖联系方式:[电话] [邮箱]"),
        ("（010）62345678转801", "[电话]"),
        ("扣扣：12345678、23456789", "扣扣：[QQ]、[QQ]"),
        ("加微hua_lan2020咨询", "加微[微信]咨询"),
        ("微信同号：１３８ ００１３ ８０００", "微信同号：[微信]"),
        ("张三 13800138000/13900139000", "张三 [电话]/[电话]"),
        ("+1 (415) 555-2671 (02)2345-6789", "[电话] [电话]"),
        ("abc(at)qq点com或abc#qq.com", "[邮箱]或[邮箱]"),
    ],
)
def test_a_mask_takes_the_number_and_nothing_else(text: str, shown: str) -> None:
    assert privacy.masked(text) == shown


@pytest.mark.parametrize("last", "0123456789X")
def test_an_identity_number_needs_its_check_digit(last: str) -> None:
    assert (privacy.masked("11010519491231002" + last) == "[身份证]") == (last == "X")


@pytest.mark.parametrize("last", "0123456789")
def test_a_bank_card_needs_its_check_digit(last: str) -> None:
    assert (privacy.masked("622202123456789012" + last) == "[银行卡]") == (last == "8")


def test_a_foreign_card_is_one_only_where_a_card_is_named() -> None:
    assert privacy.masked("卡号4012888888881881") == "卡号[银行卡]"
    assert privacy.masked("结果4012888888881881") == "结果4012888888881881"


@pytest.mark.parametrize(
    ("text", "found"), [("QQ：12345", True), ("QQ：1234", False), ("QQ：12345678901", True), ("QQ：123456789012", False)]
)
def test_a_qq_number_has_5_to_11_digits(text: str, found: bool) -> None:
    assert ("[QQ]" in privacy.masked(text)) == found


@pytest.mark.parametrize(("text", "found"), [("微信：abc123", True), ("微信：abc12", False)])
def test_a_wechat_name_has_at_least_6_characters(text: str, found: bool) -> None:
    assert ("[微信]" in privacy.masked(text)) == found


def test_the_nearer_word_says_what_a_number_is() -> None:
    assert privacy.masked("客服订单13800138000") == "客服订单13800138000"
    assert privacy.masked("订单客服13800138000") == "订单客服[电话]"


def test_masks_findings_and_counts_stand_for_the_same_places() -> None:
    document = page("电话13800138000", "QQ：12345678", title="加微信hua_lan2020", outside=("站长邮箱a@b.com",))
    counts = privacy.mask(document)
    assert (counts.n_wechat, counts.n_phone, counts.n_qq, counts.n_email) == (1, 1, 1, 0)  # outside is masked, not counted
    assert document.render() == "电话[电话]\nQQ：[QQ]"
    assert document.title.render() == "加微信[微信]"
    assert [(f.category, f.field, f.line) for f in document.findings] == [
        (Category.WECHAT, "title", 0),
        (Category.PHONE, "text", 0),
        (Category.QQ, "text", 1),
        (Category.EMAIL, "outside", 0),
    ]
    for finding in document.findings:
        assert finding.action == "masked"
        assert set(finding.evidence) == {"█"}
        assert len(finding.evidence) == (finding.end or 0) - (finding.start or 0)


def test_keep_finds_and_counts_but_leaves_the_text() -> None:
    document = page("电话13800138000", author="记者 李 li@example.com")
    assert privacy.mask(document, keep=True).n_phone == 1
    assert document.render() == "电话13800138000"
    assert document.metadata.author == "记者 李 li@example.com"
    assert document.findings[0].evidence == "█" * 11


def test_the_author_is_masked() -> None:
    document = page("正文", author="记者 李 li@example.com")
    privacy.mask(document)
    assert document.metadata.author == "记者 李 [邮箱]"


def test_findings_made_before_lose_what_they_hold_and_keep_their_length() -> None:
    document = page("广告位招租加扣12345678")
    evidence = "招租加扣12345678"
    document.findings.append(Finding(Category.OTHER, "x", "text", evidence, "says 12345678", line=0, start=3, end=15, canonical="12345678"))
    privacy.mask(document)
    shown = document.findings[0]
    assert shown.evidence == "招租加扣████████"
    assert shown.canonical == "████████"
    assert shown.explanation == "says ████████"


def test_a_cue_that_stands_outside_the_evidence_still_tells() -> None:
    document = page("加扣12345678")
    document.findings.append(Finding(Category.OTHER, "x", "text", "12345678", "", line=0, start=2, end=10))
    privacy.mask(document)
    assert document.findings[0].evidence == "████████"


def test_the_stored_raw_text_hides_what_only_the_repaired_line_shows() -> None:
    line = Line("加扣(kòu)扣(kòu)12345678")
    line.edit(2, 7, "", EditKind.REPAIR)
    line.edit(8, 13, "", EditKind.REPAIR)
    document = Document(Line(""), [line])
    privacy.mask(document)
    assert line.render() == "加扣扣[QQ]"
    assert privacy.blotted(line) == "加扣(kòu)扣(kòu)████████"


@given(
    st.lists(
        st.sampled_from(["电话", "13800138000", "QQ：", "12345678", "a@b.com", " ", "，", "微信", "abc_123", "\u200b", "１", "零幺", "的"]),
        max_size=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_blotting_keeps_the_length_and_shows_nothing_more_the_second_time(pieces: list[str]) -> None:
    text = "".join(pieces)
    blotted = privacy.blot(text)
    assert len(blotted) == len(text)
    assert all(b in (a, "█") for a, b in zip(text, blotted, strict=True))


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_masked(text: str) -> None:
    assert len(privacy.blot(text)) == len(text)
    privacy.masked(text)


@pytest.mark.parametrize("piece", ["1 ", "a@", "a.", "QQ", "微信:", "加", "13800138000 ", "(0", "一", "a@a.a "])
def test_a_long_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    assert len(privacy.blot(piece * 5000)) == len(piece) * 5000
