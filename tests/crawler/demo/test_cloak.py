"""The forward model against what real pages show, byte by byte."""

from __future__ import annotations

import pytest

from crawler.demo import cloak as model
from crawler.demo.cloak import cloak, decode, traditional


def torn(text: str, chosen: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The text as a page shows it that annotates just these characters."""
    codes = {c.encode("gbk") for c in chosen}
    monkeypatch.setattr(model, "annotated", lambda _seed, _level: {c: c + r for c, r in model._readings().items() if c in codes})
    return cloak(text, seed=0)


@pytest.mark.parametrize(
    ("text", "chosen", "shown"),
    [
        ("追偿的行为。", "數", "追償?shù)男袨?。"),
        ("省（市、区", "區", "?。ㄊ小^(qū)"),
        ("规模化", "規", "規(guī)?；?"),
        ("移。现代", "現", "移?，F(xiàn)代"),
        ("专科（高职", "", "?？疲ǜ呗?"),
        ("因为景区", "驗", "因?yàn)榫皡^"),
        ("总人口的比重为17.9%", "側", "總?cè)丝诘谋戎貫?7.9%"),
    ],
)
def test_real_pages_show_this(text: str, chosen: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert torn(text, chosen, monkeypatch) == shown


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (b"\x83\x94\xb5\x28sh)", "償?sh)"),
        (b"\x9e", "?"),
        (b"\x9e\xe9\xe931", "為?1"),
        (b"\xaa\xa1\xd0\xd0", "行"),
        (b"\xb0\xa1abc", "啊abc"),
        (b"", ""),
    ],
)
def test_broken_bytes_are_decoded_as_the_kits_do(piece: bytes, shown: str) -> None:
    assert decode(piece) == shown


def test_conversion_is_character_by_character() -> None:
    assert traditional("后来这里的头发，着急地站在台上，为了系统") == "后來這里的頭發，著急地站在臺上，為了系統"


def test_the_same_arguments_give_the_same_text_and_another_seed_another() -> None:
    text = "经济发展与国际关系的变化，需要认真对待。" * 3
    assert cloak(text, seed=1) == cloak(text, seed=1) != cloak(text, seed=2)


def test_a_character_is_annotated_always_or_never() -> None:
    shown = cloak("国，国，国，国", seed=3, level=0.5)
    assert shown in {"國，國，國，國", "國(guó)，國(guó)，國(guó)，國(guó)"}


def test_level_is_the_share_of_annotated_characters() -> None:
    assert len(model.annotated(1, 0.0)) == 0
    assert len(model.annotated(1, 1.0)) == len(model._readings())
    assert 0.25 < len(model.annotated(1, 0.3)) / len(model._readings()) < 0.35


def test_lines_are_torn_each_by_itself_and_html_as_one() -> None:
    text = "工作。”\n明天"
    assert cloak(text, seed=1, level=0.0).split("\n") == ["工作?！?", "明天"]
    assert cloak("工作。”<br/>", seed=1, level=0.0, html=True) == "工作?！?br/>"


def test_what_gbk_lacks_becomes_a_question_mark() -> None:
    assert cloak("一\u00a0二😀", seed=1, level=0.0) == "一?二?"


def test_the_other_kits_convert_only_or_annotate_only() -> None:
    text = "经济发展与国际关系的变化，需要认真对待。"
    assert cloak(text, seed=1, kit="traditional") == traditional(text)
    noisy = cloak(text, seed=1, kit="noise")
    assert "(" in noisy
    assert "经" in noisy


def test_a_kit_leaves_a_stray_blank_in_each_reading() -> None:
    text = "国家会学习，经济发展与国际关系的变化。"
    blank, whole = cloak(text, seed=3, level=0.9, kit="blank"), cloak(text, seed=3, level=0.9)
    assert blank.count(" )") == blank.count(")") > 3
    assert blank.replace(" )", ")") == whole


def test_kits_of_noise_differ_in_tones_and_commas() -> None:
    text = "经济发展与国际关系的变化，需要认真对待。" * 5
    noisy, toneless, doubled = (cloak(text, seed=1, kit=kit) for kit in ("noise", "toneless", "doubled"))
    tones = set("āáǎàēéěèīíǐìōóǒòūúǔù")
    assert tones & set(noisy)
    assert "(" in toneless
    assert not tones & set(toneless)
    assert doubled == noisy.replace("，", "，，")
