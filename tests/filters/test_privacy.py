"""Personal data: what is found in which disguise, what is left alone, and what findings show."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.personal_data import CASES, SENTENCES
from benchmarks.personal_data.found import kinds
from benchmarks.personal_data.honest import honest_sentences
from benchmarks.personal_data.made import made_cases
from filters import privacy
from filters.fold import fold
from filters.line import EditKind, Line
from filters.model import Category, Document, Finding, Metadata
from filters.privacy import detect, numbers
from filters.privacy.hit import Hit
from filters.privacy.mask import BLOT
from filters.privacy.suspects import suspects


def page(*lines: str, title: str = "标题", author: str = "", outside: tuple[str, ...] = ()) -> Document:
    return Document(Line(title), [Line(line) for line in lines], metadata=Metadata(author=author), outside=[Line(line) for line in outside])


def test_made_cases_of_every_kind_and_disguise_are_found() -> None:
    cases = made_cases(CASES)
    assert len(cases) >= 2000
    missed = [(kind, text) for kind, _, text in cases if kind not in kinds(text)]
    assert len(missed) <= 0.02 * len(cases), missed


def test_honest_numbers_are_left_alone() -> None:
    sentences = honest_sentences(SENTENCES)
    assert len(sentences) >= 10_000
    views = [fold(text) for text in sentences]
    masked = [views[at] for at in suspects(views) if detect.hits(views[at])]
    assert len(masked) <= 1, masked


def test_whatever_is_found_stands_in_a_suspect() -> None:
    texts = [fold(text) for _, _, text in made_cases(3)] + [fold(text) for text in honest_sentences(1)]
    looked_at = set(suspects(texts))
    assert {at for at, text in enumerate(texts) if detect.hits(text)} <= looked_at
    assert len(looked_at) < len(texts)


@given(
    st.lists(
        st.text(st.sampled_from("1234567890一幺零QqvVxX微信薇扣加企鹅号群:@#艾特%40([ （.-_*~·atAT圈，的c\n"), max_size=30),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=400, deadline=None)
def test_no_line_with_a_hit_is_passed_over(lines: list[str]) -> None:
    assert {at for at, line in enumerate(lines) if detect.hits(line)} <= set(suspects(lines))


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
    assert len(privacy.blot(piece * 10_000)) == len(piece) * 10_000


def test_a_line_full_of_numbers_is_masked_number_by_number() -> None:
    document = page("13800138000 " * 10_000)
    assert privacy.mask(document).n_phone == 10_000
    assert privacy.blotted(document.lines[0]) == f"{BLOT * 11} " * 10_000


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=20))
def test_of_two_that_overlap_the_earlier_found_stays(spans: list[tuple[int, int]]) -> None:
    found = [Hit(start, start + length, "phone", str(number)) for number, (start, length) in enumerate(spans)]
    kept = list[Hit]()
    for hit in found:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    assert detect._disjoint(found) == sorted(kept, key=lambda hit: hit.start)


@pytest.mark.parametrize(("before", "found"), [(0, True), (29, True), (30, False)])
def test_a_row_of_single_digits_is_a_number_only_up_to_two_cards(before: int, found: bool) -> None:
    text = " ".join("0" * before + "13800138000")
    assert bool(detect.hits(text)) is found
    assert [hit.rule for hit in detect.hits(f"{text} 13800138001")][-1:] == ["pii.phone.mobile"]


NEVER = re.compile("(?!)")
DAYS = (
    "2024-10-20",
    "2024.1.2",
    "1999-12-31 23:59:59",
    "2024-10-20 04:47",
    "2024-10-20  8:30",
    "2024-13-20",
    "2024-10-32",
    "2024-10-20 25:00",
)


@pytest.mark.parametrize("day", ["2024-10-20", "2024.1.2", "2024-10-20 04:47:59", "1999-12-31  8:05"])
def test_a_day_and_its_time_are_never_tried_as_a_number(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_longest", pytest.fail)
    assert list(numbers.find(f"发布时间 {day} 来源")) == []


@pytest.mark.parametrize("between", [" ", "  ", "(", "，", " 08:30 ", " 电话", "-", ".", "_", "", " - "])
def test_what_stands_after_a_day_is_found_as_if_the_day_had_been_tried(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = ["13800138000", "138-0013-8000", "010-62345678", "400-123-4567", "6222 0212 3456 7890 128", "110105194912310021", "04", "88"]
    texts = [f"{day}{between}{number}{after}" for day in DAYS for number in written for after in ("", " 2024-10-21", "元")]
    found = [list(numbers.find(text)) for text in texts]
    monkeypatch.setattr(numbers, "_MOMENT", NEVER)
    assert found == [list(numbers.find(text)) for text in texts]
    assert any(found) == (between not in ("-", ".", "_", ""))
