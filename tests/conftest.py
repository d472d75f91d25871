"""How all tests run: property tests draw the same examples each time, and none fails for a slow machine."""

from hypothesis import settings

settings.register_profile("taosha", deadline=None, derandomize=True)
settings.load_profile("taosha")
