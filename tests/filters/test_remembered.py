from filters.remembered import LONGEST, MOST, Remembered, remembered


def test_a_short_text_is_asked_once_and_a_long_one_each_time():
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "首页" * (LONGEST // 2), "首" * (LONGEST + 1)
    assert [length(text) for text in (short, long, short, long)] == [LONGEST, LONGEST + 1] * 2
    assert asked == [short, long, long]


def test_the_texts_that_are_remembered_are_bounded():
    asked: list[str] = []
    told = remembered(lambda text: asked.append(text))
    for number in range(MOST + 1):
        told(f"第{number}页")
    told("第0页")
    told(f"第{MOST}页")
    assert len(asked) == MOST + 2


def test_of_many_texts_only_those_are_asked_that_are_new_and_short():
    asked: list[list[str]] = []

    @Remembered
    def lengths(texts):
        asked.append(list(texts))
        return map(len, texts)

    long = "首" * (LONGEST + 1)
    assert lengths(["首页", "首", "首页", long]) == [2, 1, 2, LONGEST + 1]
    assert lengths(["首", "返回首页", long]) == [1, 4, LONGEST + 1]
    assert lengths(["首页", "首"]) == [2, 1]
    assert asked == [["首页", "首", long], ["返回首页", long]]


def test_a_page_with_more_texts_than_are_remembered_is_answered_and_forgotten():
    asked: list[int] = []
    told = Remembered(lambda texts: asked.append(len(texts)) or texts, most=3)
    for texts in (["一", "二"], ["三", "四"], ["三"], ["五", "六", "七", "八"], ["八"]):
        assert told(texts) == texts
    assert asked == [2, 2, 4, 1]
