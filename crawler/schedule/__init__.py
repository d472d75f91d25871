"""Crawls by the clock: which site is due when, and that each is started once."""
