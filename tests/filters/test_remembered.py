from filters.remembered import LONGEST, MOST, remembered


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
