"""Injected spam: what is found on the development pages, on pages made here, and on honest ones, beside plain rivals."""
