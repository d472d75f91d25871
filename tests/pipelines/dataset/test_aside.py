"""Damaged parts set aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.dataset import files, validate
from pipelines.dataset.aside import set_aside
from pipelines.errors import StorageError

Page = Callable[..., Any]


def test_a_damaged_part_is_set_aside_and_its_pages_come_back(out: Path, page: Page, store: Page, content: Page) -> None:
    before = content(out)
    part = files(out, "articles")[0]
    broken = bytearray(part.read_bytes())
    broken[50] ^= 1
    part.write_bytes(broken)
    (moved,) = set_aside(out)
    assert (out / moved.now).read_bytes() == bytes(broken)
    assert validate(out) == []
    store(out, map(page, range(40)), each=10)
    assert content(out) == before
    assert set_aside(out) == []


def test_a_damaged_index_cannot_be_set_aside(out: Path) -> None:
    next((out / "_index").iterdir()).write_bytes(b"")
    with pytest.raises(StorageError, match="damaged and cannot be set aside; restore it from a backup"):
        set_aside(out)
