"""Articles in one frame against copies, by what each of their paragraphs says."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters import paragraphs
from filters.paragraphs import FEW, KEPT, LEAST, LETTERS, OWN

HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))


def says(seed: int, letters: int) -> str:
    return "".join(random.Random(seed).choices(HAN, k=letters))


def article(*said: tuple[int, int]) -> str:
    return "\n".join(says(seed, letters) + "。" for seed, letters in said)


def differ(one: str, other: str) -> bool:
    a, b = paragraphs.sketch(one), paragraphs.sketch(other)
    assert paragraphs.differ(a, b) == paragraphs.differ(b, a)
    return paragraphs.differ(a, b)


FRAME = ((1, 100), (2, 100))


def test_articles_with_paragraphs_of_their_own_in_one_frame_are_two() -> None:
    assert differ(article((3, 60), (4, 60), *FRAME), article((5, 60), (6, 60), *FRAME))


def test_a_copy_with_another_foot_or_fewer_paragraphs_is_one() -> None:
    whole = article(*((seed, 60) for seed in range(KEPT + 8)))
    assert not differ(whole, whole)
    assert not differ(whole, whole + "\n" + says(99, 300))
    lines = whole.split("\n")
    assert not differ(whole, "\n".join(lines[::2]))
    assert not differ(whole, "\n".join(random.Random(1).sample(lines, len(lines))))
    assert not differ(whole, "".join(lines))


@pytest.mark.parametrize("share", [0.05, 0.1, 0.15])
def test_a_copy_with_other_words_here_and_there_is_nearly_always_one(share: float) -> None:
    lost = 0
    for seed in range(100):
        draw = random.Random(seed)
        whole = article(*((1000 * seed + k, draw.randint(20, 90)) for k in range(9)))
        words = [whole[at : at + 2] for at in range(0, len(whole), 2)]
        lost += differ(whole, "".join(draw.choice(HAN) * 2 if "\n" not in word and draw.random() < share else word for word in words))
    assert lost <= 3


def test_what_is_its_own_must_be_enough() -> None:
    def pair(own: int, same: int) -> tuple[str, str]:
        return article((3, own), (1, same), (2, same)), article((4, own), (1, same), (2, same))

    assert differ(*pair(LEAST, 40))
    assert not differ(*pair(LEAST - 1, 40))
    own = 600
    same = round(own * (1 - OWN) / OWN / 2)
    assert differ(*pair(own, same))
    assert not differ(*pair(own, same + 10))


def test_where_hardly_a_paragraph_is_the_same_word_for_word_it_is_a_rewritten_copy() -> None:
    assert not differ(article((3, 200), (4, 200), (1, 90)), article((5, 200), (6, 200), (1, 90)))
    assert differ(article((3, 200), (4, 200), (1, 110)), article((5, 200), (6, 200), (1, 110)))


def test_headings_and_texts_of_few_paragraphs_tell_nothing() -> None:
    assert paragraphs.sketch(article(*[(seed, LETTERS) for seed in range(FEW)])) != b""
    assert paragraphs.sketch(article(*[(seed, LETTERS - 1) for seed in range(FEW)])) == b""
    assert paragraphs.sketch(article(*[(seed, 90) for seed in range(FEW - 1)])) == b""
    assert not paragraphs.differ(b"", paragraphs.sketch(article(*FRAME, (3, 90))))


@given(st.text("甲乙 a1。\n", max_size=200))
def test_any_text_has_a_sketch_of_whole_paragraphs(text: str) -> None:
    assert len(paragraphs.sketch(text)) in {0, *(10 * n for n in range(FEW, KEPT + 1))}


def test_the_whole_of_what_was_seen_in_part_is_no_copy_and_the_part_of_a_whole_is() -> None:
    part = article((1, 60), (2, 60), (3, 60))
    whole, foot = part + "\n" + article((4, 100), (5, 100)), part + "\n" + article((4, 120), (5, 60))
    a, b = paragraphs.sketch(part), paragraphs.sketch(whole)
    assert (paragraphs.says_more(a, b), paragraphs.says_more(b, a), paragraphs.says_more(a, a)) == (True, False, False)
    assert not paragraphs.says_more(a, paragraphs.sketch(foot))  # too few letters of its own
    long = article(*((seed, 60) for seed in range(1, KEPT + 1)))
    longer = long + "\n" + article(*((seed, 200) for seed in range(50, 56)))
    assert not paragraphs.says_more(paragraphs.sketch(long), paragraphs.sketch(longer))  # what else the long one says is not known
    written_anew = article((1, 60), (6, 200), (7, 200), (8, 60))
    assert not paragraphs.says_more(b, paragraphs.sketch(written_anew))  # hardly longer
