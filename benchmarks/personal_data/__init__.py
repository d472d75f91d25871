"""Personal data that is made, in every kind and disguise, and honest sentences full of numbers: what is found, what is masked wrongly."""

from typing import Final

CASES: Final = 24  # rounds over all forms of personal data: 2,136 cases
SENTENCES: Final = 185  # rounds over all honest sentences: 11,100
