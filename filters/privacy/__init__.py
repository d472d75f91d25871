"""Personal data: phone numbers, addresses, accounts and cards are masked in the article and never stored in clear."""

from filters.privacy.mask import MASKS, Counts, blot, blotted, mask, masked

__all__ = ["MASKS", "Counts", "blot", "blotted", "mask", "masked"]
