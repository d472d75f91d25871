"""The title told again in the text."""

from tests.filters.furniture.trimmed import P1, P2, trimmed


def test_the_title_and_the_section_are_not_repeated_in_the_text() -> None:
    assert trimmed("城市", "老街改造开工", "2024-10-20", P1, "老街改造开工", P2, title="老街改造开工", section="城市") == [P1, P2]
