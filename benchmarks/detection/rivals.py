"""What others would do with the same pages: count bad words, or ask a plain classifier of lines by their characters.

LDNOOBW's Chinese list is in no package that we install; a few dozen words of our own, of the kind that it holds, stand for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from benchmarks.characters import training
from filters.fold import fold
from filters.injection.vocabulary import characters

Page = dict[str, Any]
Rule = Callable[[Page], list[int]]  # the numbers of the lines that are called injected, -1 for the title
BAD_WORDS: Final = """
三级片 下流 乱伦 乳交 乳房 乳头 做爱 偷拍 内射 出轨 卖淫 卖春 口交 口爆 呻吟 嫖娼 强奸 性交 性感 性爱 性虐 性欲 情色 成人 手淫 打飞机 扒光
护士 招妓 春药 无码 毛片 淫 淫乱 淫荡 激情 熟女 狂插 男妓 肉棒 肛交
自慰 色情 色诱 荡妇 裸体 裸照 赌博 赌球 轮奸 迷药 阴道 阴茎 阴部 高潮 黄片 黄色
""".split()
FOLDS: Final = 5


def bad_words(page: Page) -> list[int]:
    """Lines with a bad word in them."""
    return [number for number, text in _texts(page) if any(word in text for word in BAD_WORDS)]


def classifier(pages: Sequence[Page]) -> Rule:
    """Lines that a logistic regression over 1- to 3-grams, trained on these pages' lines, finds more likely injected than not."""
    table = training.train([(text, int(number in _injected(page))) for page in pages for number, text in _texts(page)], (0.0, 0.0, 0.0))

    def says(page: Page) -> list[int]:
        texts = _texts(page)
        likely = characters.softmax(characters.totals([text for _, text in texts], table))
        return [number for (number, _), row in zip(texts, likely.tolist(), strict=True) if row[0] < 0.5]

    return says


def predictions(pages: Sequence[Page], rule: Rule) -> Iterator[Page]:
    """What a rule says of each page, in the scorer's form: whole lines of a category that it cannot tell."""
    for page in pages:
        lines = rule(page)
        raws = [page["title"], *page["text"]]
        yield {"id": page["id"], "page_label": bool(lines), "spans": [[n, 0, len(raws[n + 1]), page["family"] or "other"] for n in lines]}


def crossed(pages: Sequence[Page], fold_of: Callable[[int, Page], object]) -> Iterator[Page]:
    """The classifier's predictions for each fold of the pages, trained on the other folds."""
    folds = [fold_of(number, page) for number, page in enumerate(pages)]
    for fold_name in dict.fromkeys(folds):
        rule = classifier([page for page, name in zip(pages, folds, strict=True) if name != fold_name])
        yield from predictions([page for page, name in zip(pages, folds, strict=True) if name == fold_name], rule)


def by_topic(_number: int, page: Page) -> object:
    """Pages on one topic, hence with the same sentences and of the same made-up sites, are together in a fold."""
    return sum(map(ord, str(page["topic"]))) % FOLDS


def by_family(number: int, page: Page) -> object:
    """Each family of injections is a fold, the clean pages are dealt out among them."""
    return page["family"] or ("adult", "gambling", "loan", "other")[number % 4]


def _injected(page: Page) -> set[int]:
    return {span[0] for span in page.get("gold_spans", ())}


def _texts(page: Page) -> list[tuple[int, str]]:
    texts = [(number, fold(text).lower()) for number, text in enumerate([page["title"], *page["text"]], -1)]
    return [(number, text) for number, text in texts if text]
