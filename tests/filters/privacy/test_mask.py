"""Masks, findings and counts, and what a stored raw text shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters import privacy
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding, Metadata
from filters.privacy.mask import BLOT


def page(*lines: str, title: str = "标题", author: str = "", outside: tuple[str, ...] = ()) -> Document:
    return Document(Line(title), [Line(line) for line in lines], metadata=Metadata(author=author), outside=[Line(line) for line in outside])


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
        ("投稿abc#example.com.cn", "投稿[邮箱]"),
        ("手机138_0013_8000", "手机[电话]"),
        ("合作 138_0013_8000", "合作 [电话]"),
        ("总机0755-62345678/62345679、2345670", "总机[电话]/[电话]、[电话]"),
        ("总机0755-62345678、23456789元、20240131", "总机[电话]、23456789元、20240131"),
        ("电话：0755-62345678；62345679-801 62345670", "电话：[电话]；[电话] [电话]"),
        ("电话：010-62345678/5679/80", "电话：[电话]"),
        ("电话：010-62345678/24小时/2024年", "电话：[电话]/24小时/2024年"),
        ("热线：010-62345678 23456789元", "热线：[电话] 23456789元"),
        ("受理电话：陈晓、吴天（二楼）62345678", "受理电话：陈晓、吴天（二楼）[电话]"),
        ("受理电话陈晓楼62345678", "受理电话陈晓楼62345678"),
        ("受理电话：订单62345678", "受理电话：订单62345678"),
        ("086-0755-62345678", "[电话]"),
        ("+86（0）755 6234 5678", "[电话]"),
    ],
)
def test_a_mask_takes_the_number_and_nothing_else(text: str, shown: str) -> None:
    assert privacy.masked(text) == shown


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
    assert len(privacy.blot(piece * 10_000)) == len(piece) * 10_000


def test_a_line_full_of_numbers_is_masked_number_by_number() -> None:
    document = page("13800138000 " * 10_000)
    assert privacy.mask(document).n_phone == 10_000
    assert privacy.blotted(document.lines[0]) == f"{BLOT * 11} " * 10_000
