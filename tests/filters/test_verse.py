"""Verse in one metre is told from prose, slogans and names."""

from __future__ import annotations

import pytest

from filters.verse import share

QUATRAIN = "石桥流水绕人家，\n一树桃花半树霞。\n老叟持竿浑不语，\n夕阳影里看鱼虾。"


@pytest.mark.parametrize("text", [QUATRAIN, QUATRAIN.replace("\n", ""), "雨过山容净，风来竹影斜。开门无俗客，煮水试新茶。"])
def test_a_quatrain_is_verse_however_it_is_laid_out(text: str) -> None:
    assert share(text) == 1.0


def test_what_stands_beside_counts_against_it() -> None:
    assert share("作者：山中人\n" + QUATRAIN) == pytest.approx(32 / 38)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "石桥流水绕人家，一树桃花半树霞。",
        "没有找到符合条件的内容。\n请换一个关键词再试试。",
        "品质优良，价格合理，服务周到，欢迎选购。",
        "不锈钢弯头\n不锈钢法兰\n不锈钢阀门\n不锈钢水管",
        "石桥流水绕人家，1\n一树桃花半树霞。2\n老叟持竿浑不语，3\n夕阳影里看鱼虾。",
    ],
)
def test_couplets_prose_slogans_and_names_are_none(text: str) -> None:
    assert share(text) == 0.0
