"""Near copies that are made, among articles that are not: recall, precision, memory and documents a second, beside datasketch.

Usage: python -m benchmarks.duplicates [--articles N] [--rows N]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from opencc import OpenCC

from benchmarks import peers
from crawler.demo.article import bank
from filters import figures, fingerprint, paragraphs
from filters.fold import fold
from filters.segment import JIEBA, segment
from pipelines.duplicates import THRESHOLD, Originals, sketch

RATES: Final = (0.03, 0.05, 0.10, 0.15)  # of the words
FOOT: Final = "\n（本文来源于网络，版权归原作者所有，如有侵权请联系删除。）\n编辑：小宋　审核：老赵　值班主任：周立"

NAMES: Final = "安柏辰栋恩帆冠涵嘉凯岚铭宁沛青瑞珊桐薇溪雅泽"
FORMS: Final = {  # of our own; # is a figure, @ a name
    "hearing": "本院定于2023年#月#日#时在第#法庭公开开庭审理原告@与被告@买卖合同纠纷一案，案号为（2023）民初4#号。"
    "请当事人持本人身份证件准时到庭，无正当理由拒不到庭的，依法缺席审理。公民可以凭有效证件旁听，旁听人员应当遵守法庭秩序，不得录音录像。",
    "market": "#月#日，@批发市场蔬菜上市量为1#吨，比前一日增加#吨。白菜每公斤#元，萝卜每公斤#元，黄瓜每公斤#元，青椒每公斤#元。"
    "市场货源充足，交易秩序平稳，预计未来几天价格以稳为主，个别品种受天气影响略有波动。",
    "vaccination": "@社区卫生服务中心#月#日上午#时起为辖区儿童接种疫苗，共备疫苗3#支，设接种台#个。"
    "请家长携带预防接种证，提前做好预约，接种之后在留观区观察半小时，无异常方可离开。孩子发热或有其他不适时请暂缓接种。",
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="originals; as many others must not be taken for copies")
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the index that is weighed")
    arguments = parser.parse_args()
    draw = random.Random(20241020)
    articles = [_article(draw) for _ in range(2 * arguments.articles)]
    originals, others = articles[: arguments.articles], articles[arguments.articles :]
    copies = [(kind, number, text) for number, article in enumerate(originals) for kind, text in edited(article, draw)]
    found, seconds = _ours(originals, [text for _, _, text in copies] + others)
    _print("ours", copies, found, seconds, len(articles) + len(copies))
    views = [_view(text) for text in originals], [_view(text) for _, _, text in copies] + list(map(_view, others))
    if asked := peers.answer("datasketch", texts=views[0], queries=views[1], threshold=THRESHOLD):
        _print("datasketch", copies, [set(answer) for answer in asked["answers"]], asked["seconds"], len(articles) + len(copies))
    _forms(draw)
    _weigh(arguments.rows)


def edited(article: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Copies of an article, each with the name of what was done to it."""
    for rate in RATES:
        yield f"words {rate:.0%}", _words(article, rate, draw)
    paragraphs = article.split("\n")
    draw.shuffle(paragraphs)
    yield "reordered", "\n".join(paragraphs)
    yield "footer", article + FOOT
    yield "traditional", OpenCC("s2t").convert(article)


def _words(article: str, rate: float, draw: random.Random) -> str:
    """Words replaced by others of the article, dropped, or doubled by another, in equal parts."""
    words = segment(article, JIEBA)
    made = []
    for word in words:
        change = draw.randrange(3) if draw.random() < rate else 3
        made += {0: [draw.choice(words)], 1: [], 2: [word, draw.choice(words)], 3: [word]}[change]
    return "".join(made)


def _article(draw: random.Random) -> str:
    """Some sentences of the demo's articles, in paragraphs: two articles share a few by chance, as reports of one event do."""
    sentences = [sentence for article in bank().values() for sentence in article.sentences]
    chosen = draw.sample(sentences, draw.randint(9, 30))
    return "\n".join("".join(chosen[n : n + 3]) for n in range(0, len(chosen), 3))


def _view(text: str) -> str:
    return fold(text)


def _ours(originals: Sequence[str], queries: Sequence[str]) -> tuple[list[set[int]], float]:
    """The original that each query is found to repeat, and CPU seconds for sketching all and asking."""
    began = time.process_time()
    index = Originals()
    for number, text in enumerate(originals):
        hashed, minhash, *told = _sketched(text)
        index.add(str(number), hashed, sketch(hashed, minhash), *told)
    matches = [index.find("query", *_sketched(text)) for text in queries]
    return [{int(match.doc_id)} if match else set() for match in matches], time.process_time() - began


def _sketched(text: str) -> tuple[str, bytes | None, bytes, bytes]:
    view = _view(text)
    return fingerprint.content_hash(view), fingerprint.minhash(view), figures.sketch(view), paragraphs.sketch(view)


def _forms(draw: random.Random) -> None:
    """How many fillings of one form are taken for articles of their own, and how many of them with one figure put right for copies."""
    for name, form in FORMS.items():
        notices = [_filled(form, draw) for _ in range(100)]
        texts = notices + [_corrected(notice, draw) for notice in notices]
        index, found = Originals(), []
        for number, text in enumerate(texts):
            hashed, minhash, *told = _sketched(text)
            found.append(index.find(f"{number}", hashed, minhash, *told))
            if found[-1] is None:
                index.add(f"{number}", hashed, sketch(hashed, minhash), *told)
        own, copies = found[: len(notices)], found[len(notices) :]
        print(f"{name:12} {own.count(None)} of {len(own)} fillings are articles of their own, {copies.count(None)} of as many corrections")


def _filled(form: str, draw: random.Random) -> str:
    """A form with figures for # and names for @."""
    return "".join({"#": str(draw.randint(1, 28)), "@": "".join(draw.sample(NAMES, 2))}.get(sign, sign) for sign in form)


def _corrected(notice: str, draw: random.Random) -> str:
    """The notice with one of its figures changed."""
    figure = draw.choice(list(re.finditer(r"\d+", notice)))
    return f"{notice[: figure.start()]}{int(figure[0]) + 1}{notice[figure.end() :]}"


def _print(name: str, copies: Sequence[tuple[str, int, str]], found: Sequence[set[int]], seconds: float, documents: int) -> None:
    told = defaultdict[str, list[bool]](list)
    for (kind, number, _), matches in zip(copies, found, strict=False):
        told[kind].append(number in matches)
        told["all"].append(number in matches)
    pairs = sum(map(len, found))
    print(f"{name:12}{documents / seconds:8.0f} docs/s CPU, precision {sum(told['all']) / max(pairs, 1):.4f}, recall: ", end="")
    print(", ".join(f"{kind} {_share(ones)}" for kind, ones in told.items()))


def _share(ones: Sequence[bool]) -> str:
    return f"{sum(ones) / len(ones):.3f}"


def _weigh(rows: int) -> None:
    """What an index of so many articles takes in memory, by what the process grows."""
    before = _resident()
    index = Originals()
    for number in range(rows):
        minhash = hashlib.shake_128(number.to_bytes(8, "little")).digest(512)
        told = minhash[: 4 * figures.KEPT], minhash[::-1][: 10 * paragraphs.KEPT]
        index.add(f"{number:016x}", f"{number:032x}", sketch("", minhash), *told)
    grown = _resident() - before
    print(f"index of {rows:,}: {grown / 1e6:.0f} MB, {grown / rows:.0f} bytes an article: {grown / rows:.0f} MB for a million", end="")
    print("; tables have room for the next power of two, as a million has (target 1,000 MB)")


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


if __name__ == "__main__":
    main()
