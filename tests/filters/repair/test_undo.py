"""A whole page: cloaked ones come back, honest ones stay, and every edit has its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.demo.cloak import cloak
from filters import repair
from filters.line import Edit, EditKind, Line
from filters.model import Category, Document, Finding

SHARED = Path(__file__).resolve().parents[4] / "shared"
SEED = SHARED / "seed" / "000_006a91f187221b22.txt"
SENTENCES = [
    line
    for line in (Path(__file__).with_name("texts") / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
Undone = Callable[..., Document]
Noisy = Literal["noise", "toneless", "doubled"]


def rendered(document: Document) -> list[str]:
    return [line.render() for line in document.lines]


def edits(document: Document) -> list[Edit]:
    return [edit for _, _, line in document.everything() for edit in line.edits]


@pytest.mark.parametrize("level", [0.3, 0.5])
def test_a_cloaked_page_comes_back_or_says_where_it_does_not(undone: Undone, domain: list[str], level: float) -> None:
    document = undone([cloak(sentence, seed=5, level=level) for sentence in domain])
    unresolved = {f.line for f in document.findings if f.category is Category.BYTESHIFT and f.action == "flagged"}
    assert document.cloak == "pinyin"
    for number, (text, sentence) in enumerate(zip(rendered(document), domain, strict=True)):
        assert text == sentence or number in unresolved or "□" in text


@pytest.mark.parametrize("level", [0.1, 0.3, 0.5])
def test_a_stray_blank_in_each_reading_hides_nothing(undone: Undone, domain: list[str], level: float) -> None:
    text = "\n".join(domain)
    blank, whole = (undone(cloak(text, seed=5, level=level, kit=kit).split("\n")) for kit in ("blank", "pinyin"))
    assert [text.replace(" )", ")") for text in rendered(blank)] == rendered(whole)


def test_second_commas_stay_where_no_kit_was(undone: Undone) -> None:
    assert edits(undone(["今天天气很好，，我们去公园,,大家都很高兴。"])) == []


def test_sentences_are_hardly_ever_silently_wrong(undone: Undone) -> None:
    mended = wrong = 0
    for seed in range(6):
        document = undone([cloak(sentence, seed=seed, level=0.4) for sentence in SENTENCES])
        unresolved = {f.line for f in document.findings if f.action == "flagged"}
        mended += sum(f.action == "repaired" for f in document.findings if f.category is Category.BYTESHIFT)
        wrong += sum(
            text != sentence and number not in unresolved and "□" not in text
            for number, (text, sentence) in enumerate(zip(rendered(document), SENTENCES, strict=True))
        )
    assert mended > 50
    assert wrong <= 0.03 * mended


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=10, unique=True), st.integers(0, 10**6), st.sampled_from([0.1, 0.3, 0.6]))
def test_evidence_holds_edits_are_disjoint_and_twice_is_once(sentences: list[str], seed: int, level: float) -> None:
    document = Document(title=Line(""), lines=[Line(cloak(s, seed=seed, level=level)) for s in sentences])
    repair.undo(document)
    for finding in document.findings:
        if finding.line is not None:
            assert document.lines[finding.line].raw[finding.start : finding.end] == finding.evidence
    for line in document.lines:
        spans = sorted((e.start, e.end) for e in line.edits if e.kind > EditKind.CONVERT)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    again = Document(title=Line(""), lines=[Line(text) for text in rendered(document)])
    repair.undo(again)
    assert rendered(again) == rendered(document)


def test_an_honest_text_stays_as_it_is(undone: Undone, honest: str) -> None:
    document = undone(honest.split("\n"), title=honest.split("\n")[0])
    assert (edits(document), document.findings, document.cloak, document.n_repairs) == ([], [], "none", 0)
    assert document.repair_confidence is None


def test_a_page_in_traditional_characters_alone_is_told_by_words_left_half_converted(undone: Undone) -> None:
    sentences = ["后来我们在这里见面，由于下雨，没有出门。", "关于这个问题，以后再说，属于大家的权利还给大家。"]
    document = undone([cloak(s, seed=1, kit="traditional") for s in sentences])
    assert document.cloak == "traditional"
    assert rendered(document) == sentences
    assert {e.kind for e in edits(document)} == {EditKind.CONVERT}


@pytest.mark.parametrize("kit", get_args(Noisy))
def test_noise_goes_and_the_script_stays(undone: Undone, domain: list[str], kit: Noisy) -> None:
    document = undone(cloak("\n".join(domain), seed=3, kit=kit).split("\n"))
    assert document.cloak == "noise"
    assert rendered(document) == domain


def test_title_and_fields_are_repaired_with_the_page(undone: Undone) -> None:
    lines = [cloak(sentence, seed=5, level=0.6) for sentence in SENTENCES[:6]]
    title = cloak("农村公路方便群众出行", seed=5, level=0.6)
    document = undone(lines, title=title, h1=title)
    assert title != document.title.render() == document.fields["h1"].render() == "农村公路方便群众出行"


def test_the_count_is_in_the_explanation_of_one_finding_a_page(undone: Undone) -> None:
    document = undone(["動(dòng)物園開(kāi)門了，動(dòng)物都來(lái)了，大家都很高興。"])
    (cloaked,) = [f for f in document.findings if f.category is Category.CLOAK_PINYIN]
    assert cloaked.explanation.startswith("4 annotations on 3 characters stripped")
    assert (cloaked.action, cloaked.field, cloaked.line, cloaked.evidence) == ("repaired", "text", None, "動(dòng)")
    assert (document.n_repairs, document.n_unresolved, document.repair_confidence) == (4, 0, 1.0)


def test_of_a_page_with_too_many_tears_the_rest_stays_as_it_is(undone: Undone) -> None:
    torn, whole = "對(duì)逾期債務(wù)進(jìn)行追償?shù)男袨?。", "对逾期债务进行追偿的行为。"
    document = undone([torn] * 1_400)
    (left,) = [f for f in document.findings if f.rule == "byteshift.left"]
    assert rendered(document) == [whole] * 1_333 + ["对逾期债务进行追偿?shù)男袨?。"] * 67
    assert left.explanation.startswith("134 more question marks")  # two a line, where the tear begins and where it ends
    assert document.n_unresolved == 134


def test_a_run_without_an_end_stays_as_it_is(undone: Undone) -> None:
    document = undone(["對(duì)逾期債務(wù)進(jìn)行追償?shù)男袨?。", "追償?shù)" + "男袨" * 10_000])
    assert document.lines[0].render() == "对逾期债务进行追偿的行为。"
    assert document.lines[1].render() == "追偿?shù)" + "男袨" * 10_000
    assert document.n_unresolved == 1


def test_a_gloss_on_a_character_that_no_kit_annotates_stays(undone: Undone) -> None:
    document = undone(["動(dòng)物園開(kāi)門了，動(dòng)物都來(lái)了，" * 3 + "亳(bó)州的大家都很高興。"])
    assert document.lines[0].render() == "动物园开门了，动物都来了，" * 3 + "亳(bó)州的大家都很高兴。"


def test_mojibake_is_restored_without_a_verdict(undone: Undone) -> None:
    broken = "今天天气很好，我们去公园。".encode().decode("latin-1")
    document = undone([broken, "这里有锟斤拷，没有办法。"])
    assert rendered(document) == ["今天天气很好，我们去公园。", "这里有锟斤拷，没有办法。"]
    assert [(f.action, f.evidence) for f in document.findings] == [("repaired", broken), ("flagged", "锟斤拷")]
    assert document.n_repairs == 1


def test_lost_bytes_are_told_one_by_one_up_to_a_number(undone: Undone) -> None:
    document = undone(["一段话\ufffd" * 600] * 2)
    *told, left = document.findings
    assert [f.rule for f in told] == ["mojibake.lost"] * 1000
    assert (left.rule, left.explanation) == ("mojibake.left", "200 more places where bytes were lost")


@pytest.mark.skipif(not SHARED.exists(), reason="the seed page stands beside the checkout")
def test_the_seed_page_comes_back(undone: Undone) -> None:
    document = undone(SEED.read_text(encoding="utf-8").split("\n"))
    text = document.render()
    (cloaked,) = [f for f in document.findings if f.category is Category.CLOAK_PINYIN]
    gaps = [f for f in document.findings if f.category is Category.GAP]
    assert cloaked.explanation.startswith("241 annotations")
    assert "催收是指金融机构或第三方催收公司对逾期债务进行追偿的行为。" in text
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", text)
    assert document.lines[0].edits == []
    assert [document.lines[g.line or 0].raw[(g.start or 0) - 1 : (g.end or 0) + 1] for g in gaps] == [") 為", ", 希", "要? 催", "。 將"]
    assert all(document.lines[g.line or 0].render().count(" ") for g in gaps)
    assert document.n_unresolved == 0


HEADER = "丁香成人视频在线,激情亚洲免费观看,久久无码电影网,成人免费影院"
ARTICLE = "課間從十分鍾延長到十五分鍾，多出來的五分鍾應當怎樣利用，成為許多學校討論的話題。教師們在走廊里設計出一套不用器材的小遊戲，學生下樓就能玩。"


def mirror(article: str, header: str = HEADER) -> Document:
    document = Document(Line("課間小遊戲"), [Line(header), *(Line(article) for _ in range(4))])
    repair.undo(document)
    document.findings.append(Finding(Category.ADULT, "injection.header", "text", header, "", "excised", 0, 0, len(header)))
    repair.undo_mirror(document)
    return document


def test_a_traditional_mirror_is_told_by_its_simplified_header() -> None:
    document = mirror(ARTICLE)
    assert document.cloak == "traditional"
    assert document.render_title() == "课间小游戏"
    assert "延长到十五分钟" in document.render()


def test_a_genuine_traditional_page_that_was_hijacked_keeps_its_script() -> None:
    document = mirror(ARTICLE.replace("走廊里", "走廊裡"))
    assert document.cloak == "none"
    assert "走廊裡" in document.render()


def test_a_header_in_the_pages_own_script_gives_nothing_away() -> None:
    assert mirror(ARTICLE, "丁香成人視頻在線,激情亞洲免費觀看,久久無碼電影網").cloak == "none"
