"""Two encodings in one page."""

from time import process_time

import pytest

from filters.charset import decode

SHELL = "<h1>山里的老茶馆今天重新开张</h1>"
BODY = "<p>茶馆的主人姓罗，今年七十八岁，每天早上四点起来烧水，一直忙到太阳落山。</p>"
TAIWAN = "<p>茶館的主人姓羅，今年七十八歲，每天早上四點起來燒水，一直忙到太陽下山。</p>"


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ([(SHELL, "utf-8"), (BODY, "gbk")], "gb18030"),
        ([(SHELL, "gbk"), (BODY * 3, "utf-8")], "utf-8"),
        ([(SHELL, "utf-8"), (TAIWAN * 3, "big5")], "big5hkscs"),
        ([(TAIWAN * 3, "utf-8"), ("<!-- 這裡是統計代碼，不要刪除，有問題請和我們說。 -->", "big5")], "utf-8"),
        ([(BODY * 3, "utf-8"), ("<!-- 统计代码从这里开始 -->", "gbk")], "utf-8"),
    ],
)
def test_each_piece_is_read_in_its_own(parts: list[tuple[str, str]], name: str) -> None:
    text, charset = decode(b"".join(part.encode(encoding) for part, encoding in parts))
    assert text == "".join(part for part, _ in parts)
    assert charset.name == name


@pytest.mark.parametrize(("long", "read"), [(2, False), (3, True)])
def test_short_pieces_are_read_where_longer_ones_are_in_another_encoding(long: int, read: bool) -> None:
    menu = "<li>首页</li><li>下载</li>"
    text, _ = decode((BODY * 9).encode() + ("<p>茶馆的主人姓罗</p>" * long + menu).encode("gbk"))
    assert (menu in text) is read


def test_what_is_in_utf8_does_not_speak_for_the_encoding_of_the_rest() -> None:
    names = "<p>張曉梅、李志強、陳國棟、趙雪松、孫麗華、周建平、吳俊傑、鄭雅文</p>"
    text, charset = decode(names.encode("big5") + SHELL.encode())
    assert text == names + SHELL
    assert charset.name == "big5hkscs"


def test_broken_bytes_are_no_other_encoding() -> None:
    body = (BODY * 3).encode()
    text, charset = decode(body[:40] + body[41:])
    assert charset.name == "utf-8"
    assert text.count("\ufffd") == 1


def test_rare_characters_in_gbk_are_no_utf8() -> None:
    text = BODY + "<p>浣、犲、銆、锛、鐨四字见于字书。</p>"
    assert decode(text.encode("gbk"))[0] == text


def test_a_long_line_of_script_is_looked_over_once() -> None:
    script = b"<script>" + b"a(b);" * 200_000 + b"</script>"
    started = process_time()
    text, _ = decode((SHELL * 3).encode() + script + (BODY * 3).encode("gbk"))
    assert process_time() - started < 2  # with the square of its length it takes minutes
    assert text.endswith(BODY)
