import pytest

from filters.model import Link
from filters.parts import is_first, next_part, of_one_article

A = "http://a.example/n/"


def links(*pairs):
    return [Link(A + target, text) for target, text in pairs]


@pytest.mark.parametrize(
    ("here", "found", "next_one"),
    [
        ("88.html", [("88_2.html", "2"), ("88_3.html", "3"), ("88_2.html", "下一页")], "88_2.html"),
        ("88.html", [("88_2.html", "2"), ("88_3.html", "3")], "88_2.html"),
        ("88_2.html", [("88.html", "1"), ("88_3.html", "3")], "88_3.html"),
        ("88_3.html", [("88.html", "1"), ("88_2.html", "2"), ("88_2.html", "上一页")], ""),
        ("88.html", [("88_1.html", "2"), ("88_2.html", "3")], "88_1.html"),  # counted from 0
        ("88_1.html", [("88.html", "1"), ("88_2.html", "3")], "88_2.html"),
        ("88.html", [("88_1.html", "1"), ("88_2.html", "2")], "88_2.html"),  # the first part links to itself under its number
        ("20241105-7.html", [("20241105-8.html", "本市昨日召开会议")], ""),
        ("88.html", [("89.html", "下一页")], ""),  # another article
        ("88_2.html", [("88.html", "下一页")], ""),  # from the last back to the first
        ("show.php?id=88", [("show.php?id=88&page=2", "[2]"), ("show.php?id=89", "2")], "show.php?id=88&page=2"),
        ("show.php?id=88&page=2", [("show.php?id=88", "第1页"), ("show.php?id=88&page=3", "第3页")], "show.php?id=88&page=3"),
        ("", [("index_2.html", "2")], ""),
        ("88.html", [], ""),
    ],
)  # fmt: skip
def test_the_next_part_of_an_article(here, found, next_one):
    assert next_part(A + here, links(*found)) == (A + next_one if next_one else "")


def test_a_hidden_link_leads_to_no_part():
    assert next_part(A + "88.html", [Link(A + "88_2.html", "2", hidden=True)]) == ""


def test_parts_are_of_one_article():
    assert of_one_article(A + "88.html", A + "88_3.html")
    assert of_one_article(A + "s.php?id=8", A + "s.php?id=8&page=2")
    assert not of_one_article(A + "88.html", A + "89_3.html")
    assert not of_one_article(A + "s.php?id=8", A + "s.php?id=9&page=2")
    assert not of_one_article(A, A)


def test_a_first_part_has_no_number_above_one():
    assert [is_first(A + path) for path in ("88.html", "88_1.html", "", "s?id=7")] == [True] * 4
    assert [is_first(A + path) for path in ("88_2.html", "s?id=7&page=3")] == [False] * 2
