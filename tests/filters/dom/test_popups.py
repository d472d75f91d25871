"""Elements that pop up beside a word."""

import pytest

from filters import dom
from filters.dom.popups import is_popup


@pytest.mark.parametrize("name", ["rollover-people-block", "tooltiptext", "popover-body", "card tooltip__content", "HoverCard"])
def test_what_pops_up_is_told_by_its_class(name: str) -> None:
    assert is_popup(name)


@pytest.mark.parametrize("name", ["tooltip", "rollover-people", "has-tooltip", "cover-text", "tips-content", "card-body", "overbox"])
def test_the_word_that_it_pops_up_from_is_another(name: str) -> None:
    assert not is_popup(name)


def test_a_sentence_goes_on_behind_what_pops_up_in_it() -> None:
    card = '<span class="rollover-block"><a href=/1>周石匠</a><a href=/2>老桥为什么要修</a></span>'
    page = dom.parse(f'<base href="http://a.example/"><p>修桥的是<span class="rollover"><a href=/0>周石匠</a>{card}</span>和他的徒弟。</p>')
    assert [block.text for block in page.visible] == ["修桥的是周石匠和他的徒弟。"]
    assert len(page.links) == 1
