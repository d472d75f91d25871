"""A generator of injected pages around honest articles, and of honest pages that look like them; ours, seeded, in the form of the dev set.

It trains the character model and stands in for sites that nobody has seen; it is not the judge: `benchmarks.detection --made` leaves
families, groups of terms, delimiters and disguises out of training in turn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks import terms
from filters import script

ROOT: Final = Path(__file__).resolve().parents[1]
DELIMITERS: Final = ("_", ",", "-", "|", " I ", "、", "/", " ", "·", "┅", "★", "，", "_ ", ", ", " | ", ";")
DISGUISES: Final = ("none", "a5", "wu", "space", "fullwidth", "zero", "circled", "kana", "traditional", "pinyin", "emoji", "dots")
POSITIONS: Final = {
    "adult": ("first_line", "title_and_first", "title_only", "mid_header", "list", "footer", "scattered"),
    "gambling": ("title_suffix", "title_prefix", "bracket", "quote", "inline_kw", "keyword_line", "summary", "brand_subst", "first_line", "list", "footer"),
    "loan": ("first_line", "footer", "list", "inline_kw", "title_suffix", "scattered"),
    "other": ("first_line", "footer", "list", "inline_kw", "title_suffix", "mid_header", "scattered"),
}
STYLES: Final = ("s", "s", "t", "tp")
_SENTENCE: Final = re.compile(r"[^。！？!?]*[。！？!?]+[”』」]?")
Page = dict[str, Any]
Piece = tuple[str, bool]  # a text, and whether it is injected


class Recipe(NamedTuple):
    """How one page is made."""

    family: str
    group: str
    position: str
    delimiter: str
    disguise: str
    style: str
    topic: int


class Topic(NamedTuple):
    """An honest article: its title and sentences."""

    title: str
    sentences: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """The demo's bank and the plain pages of the honest corpus, in a fixed order."""
    found = []
    for file in sorted((ROOT / "crawler/demo/articles").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        title = text.partition("title: ")[2].partition("\n")[0]
        found.append(Topic(title, tuple(_SENTENCE.findall(text.partition("\n\n")[2].replace("\n", "")))))
    for kind in ("plain_articles", "medicine"):
        for page in (ROOT / f"tests/filters/injection/honest/{kind}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = page.split("\n")
            found.append(Topic(title, tuple(_SENTENCE.findall("".join(lines)))))
    return tuple(t for t in found if len(t.sentences) >= 2 and script.count(t.title + t.sentences[0]).script != "hant")


def injected(count: int, seed: int, **fixed: Sequence[Any]) -> Iterator[Page]:
    """Injected pages; `fixed` narrows what a field of the recipe is drawn from."""
    draw = random.Random(seed)  # noqa: S311  # the same pages each time
    for number in range(count):
        family = draw.choice(list(fixed.get("family", POSITIONS)))
        groups = [group for of, group in terms.TERMS if of == family] + (["made"] if family == "gambling" else [])
        group = draw.choice([g for g in fixed.get("group", groups) if g in groups])
        position = draw.choice([p for p in fixed.get("position", POSITIONS[family]) if p in POSITIONS[family]])
        recipe = Recipe(
            family,
            group,
            position,
            draw.choice(list(fixed.get("delimiter", DELIMITERS))),
            draw.choice(list(fixed.get("disguise", ("none",) * 8 + DISGUISES))),
            draw.choice(list(fixed.get("style", STYLES))),
            draw.choice(list(fixed.get("topic", range(len(topics()))))),
        )
        yield _page(f"made-{seed}-{number:04}", recipe, draw)


def _page(name: str, recipe: Recipe, draw: random.Random) -> Page:
    body = _body(recipe, draw)
    single = recipe.position in ("title_suffix", "title_prefix", "bracket", "quote", "inline_kw", "keyword_line", "summary", "brand_subst")
    words = vocabulary(recipe.family, recipe.group, draw)
    count = 1 if single else draw.randint(3, 4) if recipe.position == "scattered" else draw.randint(4 if recipe.family == "adult" else 3, 9)
    chosen = [disguised(word, recipe.disguise, draw) for word in draw.sample(words, count)]
    title, lines = _PLACES[recipe.position](body[0], body[1:], chosen, recipe, draw)
    texts, spans = [], []
    for number, pieces in enumerate([title, *lines], -1):
        text = ""
        for piece, bad in pieces:
            if bad:
                spans.append([number, len(text), len(text) + len(piece), recipe.family])
            text += piece
        texts.append(text)
    return {
        "id": name,
        "title": texts[0],
        "text": texts[1:],
        "gold_spans": spans,
        "page_label": True,
        "family": recipe.family,
        "group": recipe.group,
        "position": recipe.position,
        "delimiter": "" if single or recipe.position in ("list", "scattered") else recipe.delimiter,
        "obfuscation": [] if recipe.disguise == "none" else [recipe.disguise],
        "body_style": recipe.style,
        "kind": "injected",
        "topic": recipe.topic,
    }


def _body(recipe: Recipe, draw: random.Random) -> list[str]:
    """Title and three to six paragraphs of one or two sentences of the topic, in the style of the recipe."""
    topic = topics()[recipe.topic]
    sentences = list(topic.sentences)
    start = draw.randrange(max(1, len(sentences) - 8))
    paragraphs, at = [], start
    for _ in range(draw.randint(3, 6)):
        size = draw.randint(1, 2)
        if at < len(sentences):
            paragraphs.append("".join(sentences[at : at + size]))
        at += size
    return [styled(text, recipe.style) for text in [topic.title, *paragraphs]]


def vocabulary(family: str, group: str, draw: random.Random) -> list[str]:
    """The terms of a group; brands are made anew for each page where the group is `made`."""
    if group != "made":
        return terms.TERMS[family, group]
    names = [draw.choice(terms.BRAND_HEADS) + draw.choice(terms.BRAND_ENDS) + draw.choice(terms.BRAND_TAILS) for _ in range(20)]
    return sorted(set(names))


def styled(text: str, style: str) -> str:
    """The text simplified, traditional, or traditional with pinyin after half of the converted characters."""
    if style == "s":
        return text
    converted = _converter()(text)
    if style == "t":
        return converted
    from pypinyin import Style, lazy_pinyin

    parts = []
    for number, (old, new) in enumerate(zip(text, converted, strict=True)):
        parts.append(f"{new}({lazy_pinyin(old, style=Style.TONE)[0]})" if new != old and number % 2 else new)
    return "".join(parts)


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return lambda text: convert(text) if len(convert(text)) == len(text) else text


def disguised(word: str, how: str, draw: random.Random) -> str:
    """A term as a hijacker hides it from word lists; the same where the disguise does not fit."""
    middle = draw.randrange(1, len(word)) if len(word) > 1 else 0
    simple = {
        "a5": word.replace("av", "aⅴ").replace("v", "ν"),
        "wu": word.replace("无", "旡").replace("亚洲", "亚州").replace("国", "囯"),
        "space": f"{word[:middle]} {word[middle:]}",
        "fullwidth": "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in word),
        "zero": f"{word[:middle]}\u200b{word[middle:]}",
        "circled": "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdigit() else c for c in word),
        "kana": word.replace("的", "の").replace("一", "ー", 1),
        "emoji": f"{word[:middle]}{draw.choice('🔥💋🎰✨')}{word[middle:]}",
        "dots": f"{word[:middle]}·{word[middle:]}",
    }
    if how == "traditional":
        return _converter()(word)
    if how == "pinyin":
        return _with_pinyin(word, middle)
    return simple.get(how, word)


def _with_pinyin(word: str, at: int) -> str:
    from pypinyin import lazy_pinyin

    return f"{word[:at]}({lazy_pinyin(word[at - 1])[0]}){word[at:]}" if "一" <= word[at - 1] <= "鿿" else word


def _plain(texts: Sequence[str]) -> list[list[Piece]]:
    return [[(text, False)] for text in texts]


Pieces = tuple[list[Piece], list[list[Piece]]]


def _first_line(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    header = [(recipe.delimiter.join(chosen), True), *([(" ?", False)] if draw.random() < 0.3 else [])]
    return [(title, False)], [header, *_plain([title, *lines])]


def _title_and_first(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    header = (recipe.delimiter.join(chosen), True)
    return [header], [[header], *_plain([title, *lines])]


def _title_only(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    return [(recipe.delimiter.join(chosen), True), ("-" + title, False)], _plain([title, *lines])


def _mid_header(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    nav = "首页 关于我们 新闻动态 产品中心 联系我们"
    return [(title, False)], [*_plain([nav, "欢迎访问本站"]), [(recipe.delimiter.join(chosen), True)], *_plain([title, *lines])]


def _list(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    at = draw.randint(1, len(lines))
    mark = draw.choice(["• ", "· ", "- ", ""])
    return [(title, False)], [*_plain([title, *lines[:at]]), *([(mark, False), (word, True)] for word in chosen), *_plain(lines[at:])]


def _footer(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    label = styled(draw.choice(["热门搜索", "友情链接", "热词", "相关推荐", "猜你喜欢", "站内导航"]), recipe.style) + ":"
    return [(title, False)], [*_plain([title, *lines]), [(label, False), (recipe.delimiter.join(chosen), True)]]


def _scattered(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    glued = [[(line, False), (word, True)] for line, word in zip(lines, chosen, strict=False)]
    return [(title, False)], [*_plain([title]), *glued, *_plain(lines[len(glued) :])]


def _title_suffix(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    pieces = [(title + draw.choice(["_", "_", "-", " - ", "|", " | "]), False), (chosen[0], True)]
    return pieces, [pieces if draw.random() < 0.5 else [(title, False)], *_plain(lines)]


def _title_prefix(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    return [(chosen[0], True), (draw.choice([":", "：", "-", "_"]) + title, False)], _plain([title, *lines])


def _bracket(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    pieces = [(title + "【", False), (chosen[0], True), ("】", False)]
    return pieces, [pieces if draw.random() < 0.5 else [(title, False)], *_plain(lines)]


def _quote(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    return [("‘", False), (chosen[0], True), ("’" + title, False)], _plain([title, *lines])


def _inline_kw(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    at = draw.randrange(len(lines))
    glued = [(lines[at], False), (chosen[0], True), (draw.choice([":", "：", ","]), False)]
    end = [[(styled("本文关键词", recipe.style) + ":", False), (chosen[0], True)]] if draw.random() < 0.5 else []
    return [(title, False)], [*_plain([title, *lines[:at]]), glued, *_plain(lines[at + 1 :]), *end]


def _keyword_line(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    own = [styled(w, recipe.style) for w in draw.sample(["规划", "技术", "发展", "资源", "安全", "服务", "项目"], 3)]
    line = [(f"{styled('本文关键词', recipe.style)}:{own[0]},", False), (chosen[0], True), (f",{own[1]},{own[2]}", False)]
    return [(title, False)], [*_plain([title, *lines]), line]


def _summary(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    line = [(styled("文章摘要", recipe.style) + ":", False), (chosen[0], True), ("," + lines[0], False)]
    return [(title, False)], [*_plain([title]), line, *_plain(lines[1:])]


def _brand_subst(title: str, lines: list[str], chosen: list[str], recipe: Recipe, draw: random.Random) -> Pieces:
    frames = ["近日,{}组织开展了专题学习。", "{}负责人表示,将继续做好这项工作。", "{}顺利完成本年度检查任务。", "据悉,{}与相关单位签订了合作协议。"]
    made: list[list[Piece]] = []
    for frame, line in zip(draw.sample(frames, min(len(lines), draw.randint(2, 4))), lines, strict=False):
        before, after = (styled(part, recipe.style) for part in frame.split("{}"))
        made.append([(before, False), (chosen[0], True), (after + line, False)])
    return [(title, False)], [*_plain([title]), *made, *_plain(lines[len(made) :])]


_PLACES: Final[dict[str, Callable[[str, list[str], list[str], Recipe, random.Random], Pieces]]] = {
    "first_line": _first_line,
    "title_and_first": _title_and_first,
    "title_only": _title_only,
    "mid_header": _mid_header,
    "list": _list,
    "footer": _footer,
    "scattered": _scattered,
    "title_suffix": _title_suffix,
    "title_prefix": _title_prefix,
    "bracket": _bracket,
    "quote": _quote,
    "inline_kw": _inline_kw,
    "keyword_line": _keyword_line,
    "summary": _summary,
    "brand_subst": _brand_subst,
}
