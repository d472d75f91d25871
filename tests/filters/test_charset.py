"""Bytes to text, whatever the page says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.charset import decode

ARTICLE = "本市昨日召开会议，部署下一阶段的重点工作。与会者认为，过去一年的成绩来之不易，应当总结经验，找出不足。" * 3
TAIWAN = "市政府昨日召開會議，部署下一階段的重點工作，與會者認為過去一年的成績來之不易，應該總結經驗。" * 3


@pytest.mark.parametrize(
    ("encoding", "header", "meta", "read_as", "decided_by"),
    [
        ("utf-8", "", "", "utf-8", "utf-8"),
        ("utf-8", "gbk", "gb2312", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", "", "utf-8", "utf-8"),
        ("utf-8-sig", "gbk", "", "utf-8", "bom"),
        ("gbk", "gbk", "", "gb18030", "header"),
        ("gbk", "", "gb2312", "gb18030", "meta"),
        ("gbk", "utf-8", "gbk", "gb18030", "meta"),
        ("gbk", "utf-8", "utf-8", "gb18030", "detected"),
        ("gbk", "iso-8859-1", "", "gb18030", "detected"),
        ("gbk", "", "", "gb18030", "detected"),
        ("gb18030", "", "gbk", "gb18030", "meta"),
        ("utf-16", "", "", "utf-16-le", "bom"),
        ("utf-16-be", "", "", "utf-16-be", "detected"),
    ],
)
def test_simplified_pages_are_read_whatever_their_labels(encoding: str, header: str, meta: str, read_as: str, decided_by: str) -> None:
    page = f"<html><head>{f'<meta charset={meta}>' if meta else ''}<title>会议</title></head><body>{ARTICLE}</body></html>"
    text, charset = decode(page.encode(encoding), f"text/html; charset={header}" if header else "")
    assert ARTICLE in text
    assert (charset.name, charset.source) == (read_as, decided_by)


@pytest.mark.parametrize("label", ["big5", "", "utf-8"])
def test_big5_is_read_with_and_without_a_label(label: str) -> None:
    text, charset = decode(f"<html>{TAIWAN}</html>".encode("big5"), f"text/html; charset={label}")
    assert TAIWAN in text
    assert charset.name == "big5hkscs"


def test_a_broken_byte_in_utf8_costs_one_character() -> None:
    text, charset = decode((ARTICLE * 4).encode()[:-1])
    assert charset.name == "utf-8"
    assert text.count("\ufffd") == 1


def test_an_unknown_label_is_passed_over() -> None:
    assert decode(ARTICLE.encode("gbk"), "text/html; charset=klingon")[0] == ARTICLE


def test_japanese_is_not_taken_for_chinese() -> None:
    text = "これは日本語の文章です。東京の天気は晴れでした。" * 5
    assert decode(text.encode("cp932"))[0] == text


@given(st.binary(max_size=300), st.text(max_size=20))
def test_no_bytes_and_no_label_raise(body: bytes, label: str) -> None:
    text, charset = decode(body, f"text/html; charset={label}")
    assert isinstance(text, str)
    assert charset.name
