"""Where an injected text is put on a made page: the title with its pieces, and the lines with theirs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.detection.styles import styled

Piece = tuple[str, bool]  # a text, and whether it is injected
Pieces = tuple[list[Piece], list[list[Piece]]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An honest page before anything is put into it, and what is to be put there."""

    title: str
    lines: list[str]
    chosen: list[str]
    delimiter: str
    style: str
    draw: random.Random


def _plain(texts: Sequence[str]) -> list[list[Piece]]:
    return [[(text, False)] for text in texts]


def _first_line(page: Draft) -> Pieces:
    header = [(page.delimiter.join(page.chosen), True), *([(" ?", False)] if page.draw.random() < 0.3 else [])]
    return [(page.title, False)], [header, *_plain([page.title, *page.lines])]


def _title_and_first(page: Draft) -> Pieces:
    header = (page.delimiter.join(page.chosen), True)
    return [header], [[header], *_plain([page.title, *page.lines])]


def _title_only(page: Draft) -> Pieces:
    return [(page.delimiter.join(page.chosen), True), ("-" + page.title, False)], _plain([page.title, *page.lines])


def _mid_header(page: Draft) -> Pieces:
    nav = "首页 关于我们 新闻动态 产品中心 联系我们"
    return [(page.title, False)], [
        *_plain([nav, "欢迎访问本站"]),
        [(page.delimiter.join(page.chosen), True)],
        *_plain([page.title, *page.lines]),
    ]


def _list(page: Draft) -> Pieces:
    at = page.draw.randint(1, len(page.lines))
    mark = page.draw.choice(["• ", "· ", "- ", ""])
    return [(page.title, False)], [
        *_plain([page.title, *page.lines[:at]]),
        *([(mark, False), (word, True)] for word in page.chosen),
        *_plain(page.lines[at:]),
    ]


def _footer(page: Draft) -> Pieces:
    label = styled(page.draw.choice(["热门搜索", "友情链接", "热词", "相关推荐", "猜你喜欢", "站内导航"]), page.style) + ":"
    return [(page.title, False)], [*_plain([page.title, *page.lines]), [(label, False), (page.delimiter.join(page.chosen), True)]]


def _scattered(page: Draft) -> Pieces:
    glued = [[(line, False), (word, True)] for line, word in zip(page.lines, page.chosen, strict=False)]
    return [(page.title, False)], [*_plain([page.title]), *glued, *_plain(page.lines[len(glued) :])]


def _title_suffix(page: Draft) -> Pieces:
    pieces = [(page.title + page.draw.choice(["_", "_", "-", " - ", "|", " | "]), False), (page.chosen[0], True)]
    return pieces, [pieces if page.draw.random() < 0.5 else [(page.title, False)], *_plain(page.lines)]


def _title_middle(page: Draft) -> Pieces:
    sign = page.draw.choice(["_", "-", " - ", "|", " | ", ","])
    column = styled(page.draw.choice(["新闻中心", "通知公告", "行业资讯", "技术频道", "某某日报网", "本地生活网"]), page.style)
    pieces = [(page.title + sign, False), (page.chosen[0], True), (sign + column, False)]
    return pieces, [pieces if page.draw.random() < 0.5 else [(page.title, False)], *_plain(page.lines)]


def _title_prefix(page: Draft) -> Pieces:
    return [(page.chosen[0], True), (page.draw.choice([":", "：", "-", "_"]) + page.title, False)], _plain([page.title, *page.lines])


def _bracket(page: Draft) -> Pieces:
    pieces = [(page.title + "【", False), (page.chosen[0], True), ("】", False)]
    return pieces, [pieces if page.draw.random() < 0.5 else [(page.title, False)], *_plain(page.lines)]


def _brackets(page: Draft) -> Pieces:
    opening, closing = page.draw.choice(["【】", "[]", "「」"])
    pieces = [(page.title + opening, False), ((closing + opening).join(page.chosen), True), (closing, False)]
    return pieces, _plain([page.title, *page.lines])


def _quote(page: Draft) -> Pieces:
    return [("‘", False), (page.chosen[0], True), ("’" + page.title, False)], _plain([page.title, *page.lines])


def _inline_kw(page: Draft) -> Pieces:
    at = page.draw.randrange(len(page.lines))
    glued = [(page.lines[at], False), (page.chosen[0], True), (page.draw.choice([":", "：", ","]), False)]
    end = [[(styled("本文关键词", page.style) + ":", False), (page.chosen[0], True)]] if page.draw.random() < 0.5 else []
    return [(page.title, False)], [*_plain([page.title, *page.lines[:at]]), glued, *_plain(page.lines[at + 1 :]), *end]


def _keyword_line(page: Draft) -> Pieces:
    own = [styled(w, page.style) for w in page.draw.sample(["规划", "技术", "发展", "资源", "安全", "服务", "项目"], 3)]
    line = [(f"{styled('本文关键词', page.style)}:{own[0]},", False), (page.chosen[0], True), (f",{own[1]},{own[2]}", False)]
    return [(page.title, False)], [*_plain([page.title, *page.lines]), line]


def _summary(page: Draft) -> Pieces:
    line = [(styled("文章摘要", page.style) + ":", False), (page.chosen[0], True), ("," + page.lines[0], False)]
    return [(page.title, False)], [*_plain([page.title]), line, *_plain(page.lines[1:])]


def _brand_subst(page: Draft) -> Pieces:
    frames = [
        "近日,{}组织开展了专题学习。",
        "{}负责人表示,将继续做好这项工作。",
        "{}顺利完成本年度检查任务。",
        "据悉,{}与相关单位签订了合作协议。",
    ]
    made: list[list[Piece]] = []
    for frame, line in zip(page.draw.sample(frames, min(len(page.lines), page.draw.randint(2, 4))), page.lines, strict=False):
        before, after = (styled(part, page.style) for part in frame.split("{}"))
        made.append([(before, False), (page.chosen[0], True), (after + line, False)])
    return [(page.title, False)], [*_plain([page.title]), *made, *_plain(page.lines[len(made) :])]


PLACES: Final[dict[str, Callable[[Draft], Pieces]]] = {
    "first_line": _first_line,
    "title_and_first": _title_and_first,
    "title_only": _title_only,
    "mid_header": _mid_header,
    "list": _list,
    "footer": _footer,
    "scattered": _scattered,
    "title_suffix": _title_suffix,
    "title_middle": _title_middle,
    "title_prefix": _title_prefix,
    "bracket": _bracket,
    "brackets": _brackets,
    "quote": _quote,
    "inline_kw": _inline_kw,
    "keyword_line": _keyword_line,
    "summary": _summary,
    "brand_subst": _brand_subst,
}
