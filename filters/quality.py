"""How an article reads, as numbers: each signal is a column, and the policy alone says what is too much.

The unit is the character, not the word: English defaults (words by white space, a full stop as the only sentence end) reject
every Chinese page. Where a signal comes from is said at its field; the thresholds published with them are in the policy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from filters import codepoints, repetition, verse
from filters.codepoints import Codes, Kind
from filters.line import EditKind, Line
from filters.model import Document
from filters.repair import prose

NGRAM: Final = 13  # characters (EvalWeb)
SENTENCE_END: Final = frozenset("。！？…”』」!?.；;：:")  # FineWeb-2 for Chinese, and the full stops of other scripts
_MORE: Final = ("…", "...", "更多", "展开", "展開", "详情", "查看全文", "阅读全文", "閱讀全文")
_ARROWS: Final = " \t\u3000]】>》›»"  # what may stand behind 更多
_BRACKETED: Final = re.compile("【[^【】\n]*】")
_STOP_WORDS: Final = "的年在月是和日了·有被人中他也而由"
_STOP_WORDS_OF_TWO_SCRIPTS: Final = ("于於", "为為", "与與", "后後")


@dataclass(frozen=True, slots=True)
class Signals:
    """Quality signals of one article; shares are 0..1 of characters unless said otherwise. Columns `q_…`, in this order."""

    prose_chars: int  # code points of the text without programs and tables, of which the other signals are told
    han_share: float  # of all but white space (EvalWeb)
    digit_share: float  # of all but white space (MAP-CC)
    punctuation_share: float  # of all but white space (MAP-CC)
    link_share: float  # of the container's raw characters, those inside <a>
    boilerplate_share: float  # of the container's raw characters, those trimmed
    title_overlap: float  # of the title's character bigrams, those that stand in the text; 0 where there is none
    extraction_confidence: float  # as the choice of the container gave it
    mean_line_chars: float  # code points (EvalWeb)
    punctuated_line_share: float  # of lines, those that end like a sentence (FineWeb-2)
    ellipsis_line_share: float  # of lines, those that end in …, 更多, 展开 or 详情 (MAP-CC)
    duplicate_line_share: float  # of lines, those that stood before (FineWeb-2)
    repeated_13gram_share: float  # of characters, those in a 13-gram that occurs twice or more (EvalWeb)
    top_2gram_share: float  # of words' characters, those in the most frequent pair of words; 0 where no pair is there twice (FineWeb-2)
    top_3gram_share: float  # the same for three words
    top_4gram_share: float  # the same for four
    duplicate_5gram_share: float  # of words' characters, those in runs of five words that stood before (FineWeb-2)
    duplicate_6gram_share: float  # the same for six words, and so on
    duplicate_7gram_share: float
    duplicate_8gram_share: float
    duplicate_9gram_share: float
    duplicate_10gram_share: float
    stop_word_kinds: int  # of 21, a word's two scripts counted as one (FineWeb-2)
    mean_word_chars: float  # code points, punctuation left out (FineWeb-2)
    bracketed_share: float  # inside 【】 (MAP-CC)
    entropy: float  # of single characters, nats (MAP-CC)
    cross_entropy: float  # of the text's beginning under a model of Chinese prose, nats a character (CCNet)
    verse_share: float  # of all but white space, clauses of one metre; see `verse`


def measure(document: Document, text: str, tokens: list[str]) -> Signals:
    """Measure one article: its document, what the text rendered from it tells in sentences (`narrative`), and its words."""
    points = codepoints.codes(text)
    kinds = codepoints.kinds(points)
    counts = np.bincount(kinds, minlength=len(Kind))
    solid = max(len(points) - int(counts[Kind.SPACE]), 1)
    lines = [line for line in text.split("\n") if line]
    words = repetition.words_of(tokens)
    top, duplicate = repetition.run_shares(words)
    raw_chars = max(sum([len(line.raw) for line in document.lines]), 1)
    return Signals(
        prose_chars=len(text),
        han_share=int(counts[Kind.HAN]) / solid,
        digit_share=int(counts[Kind.DIGIT]) / solid,
        punctuation_share=int(counts[Kind.PUNCTUATION]) / solid,
        link_share=min(sum([line.link_chars for line in document.lines]) / raw_chars, 1.0),
        boilerplate_share=sum([_trimmed(line) for line in document.lines if line.edits]) / raw_chars,
        title_overlap=_title_overlap(document.title.render(), text),
        extraction_confidence=document.extraction_confidence,
        mean_line_chars=_share(sum(map(len, lines)), len(lines)),
        punctuated_line_share=_share(sum([line.rstrip()[-1:] in SENTENCE_END for line in lines]), len(lines)),
        ellipsis_line_share=_share(sum([line.rstrip(_ARROWS).endswith(_MORE) for line in lines]), len(lines)),
        duplicate_line_share=_share(len(lines) - len(set(lines)), len(lines)),
        repeated_13gram_share=repetition.repeated_share(points, NGRAM),
        **{f"top_{n}gram_share": share for n, share in zip(repetition.TOP, top, strict=True)},
        **{f"duplicate_{n}gram_share": share for n, share in zip(repetition.DUPLICATE, duplicate, strict=True)},
        stop_word_kinds=sum([word in text for word in _STOP_WORDS]) + sum([a in text or b in text for a, b in _STOP_WORDS_OF_TWO_SCRIPTS]),
        mean_word_chars=_share(words.chars, len(words.lengths)),
        bracketed_share=sum(len(m) - 2 for m in _BRACKETED.findall(text)) / solid if "【" in text else 0.0,
        entropy=_entropy(points[kinds != Kind.SPACE.value]),
        cross_entropy=prose.cross_entropy(text),
        verse_share=verse.share(text),
    )


# Where a signal begins to cost, where it costs all that it may, and how much that is: (good, bad, weight). Bad is what the
# signal's source rejects at (link_share: ours); good is where honest articles begin; the weights add up to 1.
_SCALE: Final = {
    "han_share": (0.6, 0.3, 0.15),
    "digit_share": (0.1, 0.3, 0.05),
    "link_share": (0.1, 0.5, 0.15),
    "mean_line_chars": (25.0, 10.0, 0.1),
    "punctuated_line_share": (0.4, 0.106, 0.15),
    "ellipsis_line_share": (0.05, 0.3, 0.05),
    "duplicate_line_share": (0.05, 0.287, 0.1),
    "repeated_13gram_share": (0.1, 0.5, 0.1),
    "top_2gram_share": (0.08, 0.256, 0.05),
    "stop_word_kinds": (8.0, 2.0, 0.05),
    "entropy": (4.5, 3.0, 0.05),
}


def score(signals: Signals) -> float:
    """One figure, 0 (a word list, a page of links) to 1 (prose): each signal takes its weight in proportion as it nears its bad end."""
    lost = sum(weight * _badness(getattr(signals, name), good, bad) for name, (good, bad, weight) in _SCALE.items())
    return max(0.0, 1.0 - lost)


def _badness(value: float, good: float, bad: float) -> float:
    return min(max((value - good) / (bad - good), 0.0), 1.0)


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _trimmed(line: Line) -> int:
    """Raw characters that trims cover; they do not overlap but for a whole line trimmed twice."""
    return min(sum(e.end - e.start for e in line.edits if e.kind is EditKind.TRIM), len(line.raw))


def _title_overlap(title: str, text: str) -> float:
    bigrams = [bigram for a, b in pairwise(title) if (bigram := a + b).isalnum()]
    return _share(sum([bigram in text for bigram in bigrams]), len(bigrams))


def _entropy(points: Codes) -> float:
    """Of the characters' frequencies, nats."""
    if not len(points):
        return 0.0
    ordered = np.sort(points)
    bounds = np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1, [len(points)]))
    shares = (bounds[1:] - bounds[:-1]) / len(points)
    return float(-(shares * np.log(shares)).sum())
