"""Cues added up to a score, and told."""

from filters.injection.judgement import fuse
from filters.injection.judgement.cue import Cue


def test_a_run_is_found_from_even_odds():
    over, under = -fuse.BIAS, -fuse.BIAS - 0.01
    assert fuse.score([Cue("stems", over, "")]) == fuse.FOUND
    assert fuse.score([Cue("stems", under, "")]) < fuse.FOUND


def test_the_strongest_cue_is_told_first():
    assert fuse.explain([Cue("a", 1, "one"), Cue("b", -2, "two")]) == "b -2.0: two; a +1.0: one"
