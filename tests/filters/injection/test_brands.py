"""Names in running text."""

from filters.injection import brands


def test_which_names_stand_twice_is_the_same_for_few_and_for_many() -> None:
    names = [f"{n}号馆" for n in range(brands.FEW, 2 * brands.FEW)]
    page = "".join(names) + "甲甲甲，" + "，".join(names[::2])
    few = frozenset([name for name in ["甲甲", *names] if brands.said_twice(page, [name])])
    assert brands.said_twice(page, ["甲甲", *names]) == few == frozenset(names[::2])
