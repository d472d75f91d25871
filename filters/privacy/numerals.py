"""Digits in Chinese numerals, and the letter o for a nought, as people write them to hide a number."""

from __future__ import annotations

import re
from typing import Final

NUMERALS: Final = str.maketrans("零〇○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖", "00011122233445566778899")
DIGITS: Final = r"\d零〇○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖"  # as a set in a pattern
_DIGIT: Final = "[0-9零〇○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖]"
_NUMBER: Final = re.compile(rf"{_DIGIT}(?:(?:[^\w\n]|_){{0,3}}{_DIGIT}){{4,}}")  # five digits are the shortest that is looked for
# A mobile number alone: elsewhere an o is a letter.
_NOUGHTS: Final = re.compile(r"(?<![0-9A-Za-z])1[3-9](?=[0-9]{0,8}[oO])[0-9oO]{9}(?![0-9A-Za-z])")


def with_digits(view: str) -> tuple[str, int]:
    """A folded text with digits for the numerals of its numbers, length kept; and how many numbers of five digits and more it has."""
    view = _NOUGHTS.sub(lambda number: number[0].replace("o", "0").replace("O", "0"), view)
    return _NUMBER.subn(lambda run: run[0].translate(NUMERALS), view)
