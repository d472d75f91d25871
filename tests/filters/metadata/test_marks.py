"""Lines that have a mark."""

from filters.line import Line
from filters.metadata import marks


def test_the_lines_that_have_one_of_the_marks_come_in_their_order() -> None:
    texts = ["来源：渡口网", "桥修好了", "转自（渡口网）"]
    lines = [Line(text) for text in texts]
    assert [text for _, text in marks.having(["转自", "来源", "摘自"], lines, texts, "\n".join(texts))] == [texts[0], texts[2]]
    assert list(marks.having(["（"], lines[:2], texts[:2], "\n".join(texts[:2]))) == []
