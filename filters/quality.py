"""How an article reads, as numbers: each signal is a column, and the policy alone says what is too much."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signals:
    """Quality signals of one article; shares are 0..1 of characters unless said otherwise. Columns `q_…`, in this order."""

    han_share: float
    digit_share: float
    punctuation_share: float
    link_share: float
    boilerplate_share: float
    title_overlap: float
    extraction_confidence: float
    mean_line_chars: float
    punctuated_line_share: float
    ellipsis_line_share: float
    duplicate_line_share: float
    repeated_13gram_share: float
    top_2gram_share: float
    stop_word_kinds: int
    mean_word_chars: float
    bracketed_share: float
    entropy: float
