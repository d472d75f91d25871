"""Big5 read as GBK and GBK read as Big5: undone where nothing is lost and what comes out reads as Chinese does."""

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


@pytest.mark.parametrize(
    "text",
    [TRADITIONAL, SIMPLIFIED, "注音ㄅㄆㄇㄈㄚㄛㄜㄝ，是拼音以前的注音符号。", "ㄚ，ㄛ，ㄜ，ㄝ", "拉腔、岆、笢、恅", "图标\ue4c7后面"],
)
def test_right_text_stays(text: str) -> None:
    assert mojibake.restored(text) is None
