"""More than two thousand honest texts that no kit has touched, most of them made from the project's own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from random import Random

from opencc import OpenCC

from benchmarks.detection import headers

Text = tuple[str, list[str]]  # kind, lines

_POEMS = (
    "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。",
    "春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。",
    "千山鸟飞绝，万径人踪灭。孤舟蓑笠翁，独钓寒江雪。",
    "空山不见人，但闻人语响。返景入深林，复照青苔上。",
    "独坐幽篁里，弹琴复长啸。深林人不知，明月来相照。",
    "故人西辞黄鹤楼，烟花三月下扬州。孤帆远影碧空尽，唯见长江天际流。",
    "朝辞白帝彩云间，千里江陵一日还。两岸猿声啼不住，轻舟已过万重山。",
    "月落乌啼霜满天，江枫渔火对愁眠。姑苏城外寒山寺，夜半钟声到客船。",
    "远上寒山石径斜，白云生处有人家。停车坐爱枫林晚，霜叶红于二月花。",
    "葡萄美酒夜光杯，欲饮琵琶马上催。醉卧沙场君莫笑，古来征战几人回。",
)
_JAPANESE = (
    ("図書館", "資料館", "会議室", "体育館", "博物館", "研究所", "駅前の広場", "中央病院"),
    ("新しい計画", "展示会", "説明会", "調査の結果", "工事の予定", "料金の改定", "試験の日程"),
    ("について発表した。", "を来月から実施します。", "が決まり、関係者は準備を進めている。", "に関する問い合わせが増えています。"),
)
_FORMULAS = (
    "设函数{f}({a})在区间[{m},{n}]上连续，且{f}(e)≥0，则方程{f}({a})=0在该区间内有解。",
    "记{f}(n)为数列的前n项和，当n趋于无穷时{f}(n)/n收敛到{a}({m})。",
    "由公式({a})与公式(e)得到结果(o)，代入后{f}({m})={n}，答案是({a})。",
    "證明：若{f}({a})與{f}(e)同號，則對任意n>{m}有{f}(n)≠0，當n={n}時等號成立。",
)


def texts() -> Iterator[Text]:
    """All texts, each with its kind; always the same."""
    draw = Random(5)
    articles = [list(topic.sentences) for topic in headers.topics()]
    sentences = [sentence for article in articles for sentence in article]
    yield from (("simplified", [sentence]) for sentence in sentences)
    yield from (("simplified", article) for article in articles)
    for name, kind in (("s2twp", "taiwan"), ("s2hk", "hongkong")):
        yield from ((kind, [_converted(sentence, name)]) for sentence in sentences[::3])
        yield from ((kind, [_converted(sentence, name) for sentence in article]) for article in articles)
    yield from (("place names", [_places(sentence)]) for sentence in sentences[::11])
    for share in (0.2, 0.5, 1.0):
        yield from (("learners", [_read(s, share, draw) for s in article[:6]]) for article in articles)
    yield from (("learners", [_read(_converted(s, "s2twp"), 1.0, draw) for s in article[:6]]) for article in articles)
    yield from (("dictionary", _entries(draw)) for _ in range(100))
    yield from (("poem", _annotated(poem, count, draw)) for poem in _POEMS for count in range(6))
    yield from (("poem", _annotated(_converted(poem, "s2t"), count, draw)) for poem in _POEMS for count in range(3))
    yield from (("japanese", ["".join(draw.choice(part) for part in _JAPANESE) for _ in range(4)]) for _ in range(150))
    yield from (("formula", _formulas(draw)) for _ in range(150))


def _places(sentence: str) -> str:
    return "鹿港(lù gǎng)、艋舺(měng xiá)與恆春的遊客都說：" + _converted(sentence, "s2twp")


def _read(text: str, share: float, draw: Random) -> str:
    """A share of the characters with their reading, one at a time, as a textbook has it: some with it here and without it there."""
    return "".join(f"{c}({reading})" if (reading := _reading(c)) and draw.random() < share else c for c in text)


def _entries(draw: Random) -> list[str]:
    """Lines of a dictionary of characters."""
    characters = [draw.choice(_everyday()) for _ in range(5)]
    return [f"{c}({_reading(c)})：部首与笔画见附录，{c}字的用法如下。" for c in characters]


def _annotated(poem: str, count: int, draw: Random) -> list[str]:
    """A poem with the readings of some of its characters, and a note."""
    chosen = draw.sample([c for c in poem if _reading(c)], count)
    return ["".join(f"{c}({_reading(c)})" if c in chosen else c for c in poem), "注：这是唐人的诗，旁注读音供初学者参考。"]


def _formulas(draw: Random) -> list[str]:
    return [form.format(f=draw.choice("fghpA"), a=draw.choice("aeox"), m=draw.randint(0, 9), n=draw.choice("b23")) for form in _FORMULAS]


@cache
def _everyday() -> list[str]:
    return sorted({c for topic in headers.topics() for sentence in topic.sentences for c in sentence if _reading(c)})


@cache
def _reading(character: str) -> str:
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT.get(ord(character), "").split(",")[0] if "\u4e00" <= character <= "\u9fff" else ""


def _converted(text: str, name: str) -> str:
    return str(_converter(name).convert(text))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def by_kind(all_texts: Sequence[Text]) -> dict[str, int]:
    """How many texts of each kind there are."""
    return {kind: sum(k == kind for k, _ in all_texts) for kind in dict.fromkeys(kind for kind, _ in all_texts)}
