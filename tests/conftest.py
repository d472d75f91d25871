"""How all tests run: property tests draw the same examples each time, and none fails for a slow machine. Web servers for all who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.web import Web, serving

settings.register_profile("taosha", deadline=None, derandomize=True)
settings.load_profile("taosha")


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that answers 404 until a test puts pages on it."""
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def module_web() -> Iterator[Web]:
    """The same for all tests of a module."""
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def webs() -> Iterator[Callable[[], Web]]:
    """As many as a module's tests ask for."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(serving())
