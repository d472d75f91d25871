"""Text read as a charset of one byte: each layer is undone, lost bytes are told by those that are left."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.repair import mojibake, one_byte
from filters.repair.lossy import MOST_ASKED, Restored
from filters.repair.two_bytes import LOST

TEXT = "吃过晚饭，爷爷搬了一把竹椅坐在院子里，给大家讲他年轻时候修水库的故事，讲着讲着天就黑了。"


def misread(text: str, name: str = "1252", times: int = 1) -> str:
    for _ in range(times):
        text = text.encode().decode(f"sloppy-windows-{name}")
    return text


@pytest.mark.parametrize("name", one_byte.CHARSETS)
@pytest.mark.parametrize("times", range(1, one_byte.LAYERS + 1))
def test_each_layer_is_undone(name: str, times: int) -> None:
    assert one_byte.suspected(misread(TEXT, name, times))
    assert mojibake.restored(misread(TEXT, name, times)) == Restored(TEXT)


def test_more_layers_stay() -> None:
    assert mojibake.restored(misread(TEXT, times=one_byte.LAYERS + 1)) is None


def test_latin_and_windows_may_follow_each_other() -> None:
    assert mojibake.restored(misread(TEXT.encode().decode("latin-1"))) == Restored(TEXT)


@pytest.mark.parametrize("name", one_byte.CHARSETS)
def test_gbk_is_undone(name: str) -> None:
    broken = TEXT.encode("gbk").decode(f"sloppy-windows-{name}")
    assert one_byte.suspected(broken)
    assert mojibake.restored(broken) == Restored(TEXT)


@pytest.mark.parametrize("times", [1, 2])
def test_tidied_white_space_and_soft_hyphens_cost_little(times: int) -> None:
    found = mojibake.restored(misread(TEXT, times=times).replace("\xad", "").replace("\xa0", " "))
    assert found
    assert (found.text, found.lost) == (TEXT, 0)


@pytest.mark.parametrize("sign", [LOST, "?"])
def test_bytes_without_a_sign_are_told_or_stay_lost(sign: str) -> None:
    found = mojibake.restored("".join(sign if "\x80" <= character < "\xa0" else character for character in misread(TEXT)))
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))
    assert found.text.count(LOST) == found.lost <= 2


@pytest.mark.parametrize("name", ["1252", "1250"])
def test_bytes_that_went_before_cost_one_character_each(name: str) -> None:
    code = bytes(byte for at, byte in enumerate(TEXT.encode(), 1) if at % 37)
    found = one_byte.from_utf8(code.decode(f"sloppy-windows-{name}"), MOST_ASKED)
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))


def test_a_text_that_was_cut_within_a_character_comes_back() -> None:
    found = mojibake.restored(misread(TEXT)[:-1])
    assert found
    assert found.text in {TEXT, TEXT[:-1] + LOST}


@pytest.mark.parametrize(
    "text",
    [
        "Ça va très bien, « café », merci à tous",
        "Příliš žluťoučký kůň úpěl ďábelské ódy",
        "Её «ёлки» и «ель» – это одно и то же…",
        "São José é não só uma cidade",
        "ÀÁÂÃÄÅÆÇÈÉÊË àáâãäåæçèéê",
        "МОСКВА ЖДЁТ ГОСТЕЙ",
    ],
)
def test_other_languages_stay(text: str) -> None:
    assert one_byte.from_utf8(text, MOST_ASKED) is None
    assert mojibake.restored(text) is None


@given(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4, max_size=20), st.sampled_from(one_byte.CHARSETS)
)
def test_any_chinese_text_is_exact(text: str, name: str) -> None:
    assert mojibake.restored(misread(text, name, 2)) == Restored(text)
