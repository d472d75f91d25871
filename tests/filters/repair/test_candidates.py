"""Which characters may stand where bytes are lost."""

from __future__ import annotations

from filters.repair.candidates import middles, seconds_guessed
from filters.repair.gbk import pairs
from filters.repair.ngrams import point


def test_a_character_that_lost_both_bytes_is_guessed_from_the_one_before() -> None:
    trail = pairs().code["書"][1]
    assert "后" in {candidate.text for candidate in seconds_guessed(point("书"), trail)}
    assert not seconds_guessed(point("书"), 0x81), "no pair with this lead shows nothing"


def test_one_between_two_pairs_that_show_nothing_leads_the_second() -> None:
    trail, vanishing = pairs().code["三"][1], pairs().vanishing
    found = middles(point("三"), trail)
    assert "十" in {candidate.text for candidate in found}
    assert all((trail, pairs().code[candidate.original][0]) in vanishing for candidate in found)
    assert all(any(lead == like for lead, _ in vanishing) for like in found.values())
