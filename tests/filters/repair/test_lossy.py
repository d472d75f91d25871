"""UTF-8 read as GBK with losses: whole characters come back exactly, torn ones where bytes and language tell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.repair.lossy import Restored, restored
from filters.repair.two_bytes import CHARSETS, LOST

TEXT = "吃过晚饭，爷爷搬了一把竹椅坐在院子里，给孩子们讲他年轻时候修水库的故事，讲着讲着天就黑了。"


@pytest.mark.parametrize("codec", ["gbk", "gb18030"])
@pytest.mark.parametrize("sign", [LOST, "?"])
def test_most_of_a_text_comes_back_and_nothing_else(codec: str, sign: str) -> None:
    found = restored(TEXT.encode().decode(codec, errors="replace").replace(LOST, sign))
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))
    assert found.text.count(LOST) == found.lost <= 3
    assert 0.9 < found.confidence < 1


def shift_jis(text: str, lost: str) -> str:
    """Its UTF-8 as Windows and browsers show it in Shift JIS: a pair that has no character is one sign."""
    code, shown = text.encode(), ""
    while code:
        size = 1 if code[0] in (0x80, *range(0xA0, 0xE0)) else 2
        read = code[:size].decode("cp932", "replace")
        shown += read if len(read) == 1 and read not in "\x80\xa0\ufffd" else lost
        code = code[size:]
    return shown


@pytest.mark.parametrize("lost", ["・", LOST])
def test_shift_jis_gives_most_back_where_pairs_are_lost_whole(lost: str) -> None:
    found = restored(shift_jis(TEXT, lost), charset=CHARSETS[1])
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))
    assert found.text.count(LOST) <= 4


def test_a_byte_a_sign_in_shift_jis_gives_more_back() -> None:
    found = restored(TEXT.encode().decode("cp932", "replace"), charset=CHARSETS[1])
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))
    assert found.text.count(LOST) <= 2


def test_no_more_characters_are_told_than_allowed() -> None:
    broken = TEXT.encode().decode("gbk", errors="replace")
    every, first = restored(broken), restored(broken, most=1)
    assert every
    assert first
    assert every.asked > first.asked == 1
    assert first.text.count(LOST) == first.lost >= every.asked - 1


def eaten(code: bytes, every: int) -> bytes:
    """A text's bytes, of which each so many-th went."""
    return bytes(byte for at, byte in enumerate(code, 1) if at % every)


@pytest.mark.parametrize("broken", [TEXT.encode().decode("gbk", "ignore"), eaten(TEXT.encode(), 37).decode("gbk", "replace")])
def test_bytes_of_which_nothing_shows_cost_one_character_each(broken: str) -> None:
    found = restored(broken)
    assert found
    assert all(character in {meant, LOST} for character, meant in zip(found.text, TEXT, strict=True))
    assert found.text.count(LOST) <= 6


def test_other_text_among_bytes_of_which_nothing_shows_stays() -> None:
    broken = eaten(TEXT.encode(), 37).decode("gb18030", "replace")
    assert restored(broken)
    assert not restored(broken + "大家在院子里讲" * 4)


def test_the_euro_sign_is_one_byte_or_two() -> None:
    assert restored("我们一".encode().decode("gbk", errors="replace").replace(LOST, "€")) == Restored("我们一")
    assert "€" in "一止。中".encode().decode("gb18030", errors="replace")
    found = restored("一止。中".encode().decode("gb18030", errors="replace"))
    assert found
    assert found.text[1] == "止"


@pytest.mark.parametrize("text", [TEXT, "是不是？真的吗?", "锛?锛?锛?", "\ufffd\ufffd", "鐨勫ぉ好", "价格是€5"])
def test_what_is_no_utf8_stays(text: str) -> None:
    assert restored(text) is None


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20))
def test_characters_that_keep_their_bytes_are_exact(text: str) -> None:
    broken = text.encode().decode("gbk", errors="replace")
    found = restored(broken)
    if found and LOST not in broken:
        assert found == Restored(text)
    elif found:
        assert len(found.text) == len(text)
