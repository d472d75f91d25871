"""Names that act as institutions do."""

from filters.injection.pages import actors


def test_which_names_stand_twice_is_the_same_for_few_and_for_many() -> None:
    names = [f"{n}号馆" for n in range(actors.FEW, 2 * actors.FEW)]
    page = "".join(names) + "甲甲甲，" + "，".join(names[::2])
    few = frozenset([name for name in ["甲甲", *names] if actors.said_twice(page, [name])])
    assert actors.said_twice(page, ["甲甲", *names]) == few == frozenset(names[::2])


def test_which_names_are_worded_like_brands_is_the_same_among_few_and_among_many() -> None:
    page = "bet365，bet365，vip188bet，" + "，".join(others := [f"{n}号馆" for n in range(2 * actors.FEW)])
    (few,) = actors._like_brands(["bet365", "vip188bet"], page)
    assert few[0] == "bet365"
    assert actors._like_brands([*others, "bet365", "vip188bet"], page) == [few]
