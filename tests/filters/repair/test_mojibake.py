"""Mojibake: restored where the round trip is exact, marked where bytes are gone, else left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.repair import mojibake
from filters.repair.lossy import Restored

TEXT = "今天的天气很好，我们去公园散步。"


@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1252", "gb18030"])
def test_utf8_read_by_the_wrong_charset_comes_back(codec: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codec

    text = TEXT if codec != "gb18030" else "今天的天气很好，我们去。"
    broken = text.encode("utf-8").decode(codec, errors="replace")
    if broken.encode(codec, errors="replace").decode("utf-8", errors="replace") == text:
        assert mojibake.suspected([broken])
        assert mojibake.restored(broken) == Restored(text)


def test_utf8_read_as_shift_jis_comes_back() -> None:
    broken = "请大家把水壶放在门边".encode().decode("cp932")
    assert mojibake.suspected([broken])
    assert mojibake.restored(broken) == Restored("请大家把水壶放在门边")


@pytest.mark.parametrize("text", ["荳蔻年華、縲絏之中、逧", "荳の花・縲", "縲・縲・"])
def test_the_signs_of_shift_jis_in_right_text_stay(text: str) -> None:
    assert mojibake.restored(text) is None


@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1252"])
def test_gbk_read_as_latin_comes_back(codec: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codec

    broken = TEXT.encode("gbk").decode(codec)
    assert mojibake.suspected(["plain", broken]) == [0, 1]
    assert mojibake.restored(broken) == Restored(TEXT)


@pytest.mark.parametrize(
    ("language", "codec"), [("Привет, как дела? СЕГОДНЯ ХОРОШАЯ ПОГОДА", "cp1251"), ("Η ΑΘΗΝΑ ΕΙΝΑΙ όμορφη πόλη", "iso8859-7")]
)
def test_other_languages_read_as_latin_stay(language: str, codec: str) -> None:
    assert mojibake.restored(language.encode(codec).decode("latin-1")) is None


def test_too_few_characters_do_not_come_back() -> None:
    broken = "的天一，".encode().decode("gbk", errors="replace")
    assert "\ufffd" in broken
    assert mojibake.restored(broken) is None
    assert mojibake.lost(broken)


@pytest.mark.parametrize(
    "text", [TEXT, "Ça va très bien, merci", "naïve façade", "from 11\xa0P.\xa0M. to 1\xa0A.\xa0M.;", "锛是一个字", "鐨", "", "plain"]
)
def test_right_text_stays(text: str) -> None:
    assert mojibake.restored(text) is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("锟斤拷锟斤拷在此", [(0, 6)]),
        ("嚙踝蕭嚙踝蕭在此", [(0, 6)]),
        ("烫烫烫烫", [(0, 4)]),
        ("烫烫的", []),
        ("a\ufffd\ufffdb", [(1, 3)]),
        ("屯屯", []),
        (TEXT, []),
    ],
)
def test_lost_bytes_are_marked(text: str, spans: list[tuple[int, int]]) -> None:
    assert mojibake.lost(text) == spans


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4, max_size=20))
def test_latin_mojibake_of_any_chinese_text_is_exact_or_left(text: str) -> None:
    assert mojibake.restored(text.encode("utf-8").decode("latin-1")) in {Restored(text), None}
