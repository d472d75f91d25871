"""Dates beside links."""

import pytest

from filters import dated_links


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("桥修好了 2024-05-03", 4), ("河边的灯 05-02", 4)], [0, 1]),
        ([("桥修好了", 4), ("(2024-05-03)", 0), ("河边的灯", 4), ("2024年5月2日", 0)], [1, 3]),
        ([("2024-05-03", 0), ("桥修好了", 4)], []),
        ([("桥修好了", 4), ("2024-05-03 来源：河边报", 0)], []),
        ([], []),
    ],
)
def test_a_date_is_that_of_the_link_beside_it_or_above_it(lines: list[tuple[str, int]], expected: list[int]) -> None:
    assert list(dated_links.dates(lines)) == expected
