"""Was this page cloaked, and by which kind of kit? Nothing is undone without a verdict.

Dictionaries, learners' texts, poems with notes and formulas hold readings in brackets too: a kit gives itself away by
annotating everyday characters of running text, each of them always, and only those that its conversion has made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints, script
from filters.model import Cloak
from filters.repair.noise import dotted
from filters.repair.pinyin import Annotation, annotations_in, in_other_brackets, readings, toned
from filters.repair.script import annotatable
from filters.repair.strewn import strewn

MIN_ANNOTATIONS: Final = 3
MIN_CHARACTERS: Final = 2
USUAL: Final = 0.9  # share of the annotations written as the known kits do; where fewer are, they must be as dense as noise
CONVERTED: Final = 0.9  # share of the annotations that stand on traditional-only forms
ALWAYS: Final = 0.9  # share of them on characters that are annotated each time
EVERYDAY: Final = 0.75  # share of the annotated characters that are of the 3,755 commonest; a gloss explains a rare one
DENSEST: Final = 0.5  # of all Han characters; a list of characters with readings is denser
NEAR: Final = 16  # characters on each side of an annotation where traditional forms prevail; a header may stand simplified further off
MIN_NOISE: Final = 8
MIN_EMOJI: Final = 2  # right after a reading
NOISE_SHARE: Final = 0.08  # of all Han characters
MIXED: Final = 0.2  # share of the rarer of the two, readings with a tone and without
MIN_AGAIN: Final = 12  # readings on characters that have more than one, and places where these have none
MIN_STEPS: Final = 12  # readings that follow another with characters alone between them
REGULAR: Final = 0.9  # share of them that follow after the same number of characters, two or more
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF  # code points

# Words in which genuine traditional text writes 後 裡 於 製 係 … and a converter of single characters leaves 后 里 于 制 系.
_UNCONVERTED: Final = re.compile(
    "[以之最然今背]后|后[來來續期面]|前后|[這这那哪心家手]里|里面|[由對对關关在屬属基至位終终]于|于是|制造|研制|[關关聯联]系|征求|[自意]愿|愿意|[規规示]范|范[圍围]"
)
_HELD: Final = "后里于系制征愿范"  # each of those words holds one
_SPELT: Final = "後裡裏於製係徵願範"
_GENUINE: Final = re.compile(f"[{_SPELT}]")
_LEFT: Final = re.compile("[后里于系制范]")
MIRROR_CHARS: Final = 200
_TRADITIONAL_SIGNS: Final = "這個們來國為會時對說與"  # at least one stands in any traditional prose; a first look that costs nothing
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_RUNNING: Final = re.compile(r"[\u3400-\u9fff]+")
MIN_UNCONVERTED: Final = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What kind of cloak, and the annotations that speak for it: one tuple a text, in the order given."""

    cloak: Cloak
    found: tuple[tuple[Annotation, ...], ...] = ()
    evidence: str = ""  # where no annotation speaks for it
    signs: frozenset[str] = frozenset()  # that were strewn over it

    @property
    def annotated(self) -> frozenset[str]:
        """The characters that this page annotates."""
        return frozenset(a.character for line in self.found for a in line if annotatable(a.character))


NONE: Final = Verdict("none")


def judge(texts: Sequence[str], around: Collection[int] = ()) -> Verdict:
    """The verdict over all texts of a page: its title, its lines, its fields.

    `around` are the numbers of those that are not the article's: the kit may have left them as they were.
    """
    whole = "\n".join(texts)
    other = in_other_brackets(whole)
    found = tuple(tuple(annotations_in(text, other=other)) if other or "(" in text else () for text in texts)
    every = [a for line in found for a in line]
    if len(every) >= MIN_ANNOTATIONS:
        lines = [(text, line) for text, line in zip(texts, found, strict=True) if line]
        points = codepoints.codes("".join([text for text, _ in lines]))
        han = int(np.count_nonzero((points >= _FIRST_HAN) & (points <= _LAST_HAN)))
        near = "".join([text[max(0, a.start - NEAR) : a.end + NEAR] for text, line in lines for a in line])
        body = "".join([text for number, text in enumerate(texts) if found[number] or number not in around])
        usual = sum(text[a.start] == "(" and text[a.start + 1] != " " for text, line in lines for a in line)
        if _is_pinyin(body, near, every, han, usual):
            return Verdict("pinyin", found, signs=strewn(whole))
        if _is_noise(every, han, sum(dotted(text, line) for text, line in lines), points) or _is_counted(lines, len(every), han):
            return Verdict("noise", found, signs=strewn(whole))
    if signs := strewn(whole):
        return Verdict("noise", ((),) * len(texts), "".join(sorted(signs)), signs)
    evidence = _half_converted(whole)
    return Verdict("traditional", evidence=evidence) if evidence else NONE


def judge_mirror(lines: Sequence[str], headers: Sequence[str], title: str) -> Verdict:
    """`traditional` where simplified headers or a simplified title stand over a long traditional article without genuine spelling.

    Genuine traditional prose of that length has 後 裡 於 製 係; a converter of single characters leaves 后 里 于 制 系. A title says
    less than an injected header: under one, a word must stand half converted.
    """
    body = "\n".join(lines)
    if len(body) < MIRROR_CHARS or not any(sign in body for sign in _TRADITIONAL_SIGNS):
        return NONE
    if any(_is_simplified(header) for header in headers):
        left = _LEFT.findall(body)
    else:
        left = _UNCONVERTED.findall(body) if _is_simplified(title) else []
    if not left or not is_converted(body) or _GENUINE.search(body) or _KANA.search(body):
        return NONE
    return Verdict("traditional", evidence=" ".join(sorted(set(left))))


def _is_simplified(text: str) -> bool:
    scripts = script.count(text)
    return scripts.simplified > 0 and not scripts.traditional


def _is_pinyin(body: str, near: str, every: list[Annotation], han: int, usual: int) -> bool:
    """Whether a kit put these annotations there.

    `body` is the article with all texts that hold annotations, `near` what stands around each, `han` the characters of their lines,
    `usual` how many are written as the known kits write them.
    """
    counted, shown, total = Counter(a.character for a in every), np.bincount(codepoints.codes(body)), len(every)
    return (
        len(counted) >= MIN_CHARACTERS
        and (usual >= USUAL * total or _is_dense(total, han))
        and sum(n for c, n in counted.items() if annotatable(c)) >= CONVERTED * total
        and sum(n for c, n in counted.items() if shown[ord(c)] == n) >= ALWAYS * total
        and sum(map(_everyday, counted)) >= EVERYDAY * len(counted)
        and total <= DENSEST * han
        and is_converted(near)
    )


def is_converted(text: str) -> bool:
    """Whether traditional forms are more than four times as many as simplified ones."""
    scripts = script.count(text)
    return scripts.traditional > 4 * scripts.simplified


def is_mirrored(text: str, found: Verdict) -> bool:
    """Whether a page with noise was turned into traditional characters too: signs alone may be strewn over a genuine one."""
    if any(found.found) or not is_converted(text):
        return is_converted(text)
    left = (line for line in text.split("\n") if _UNCONVERTED.search(line) and is_converted(line))
    return not _GENUINE.search(text) and next(left, None) is not None


def _is_noise(every: list[Annotation], han: int, emoji: int, points: NDArray[np.uint32]) -> bool:
    """Whether a kit strewed these readings over the text: as no gloss is, with tones and without, with emoji after them, or at random.

    `points` are the code points of their lines.
    """
    if not _is_dense(len(every), han) or len(every) > DENSEST * han:
        return False
    bare = sum(not toned(a.reading) and a.reading not in readings(a.character) for a in every) / len(every)
    return emoji >= MIN_EMOJI or MIXED <= bare <= 1 - MIXED or (bare > 1 - MIXED and _is_random(every, points))


def _is_random(every: list[Annotation], points: NDArray[np.uint32]) -> bool:
    """Whether characters are annotated again and again and yet not each time: a gloss stands at the first, or at all."""
    counted, shown = Counter(a.character for a in every), np.bincount(points)
    again = {character: n for character, n in counted.items() if n > 1}
    return sum(again.values()) >= MIN_AGAIN <= sum(int(shown[ord(character)]) - n for character, n in again.items())


def _is_counted(lines: Sequence[tuple[str, Sequence[Annotation]]], annotations: int, han: int) -> bool:
    """Whether every so many characters of running text one has a reading, whatever it is: a list of words has signs between them."""
    if annotations > DENSEST * han:
        return False
    between = (text[a.end : b.start] for text, line in lines for a, b in pairwise(line))
    steps = Counter(len(characters) for characters in between if _RUNNING.fullmatch(characters))
    step, times = max(steps.items(), key=itemgetter(1), default=(0, 0))
    return step > 1 and times >= max(MIN_STEPS, REGULAR * steps.total())


def _is_dense(annotations: int, han: int) -> bool:
    """Whether there are more annotations than a text with notes has."""
    return annotations >= MIN_NOISE and annotations >= NOISE_SHARE * han


def _half_converted(text: str) -> str:
    """Only a cue can tell a mirror in traditional characters: words left half converted, which no one writes."""
    if not any(sign in text for sign in _TRADITIONAL_SIGNS):
        return ""
    needed = max(MIN_UNCONVERTED, 9 * sum(map(text.count, _SPELT)) + 1)
    if sum(map(text.count, _HELD)) < needed or _KANA.search(text):
        return ""
    found = [(line, words) for line in text.split("\n") if (words := _UNCONVERTED.findall(line))]
    left = [word for line, words in found if is_converted(line) for word in words]
    return " ".join(sorted(set(left))) if len(left) >= needed else ""


@cache
def _everyday(character: str) -> bool:
    """Whether the simplified form is one of GB 2312's first level, sorted by sound: B0A1 to D7F9."""
    code = script.simplified(character).encode("gbk", errors="ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1
