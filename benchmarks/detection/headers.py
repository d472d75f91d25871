"""A generator of injected pages around honest articles; ours, seeded, in the form of the development set.

It stands in for sites that nobody has seen and is not the judge: `benchmarks.detection.held_out` leaves groups of terms out in turn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from benchmarks import ROOT
from benchmarks.detection import terms
from benchmarks.detection.places import PLACES, Draft, Piece
from benchmarks.detection.styles import disguised, styled
from filters import script

DELIMITERS: Final = ("_", ",", "-", "|", " I ", "、", "/", " ", "·", "┅", "★", "，", "_ ", ", ", " | ", ";")
DISGUISES: Final = ("none", "a5", "wu", "space", "fullwidth", "zero", "circled", "kana", "traditional", "pinyin", "emoji", "dots")
POSITIONS: Final = {
    "adult": ("first_line", "title_and_first", "title_only", "mid_header", "list", "footer", "scattered", "brackets"),
    "gambling": (
        "title_suffix",
        "title_middle",
        "title_prefix",
        "bracket",
        "quote",
        "inline_kw",
        "keyword_line",
        "summary",
        "brand_subst",
        "first_line",
        "list",
        "footer",
    ),
    "loan": ("first_line", "footer", "list", "inline_kw", "title_suffix", "title_middle", "scattered"),
    "other": ("first_line", "footer", "list", "inline_kw", "title_suffix", "title_middle", "mid_header", "scattered", "brackets"),
}
STYLES: Final = ("s", "s", "t", "tp")
_SENTENCE: Final = re.compile(r"[^。！？!?]*[。！？!?]+[”』」]?")
Page = dict[str, Any]


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
    draw = random.Random(seed)  # the same pages each time
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


_SINGLE: Final = frozenset(
    ("title_suffix", "title_middle", "title_prefix", "bracket", "quote", "inline_kw", "keyword_line", "summary", "brand_subst")
)


def _page(name: str, recipe: Recipe, draw: random.Random) -> Page:
    body, single = _body(recipe, draw), recipe.position in _SINGLE
    words = vocabulary(recipe.family, recipe.group, draw)
    count = 1 if single else draw.randint(3, 4) if recipe.position == "scattered" else draw.randint(4 if recipe.family == "adult" else 3, 9)
    chosen = [disguised(word, recipe.disguise, draw) for word in draw.sample(words, count)]
    title, lines = PLACES[recipe.position](Draft(body[0], body[1:], chosen, recipe.delimiter, recipe.style, draw))
    return {
        "id": name,
        **_texts([title, *lines], recipe.family),
        "page_label": True,
        "family": recipe.family,
        "group": recipe.group,
        "position": recipe.position,
        "delimiter": "" if single or recipe.position in ("list", "scattered", "brackets") else recipe.delimiter,
        "obfuscation": [] if recipe.disguise == "none" else [recipe.disguise],
        "body_style": recipe.style,
        "kind": "injected",
        "topic": recipe.topic,
    }


def _texts(lines: Sequence[list[Piece]], family: str) -> Page:
    """The title and text that the pieces make, and the spans of those that are injected."""
    texts, spans = [], []
    for number, pieces in enumerate(lines, -1):
        text = ""
        for piece, bad in pieces:
            if bad:
                spans.append([number, len(text), len(text) + len(piece), family])
            text += piece
        texts.append(text)
    return {"title": texts[0], "text": texts[1:], "gold_spans": spans}


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
