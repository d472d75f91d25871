"""Which language a text is in: scripts are counted first, and langdetect is asked only for what they cannot tell.

langdetect alone calls 116 of 600 traditional Chinese sentences Chinese; the scripts tell Chinese, Japanese and Korean apart
in microseconds, and leave the languages of Latin, Cyrillic, Arabic and Devanagari letters, which langdetect is good at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from filters import codepoints, script
from filters.codepoints import Kind

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

SAMPLE: Final = 20_000  # code points that are counted
ASKED: Final = 600  # code points that langdetect sees; its cost grows with them and its answer does not
TOO_SHORT: Final = 20  # letters below which langdetect guesses (it calls "Contact" Spanish); without accents we guess English
HEADLINE: Final = 30  # Han characters; Japanese without kana is no longer than a headline
HANGUL: Final = 0.2  # share of the eastern letters from which a text is Korean
KANA: Final = 0.08  # the same for Japanese
FOREIGN: Final = 0.1  # share of the Han characters that Japanese lacks, from which a text is none
ACCENTED: Final = 0.04  # letters that one language alone has a character of its text, from which it is that language
LETTERS_A_WORD: Final = 5  # of an alphabet, where one Han character says about as much as half a word

# Scripts that one language has nearly for itself.
_SOLE: Final[Mapping[Kind, str]] = {
    Kind.GREEK: "el",
    Kind.HEBREW: "he",
    Kind.THAI: "th",
    Kind.LAO: "lo",
    Kind.KHMER: "km",
    Kind.MYANMAR: "my",
    Kind.TIBETAN: "bo",
    Kind.MONGOLIAN: "mn",
    Kind.GEORGIAN: "ka",
    Kind.ARMENIAN: "hy",
    Kind.BENGALI: "bn",
    Kind.TAMIL: "ta",
}
_ALPHABETS: Final = (Kind.LATIN, Kind.CYRILLIC, Kind.ARABIC, Kind.DEVANAGARI, *_SOLE)
_VIETNAMESE: Final = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_UYGHUR: Final = re.compile("[ېۆۈۇۋ]")
_WORD: Final = re.compile(r"[^\W\d_]+")

# What short Latin texts on Chinese sites are in: langdetect's start for each language, instead of one for all 55.
_PRIOR: Final[Mapping[str, float]] = {"en": 0.5, "de": 0.08, "fr": 0.08, "es": 0.06, "it": 0.04, "pt": 0.04, "vi": 0.02, "id": 0.02}
_PRIOR_ELSE: Final = 0.005
_TOLD_BY_SCRIPT: Final = frozenset({"zh-cn", "zh-tw", "ja", "ko", *_SOLE.values()})


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag (`zh-Hans`, `zh-Hant`, `ja`, `en`, …, `und`), how sure it is (0..1), and the Chinese script of the text."""

    lang: str
    confidence: float
    script: script.Script = ""


def of(text: str) -> Language:
    """Tell the language of a text of any length; `und` where it has no letters. Cantonese is `zh` in its script."""
    points = codepoints.codes(text[:SAMPLE])
    counts = np.bincount(codepoints.kinds(points), minlength=len(Kind)).tolist()
    told = script.tally(points)
    words = sum(counts[kind] for kind in _ALPHABETS) / LETTERS_A_WORD
    east = counts[Kind.HAN] + counts[Kind.HIRAGANA] + counts[Kind.KATAKANA] + counts[Kind.HANGUL] + counts[Kind.BOPOMOFO]
    if not east and not words:
        return Language("und", 0.0)
    if east and east >= words / 2:
        return _eastern(points, counts, told, east / (east + words))
    return _alphabetic(text, counts, told.script)


def _eastern(points: codepoints.Codes, counts: list[int], told: script.ScriptCount, share: float) -> Language:
    """Chinese, Japanese or Korean, by their own letters and by which characters each of them has."""
    kana, han, hangul = counts[Kind.HIRAGANA] + counts[Kind.KATAKANA], counts[Kind.HAN], counts[Kind.HANGUL]
    if hangul > HANGUL * (han + kana + hangul):
        return Language("ko", share)
    japanese = _japanese(points, told, kana, han)
    if japanese > 0.5:
        return Language("ja", japanese * share)
    lang = "zh-Hant" if counts[Kind.BOPOMOFO] > han or told.traditional > told.simplified else "zh-Hans"
    sure = 1.0 if told.script in ("hans", "hant") else 0.7 if told.script else 0.5
    return Language(lang, min(sure, 1 - japanese) * share, told.script)


def _japanese(points: codepoints.Codes, told: script.ScriptCount, kana: int, han: int) -> float:
    """How likely a text of Han characters and kana is Japanese, 0..1.

    Japanese has kana in every sentence, or, in titles, Han characters of its own reform (駅, 発), or forms that no Chinese
    text mixes (東 with 学). A lone の among characters that Japanese lacks is a Chinese shop sign.
    """
    tells = np.bincount(_japanese_tells().take(points), minlength=4).tolist()
    foreign = tells[_NOT_JAPANESE]
    if foreign > FOREIGN * han:
        return 0.9 if kana > han else 0.05
    if kana > (1 if foreign else 0) and kana >= KANA * (han + kana):
        return 0.99
    if foreign or kana or han > HEADLINE:
        return 0.05
    return 0.85 if tells[_ONLY_JAPANESE] or (told.simplified and told.traditional) else 0.1


def _alphabetic(text: str, counts: list[int], told: script.Script) -> Language:
    """By alphabet where one language has it for itself, else as langdetect says."""
    total = sum(counts[kind] for kind in _ALPHABETS)
    most = max(_ALPHABETS, key=lambda kind: counts[kind])
    share = counts[most] / total
    if most in _SOLE:
        return Language(_SOLE[most], share, told)
    sample = _sample(text)
    if most is Kind.LATIN and len(_VIETNAMESE.findall(sample)) > ACCENTED * len(sample):
        return Language("vi", share, told)
    if most is Kind.ARABIC and len(_UYGHUR.findall(sample)) > ACCENTED * len(sample):
        return Language("ug", share, told)
    if most is Kind.LATIN and len(sample) < TOO_SHORT and sample.isascii():
        return Language("en", 0.5 * share, told)
    lang, sure = _asked(sample)
    return Language(lang, sure * share, told)


def _sample(text: str) -> str:
    """The first words, in lower case (langdetect leaves out words in capitals), without Han and digits."""
    return " ".join(w for w in _WORD.findall(text[: ASKED * 4].lower()) if not "\u2e80" < w[0] < "\ua000")[:ASKED]


def _asked(sample: str) -> tuple[str, float]:
    """langdetect's first answer and its probability."""
    from langdetect.lang_detect_exception import LangDetectException

    factory = _langdetect()
    detector = factory.create()
    detector.set_prior_map({lang: _PRIOR.get(lang, _PRIOR_ELSE) for lang in factory.get_lang_list()})
    try:
        detector.append(sample)
        best = detector.get_probabilities()
    except LangDetectException:  # no n-gram that it knows
        return "und", 0.0
    return (best[0].lang, best[0].prob) if best else ("und", 0.0)


@cache
def _langdetect() -> DetectorFactory:
    """A factory of our own, loaded when first needed (.3 s): seeded, in the order of names, without what scripts tell better."""
    from langdetect.detector_factory import DetectorFactory

    names = (p for p in (files("langdetect") / "profiles").iterdir() if p.name[0].islower() and p.name not in _TOLD_BY_SCRIPT)
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_json_profile([p.read_text("utf-8") for p in sorted(names, key=lambda p: p.name)])
    return factory


_ONLY_JAPANESE: Final = 1
_NOT_JAPANESE: Final = 2


@cache
def _japanese_tells() -> NDArray[np.uint8]:
    """Which Han characters only Japanese writes (in JIS X 0208, in neither GB 2312 nor Big5), and which it lacks."""
    tells = np.zeros(0x110000, np.uint8)
    for point in range(0x3400, 0xA000):
        character = chr(point)
        if not character.encode("shift_jis", "ignore"):
            tells[point] = _NOT_JAPANESE
        elif not character.encode("gb2312", "ignore") and not character.encode("big5", "ignore"):
            tells[point] = _ONLY_JAPANESE
    return tells
