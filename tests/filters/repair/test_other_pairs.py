"""Big5 read as GBK and GBK read as Big5: undone where what comes out reads as Chinese does; what was lost on the way is told."""

from __future__ import annotations

import pytest

from filters.repair import mojibake, other_pairs
from filters.repair.lossy import Restored

TRADITIONAL = "吃過晚飯，爺爺搬了一把竹椅坐在院子裡，講著講著天就黑了。"
SIMPLIFIED = "吃过晚饭，爷爷搬了一把竹椅坐在院子里。"


@pytest.mark.parametrize(("text", "was", "read_as"), [(TRADITIONAL, "big5", "gb18030"), (SIMPLIFIED, "gbk", "big5hkscs")])
def test_one_read_as_the_other_comes_back(text: str, was: str, read_as: str) -> None:
    broken = text.encode(was).decode(read_as)
    assert other_pairs.suspected(broken)
    assert mojibake.suspected(["plain", broken]) == range(2)
    assert mojibake.restored(broken) == Restored(text)


def shown_by_browsers(code: bytes, charset: str) -> str:
    """GBK as it is shown where it is read as another charset: one U+FFFD for both bytes of a pair that shows nothing."""
    pairs = [code[at : at + 2] for at in range(0, len(code), 2)]
    return "".join(pair.decode(charset, "ignore") or "\ufffd" for pair in pairs)


LOSING = "老人说，村里的人们今年都回来了，孩子们全在河边玩，日子一天比一天好，这当然是好事。"


@pytest.mark.parametrize("charset", ["big5hkscs", "cp950"])
def test_characters_that_have_no_pair_in_the_other_charset_are_told(charset: str) -> None:
    broken = shown_by_browsers(LOSING.encode("gbk"), charset)
    meant = mojibake.restored(broken)
    assert meant is not None
    assert meant.asked == broken.count("\ufffd") > meant.lost
    assert sum(one != other for one, other in zip(meant.text, LOSING, strict=True)) == meant.lost == meant.text.count("\ufffd")


@pytest.mark.parametrize("charset", ["big5", "cp950"])
def test_second_bytes_may_stand_behind_a_pair_that_shows_nothing(charset: str) -> None:
    meant = mojibake.restored(LOSING.encode("gbk").decode(charset, "replace"))
    assert meant is not None
    assert sum(one != other for one, other in zip(meant.text, LOSING, strict=True)) == meant.lost <= 2


def test_no_more_lost_characters_are_told_than_may_be_asked_for() -> None:
    broken = shown_by_browsers(LOSING.encode("gbk"), "cp950")
    meant = mojibake.restored(broken, 2)
    assert meant is not None
    assert (meant.asked, meant.lost) == (2, broken.count("\ufffd") - 2)


@pytest.mark.parametrize(
    "text",
    [TRADITIONAL, SIMPLIFIED, "注音ㄅㄆㄇㄈㄚㄛㄜㄝ，是拼音以前的注音符号。", "ㄚ，ㄛ，ㄜ，ㄝ", "拉腔、岆、笢、恅", "图标\ue4c7后面"],
)
def test_right_text_stays(text: str) -> None:
    assert mojibake.restored(text) is None
