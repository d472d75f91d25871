import re

import pytest

from filters.moment import DAY, MINUTE, MOMENT

DAYS = ["2024-05-03", "2024.5.3", "2024/5/3", "2024 - 05 - 03", "2024年5月3日", "1999年12月31日"]
MINUTES = [
    "2024-05-03 09:05",
    "2024-05-03T09:05:33",
    "2024/5/3, 9:05",
    "2024年5月3日9点05分",
    "2024年5月3日 星期五 09:05",
    "2024年5月3日 週五 9點05",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_a_moment_without_a_minute(text: str) -> None:
    assert re.fullmatch(DAY, text)
    assert re.fullmatch(MOMENT, text)
    assert not re.search(MINUTE, text)


@pytest.mark.parametrize("text", MINUTES)
def test_a_minute_is_a_moment_to_its_end(text: str) -> None:
    assert re.fullmatch(MINUTE, text)
    assert re.fullmatch(MOMENT, text)


@pytest.mark.parametrize("text", ["2024-05", "2024年5月", "1824-05-03", "20240503", "5月3日 09:05", "2024年5月3日 下午9人"])
def test_what_lacks_a_year_of_the_web_or_a_minute_is_none(text: str) -> None:
    assert not re.search(MINUTE, text)
    assert not re.fullmatch(DAY, text)
