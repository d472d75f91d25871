"""Bytes to text, whatever the page says."""

import re

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
        ("gbk", "", "big5", "gb18030", "detected"),
        ("gbk", "", "shift_jis", "gb18030", "detected"),
        ("gbk", "euc-kr", "", "gb18030", "detected"),
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


NAMES = ("张晓梅、李志强、陈国栋、赵雪松、孙丽华、周建平", "張曉梅、李志強、陳國棟、趙雪松、孫麗華、周建平")  # no function word in them


@pytest.mark.parametrize("label", ["", "utf-8", "gbk", "big5", "iso-8859-1", "shift_jis", "euc-kr"])
@pytest.mark.parametrize("before", [0, 30_000])
@pytest.mark.parametrize(("encoding", "names"), [("gbk", NAMES[0]), ("gbk", NAMES[1]), ("big5", NAMES[1])])
def test_names_are_read_by_which_characters_are_common(encoding: str, names: str, before: int, label: str) -> None:
    text, _ = decode(f"<html><script>{'a' * before}</script><li>{names}</li></html>".encode(encoding), f"text/html; charset={label}")
    assert names in text


@pytest.mark.parametrize("label", ["", "gbk", "big5"])
@pytest.mark.parametrize(("encoding", "title"), [("gbk", "铁路运输"), ("big5", "鐵路運輸")])
def test_a_title_of_four_characters_is_enough(encoding: str, title: str, label: str) -> None:
    assert title in decode(f"<title>{title}</title>".encode(encoding), f"text/html; charset={label}")[0]


def test_a_broken_byte_in_utf8_costs_one_character() -> None:
    text, charset = decode((ARTICLE * 4).encode()[:-1])
    assert charset.name == "utf-8"
    assert text.count("\ufffd") == 1


def lossy(encoding: str, every: int) -> bytes:
    """Lines of the article, of which each lost some bytes."""
    lines = [line.encode(encoding) for line in ARTICLE.split("。")]
    return b"</p>\n<p>".join(bytes(byte for at, byte in enumerate(line, 1) if at % every) for line in lines)


@pytest.mark.parametrize("every", [17, 31])
@pytest.mark.parametrize(("encoding", "name"), [("gbk", "gb18030"), ("utf-8", "utf-8")])
@pytest.mark.parametrize("label", ["", "gbk", "utf-8"])
def test_lines_that_lost_bytes_do_not_change_the_encoding(encoding: str, name: str, every: int, label: str) -> None:
    assert decode(lossy(encoding, every), f"text/html; charset={label}")[1].name == name


@pytest.mark.parametrize("label", ["", "gbk", "iso-8859-1"])
def test_short_lines_that_lost_a_byte_each_are_no_western_text(label: str) -> None:
    lines = [line.encode("gbk") for line in re.split("[，。]", ARTICLE) if line]
    body = b"</p>\n<p>".join(line[: len(line) // 3] + line[len(line) // 3 + 1 :] for line in lines)
    assert decode(body, f"text/html; charset={label}")[1].name == "gb18030"


@pytest.mark.parametrize("text", ["Où êtes-vous né ? À l'hôpital d'à côté.", "© 2024 Müller & Söhne", "<b>»</b> home <b>»</b> news"])
@pytest.mark.parametrize("label", ["", "gbk", "iso-8859-1"])
def test_western_text_is_read(text: str, label: str) -> None:
    assert decode(text.encode("cp1252"), f"text/html; charset={label}")[0] == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1253", "cp1250"])
def test_labels_of_other_languages_are_believed(encoding: str) -> None:
    text = {"cp1253": "Χθες πήγαμε σε ένα καφέ δίπλα στο ποτάμι.", "cp1250": "Wczoraj poszliśmy do kawiarni nad rzeką."}.get(
        encoding, "Вчера мы ходили в новое кафе на набережной, играла музыка."
    )
    assert decode(text.encode(encoding), f"text/html; charset={encoding}")[0] == text


def test_a_mark_of_utf8_before_gbk_is_left_out() -> None:
    text, charset = decode(b"\xef\xbb\xbf" + ARTICLE.encode("gbk"))
    assert (text, charset.name) == (ARTICLE, "gb18030")


def test_utf32_is_told_by_its_mark() -> None:
    assert decode(ARTICLE.encode("utf-32"))[0] == ARTICLE


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
