"""Words of the dictionary in torn texts."""

from __future__ import annotations

from filters.repair.words import words


def test_a_right_text_falls_into_fewer_words() -> None:
    assert words("照顾老人，") < words("照顾老然，")
    assert words("踮起脚尖张望，") < words("踮起脚尖张外，")


def test_what_is_in_no_word_counts_by_the_character() -> None:
    assert words("") == 0
    assert words("龘龘") == 2
    assert words("天气\ud800") == 2
