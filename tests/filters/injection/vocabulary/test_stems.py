import pytest

from filters.injection.vocabulary.stems import FAMILIES, Lexicon, Stem, lexicon, read, weigh
from filters.model import Category

HEAD = "stem\tweight\tnote\n"


def test_all_families_have_stems():
    assert {stem.family for stem in lexicon().stems} == {*FAMILIES, None}


def test_no_stem_stands_in_two_families():
    texts = [stem.text for stem in lexicon().stems]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("甲乙\t0.5\tnote\n", None),
        ("甲\t0.5\tnote\n", "line 2"),
        ("甲乙\t1\tnote\n", "line 2"),
        ("甲乙\t0\tnote\n", "line 2"),
        ("ＡＶ\t0.5\tnote\n", "line 2"),
        ("AV\t0.5\tnote\n", "line 2"),
        ("甲乙\t0.5\n", "line 2"),
        ("甲乙\t0.5\t\n甲乙\t0.5\t\n", "twice"),
        ("乙甲\t0.5\t\n丙甲\t0.5\t\n", "out of order"),
    ],
)
def test_a_stem_file_is_checked_when_it_is_read(rows, wrong):
    if wrong is None:
        assert read("loan", HEAD + rows) == [Stem("甲乙", Category.LOAN, 0.5, "note")]
    else:
        with pytest.raises(ValueError, match=wrong):
            read("loan", HEAD + rows)


def test_a_stem_file_without_its_header_row_is_refused():
    with pytest.raises(ValueError, match="first row"):
        read("loan", "甲乙\t0.5\tnote\n")


def test_of_stems_that_overlap_the_longest_is_found():
    stems = [Stem("甲乙", Category.LOAN, 0.1, ""), Stem("甲乙丙", Category.LOAN, 0.9, "")]
    assert [hit.stem.text for hit in Lexicon(stems).hits("甲乙丙甲乙")] == ["甲乙丙", "甲乙"]


@pytest.mark.parametrize(("text", "hits"), [("av在线", 1), ("97av", 1), ("java教程", 0), ("avg", 0), ("看av吧", 1)])
def test_a_latin_stem_does_not_count_inside_a_longer_word(text, hits):
    assert len(Lexicon([Stem("av", Category.ADULT, 0.3, "")]).hits(text)) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("甲2乙", 1),
        ("甲2", 1),
        ("甲2021年", 0),
        ("甲2-3居", 0),
        ("甲2-乙", 1),
        ("9某", 1),
        ("19某", 0),
        ("8:9某", 0),
        ("p9k1sfq2w8e7r6t5y4u3", 0),
        ("a1b2c3d4e5f6g79某", 0),
    ],
)
def test_a_stem_with_a_digit_at_its_edge_does_not_count_inside_a_number_or_a_key(text, hits):
    stems = [Stem("甲2", Category.GAMBLING, 0.9, ""), Stem("9某", Category.GAMBLING, 0.9, ""), Stem("1sf", Category.OTHER, 0.9, "")]
    assert len(Lexicon(stems).hits(text)) == hits


def test_an_honest_name_hides_the_stems_in_it():
    assert Lexicon([Stem("体育", Category.GAMBLING, 0.4, "")], ["新浪体育"]).hits("新浪体育 某某体育")[0].start == 7


def test_weights_add_up_as_doubts_do():
    hits = Lexicon([Stem("甲乙", Category.LOAN, 0.5, ""), Stem("丙丁", None, 0.5, ""), Stem("戊己", Category.OTHER, 0.5, "")]).hits(
        "甲乙丙丁戊己"
    )
    assert weigh(hits, Category.LOAN) == 0.75


def test_a_brand_whose_ending_begins_an_honest_name_is_none():
    brand = Lexicon([Stem("星空体育", Category.GAMBLING, 0.9, "")], ["体育公园"])
    assert [len(brand.hits(text)) for text in ("星空体育公园", "星空体育官网")] == [0, 1]


@pytest.mark.parametrize(
    ("sold", "ordinary"),
    [
        ("驾驶证代办", "驾驶证代码"),
        ("品茶联系方式", "品茶联谊"),
        ("结婚证代办", "结婚证代表"),
        ("辣椒喷雾", "辣椒喷涂"),
        ("学位证定做", "学位证定居"),
    ],
)
def test_a_stem_that_is_cut_short_counts_before_what_sellers_say_and_not_inside_an_ordinary_word(sold, ordinary):
    (stem,) = {h.stem.text for h in lexicon().hits(sold) if h.start == 0}
    assert ordinary.startswith(stem)
    assert stem not in {h.stem.text for h in lexicon().hits(ordinary)}
