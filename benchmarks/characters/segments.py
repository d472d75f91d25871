"""Segments for the character model of injected keywords: terms, stems and made names of the trades, and honest wording beside them."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from benchmarks import ROOT
from benchmarks.characters import wagers
from benchmarks.detection import headers, terms
from filters.fold import fold
from filters.injection.vocabulary import patterns, stems

_PAGES: Final = ROOT / "tests/filters/injection/honest"
_FAMILIES: Final = ("adult", "gambling", "loan", "other")
_OF_PARTS: Final = 3000  # terms and brands of gambling that are made from their parts, each
_SAYING: Final = 7000  # remarks of customers made of their parts
_PIECE: Final = re.compile(r"[^\W_]{2,21}")
_DATA: Final[dict[str, dict[str, str]]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_HONEST: Final = {name: words.split() for name, words in _DATA["honest"].items()}
_SPAM: Final = {name: words.split() for name, words in _DATA["spam"].items()}
_CHARACTERS: Final = _DATA["characters"]
Example = tuple[str, int]


def examples(left_out: Iterable[tuple[str, str]] = (), kinds_out: Iterable[str] = ()) -> list[Example]:
    """Segments with their class, 0 for honest wording: terms and stems, honest pieces and pairs of dictionary words; shuffled."""
    draw = random.Random(11)  # the same data each time
    groups = set(left_out)
    hidden = {fold(term).lower() for group in groups for term in terms.TERMS.get(group, [])}
    found = [(term, _FAMILIES.index(family) + 1) for family, term in _spam(groups, hidden, draw)]
    found += [(piece, 0) for piece in _honest(set(kinds_out), hidden, draw)]
    draw.shuffle(found)
    return found


def _spam(left_out: set[tuple[str, str]], hidden: set[str], draw: random.Random) -> list[tuple[str, str]]:
    found = []
    for (family, group), words in terms.TERMS.items():
        if (family, group) not in left_out:
            found += [(family, fold(word).lower()) for word in words] * 4
    for family in _FAMILIES:
        known = [s for s in _stems(family) if not any(s.text in h for h in hidden)]
        strong, any_ = [s.text for s in known if s.weight >= 0.55], [s.text for s in known if s.weight >= 0.2]
        found += [(family, text) for text in strong] * 3
        found += [(family, draw.choice(strong) + draw.choice(any_)) for _ in range(2500)]
        found += [(family, draw.choice(any_) + draw.choice(any_) + draw.choice(any_)) for _ in range(500)]
    found += [("gambling", draw.choice(headers.vocabulary("gambling", "made", draw)).replace("(中国)", "")) for _ in range(1500)]
    found += [("gambling", _auspicious(draw) + draw.choice(_SPAM["of_brands"])) for _ in range(1500)]
    found += [("gambling", _winning(draw) + draw.choice([*_SPAM["of_brands"], *_SPAM["halls"], *_SPAM["calls"]])) for _ in range(2500)]
    apart = random.Random(13)
    of_parts = [make(apart) for make in (wagers.term, wagers.brand) for _ in range(_OF_PARTS)]
    found += [("gambling", made) for made in of_parts if not any(h in made or made in h for h in hidden)]
    found += [("adult", draw.choice(_SPAM["lust"]) + draw.choice(_SPAM["audiences"])) for _ in range(1500)]
    for family, sellers, count in (("other", _SPAM["sellers"], 4000), ("loan", _SPAM["sellers"], 400), ("loan", _SPAM["lenders"], 1000)):
        goods = [s.text for s in _stems(family) if s.weight >= 0.3 and not any(s.text in h for h in hidden)]
        found += [(family, draw.choice(goods) + draw.choice(sellers)) for _ in range(count)]
    for _ in range(300):
        name, letters = _auspicious(draw), "".join(draw.choices("abcdghjklmnpstvwxy", k=2))
        found += [("gambling", name + letters), ("gambling", letters + name)]
    return found


def _stems(family: str) -> list[stems.Stem]:
    return stems.read(family, (files("filters") / f"resources/stems/{family}.tsv").read_text("utf-8"))


def _winning(draw: random.Random) -> str:
    """A made name of two characters, one of them of winning."""
    pair = [draw.choice(_CHARACTERS["winning"]), draw.choice(_CHARACTERS["auspicious"] + _CHARACTERS["winning"])]
    draw.shuffle(pair)
    return "".join(pair)


def _auspicious(draw: random.Random) -> str:
    return "".join(draw.sample(_CHARACTERS["auspicious"], 2))


def _local(draw: random.Random) -> str:
    """A made name of a place or of a firm: 云岭, 驰远."""
    characters = _CHARACTERS["learned"] + _CHARACTERS["auspicious"]
    return draw.choice(characters) + draw.choice(_CHARACTERS["places"] if draw.random() < 0.6 else characters)


def _honest(kinds_out: set[str], hidden: set[str], draw: random.Random) -> list[str]:
    """All honest wording; the order counts, for what is drawn depends on it."""
    words = _dictionary()
    return [*_written(kinds_out), *_listed(), *_of_firms(words, draw), *_of_customers(), *_of_the_trades(), *_of_words(words, hidden, draw)]


def _written(kinds_out: set[str]) -> list[str]:
    """Pieces of the generator's articles and of the honest corpus, but for those that only name what a stem says alone."""
    sold = {stem.text for stem in _sold()}
    pieces: list[str] = []
    for topic in headers.topics():
        for text in (topic.title, *topic.sentences):
            pieces += _PIECE.findall(fold(text).lower())
    for file in sorted(_PAGES.glob("*.txt")):
        if file.stem not in kinds_out:
            pieces += _PIECE.findall(fold(file.read_text(encoding="utf-8")).lower()) * 2
    return [piece for piece in pieces if piece not in sold]


def _listed() -> list[str]:
    """Names and words as lists have them."""
    pieces = [name for name in patterns.portals() if len(name) > 2] * 6
    pieces += _HONEST["columns"] * 4 + _HONEST["remarks"] * 6
    pieces += (
        _HONEST["columns"]
        + _HONEST["shops"]
        + _HONEST["taiwan_and_hong_kong"] * 2
        + _HONEST["auspicious_words"]
        + _HONEST["honest_halls"]
        + wagers.HONEST
    ) * 6
    pieces += _HONEST["descriptions"] * 6 + _HONEST["own_names"] * 12
    return pieces + (_HONEST["goods"] + _HONEST["services"] + _HONEST["go_on"] + _HONEST["labels"]) * 6


def _of_firms(words: list[str], draw: random.Random) -> list[str]:
    """What honest firms, shops and halls offer and are called, and people's names."""
    pieces = [draw.choice(_HONEST["goods"] + _HONEST["services"]) + draw.choice(_HONEST["offered"]) for _ in range(3000)]
    pieces += _HONEST["names"] * 6 + [draw.choice(_HONEST["names"]) + draw.choice(_HONEST["about"]) for _ in range(3000)]
    pieces += [draw.choice(words) + draw.choice(_HONEST["about"]) for _ in range(2000)]
    pieces += [draw.choice(_HONEST["goods"]) + draw.choice(_HONEST["goods"]) for _ in range(1000)]
    pieces += [_auspicious(draw) + draw.choice(_HONEST["of_firms"]) for _ in range(2500)]
    pieces += ["".join(draw.sample(_CHARACTERS["learned"], 2)) + draw.choice("堂轩阁坊馆斋厅苑居园") for _ in range(1500)]
    pieces += [_local(draw) + draw.choice(_HONEST["local"]) for _ in range(2500)]
    pieces += [draw.choice(_CHARACTERS["families"]) + "".join(draw.sample(_CHARACTERS["given"], 2)) for _ in range(2500)]
    return pieces + _HONEST["called"] * 6


def _of_customers() -> list[str]:
    """What customers say and ask for."""
    draw = random.Random(19)
    pieces = [_remark(draw) for _ in range(_SAYING)]
    pieces += [draw.choice(_HONEST["kinds"]) + draw.choice(_HONEST["goods"]) for _ in range(2000)]
    pieces += [_measured(draw) for _ in range(600)]
    return pieces + [draw.choice(_HONEST["tests"]) + draw.choice(_HONEST["courses"]) for _ in range(1000)]


def _of_the_trades() -> list[str]:
    """Honest names that are made as those of gambling are."""
    draw = random.Random(17)
    return [wagers.honest(draw) for _ in range(1500)]


def _of_words(words: list[str], hidden: set[str], draw: random.Random) -> list[str]:
    """Words of the dictionary, in pairs and beside what spam ends with or reports say."""
    pieces = [draw.choice(words) + draw.choice(_HONEST["sites"]) for _ in range(3000)]
    pieces += [draw.choice(words) + draw.choice(words) for _ in range(15000)]
    pieces += [draw.choice(words) for _ in range(8000)]
    lucky = _CHARACTERS["auspicious"] + _CHARACTERS["winning"]
    pieces += [word for word in words if len(word) == 2 and not set(word).isdisjoint(lucky)] * 3
    endings = [*_SPAM["halls"], *_SPAM["calls"], *_SPAM["audiences"], *_SPAM["sellers"]]
    pieces += [draw.choice(words) + draw.choice(endings) for _ in range(6000)]
    goods = [s.text for family in ("other", "loan") for s in _stems(family) if 0.3 <= s.weight < stems.STRONG]
    pieces += [draw.choice(goods) + draw.choice(_HONEST["reports"]) for _ in range(2500)]
    pieces += [draw.choice(_HONEST["latin"]) + draw.choice(words) for _ in range(600)]
    makers = random.Random(23)
    told = [stem.text for stem in _sold() if len(stem.text) > 2 and not any(stem.text in h for h in hidden)]
    pieces += [_headline(told, makers) for _ in range(1500)]
    pieces += [_maker(makers) + makers.choice(_HONEST["goods"]) for _ in range(3000)]
    pieces += [_edition(makers) for _ in range(300)]
    brands = [s.text for s in _stems("gambling") if len(s.text) == 2 and s.weight >= stems.STRONG / 2]
    pieces += [makers.choice(brands) + makers.choice(_HONEST["goods"]) for _ in range(1500)]
    pieces += [draw.choice(words) + draw.choice(_HONEST["latin"]) for _ in range(400)]
    return pieces + [draw.choice(words) + draw.choice(words) + draw.choice(words) for _ in range(5000)]


def _remark(draw: random.Random) -> str:
    """A made remark of a customer: 快递超快, 要换货."""
    if draw.random() < 0.6:
        return draw.choice(_HONEST["rated"]) + draw.choice(_HONEST["ratings"])
    return draw.choice(_HONEST["intends"]) + draw.choice(_HONEST["deeds"])


def _headline(goods: list[str], draw: random.Random) -> str:
    """A made headline about what spam sells: 学校处理某某事件."""
    before, behind = draw.choice(_HONEST["reporters"]), draw.choice(_HONEST["outcomes"])
    return draw.choice((before, "")) + draw.choice(goods) + behind


@cache
def _sold() -> list[stems.Stem]:
    """The stems that say alone what is sold."""
    return [stem for family in _FAMILIES for stem in _stems(family) if stem.weight >= stems.STRONG]


def _measured(draw: random.Random) -> str:
    """How many there are of something, the number of a part of a book, and that of a program's update: 共两套, 第911章, kb4012598."""
    if draw.random() < 0.2:
        return f"kb{draw.randint(2000000, 5999999)}{draw.choice(['', '更新', '补丁', '问题'])}"
    if draw.random() < 0.3:
        return f"第{draw.randint(1, 2500)}{draw.choice('章章章回节集期页话')}"
    number = draw.choice([*"一二两三四五六七八九十", str(draw.randint(2, 300))])
    return (
        draw.choice(["共", "全", "总共", "一共", "合计", "另有", "还有"]) + number + draw.choice("套册页张份本部集件台条项个家户人次间层")
    )


def _maker(draw: random.Random) -> str:
    """A made name of a maker of goods, in letters: brandt, kelnor."""
    syllables = (
        draw.choice(_HONEST["onsets"]) + draw.choice("aeiou") + draw.choice(_HONEST["codas"]) for _ in range(draw.choice((1, 2, 2)))
    )
    return "".join(syllables)


def _edition(draw: random.Random) -> str:
    """A made edition of a device: 16g白色版."""
    return f"{draw.choice((8, 16, 32, 64, 128, 256, 512))}g{draw.choice(_HONEST['editions'])}"


def _dictionary() -> list[str]:
    """Everyday nouns and verbs of jieba's dictionary in which no stem of weight stands."""
    import jieba

    found = []
    for row in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = row.split(" ")
        if kind in ("n", "v", "vn", "ns", "l", "a") and 2 <= len(word) <= 4 and int(count) >= 50:
            found.append(word)
    lexicon = stems.lexicon()
    return [word for word in found if all(h.stem.weight < 0.3 for h in lexicon.hits(word))]
