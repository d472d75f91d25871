"""Peers can be had: what is imported to ask them is in the requirements and locked."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^([A-Za-z0-9._-]+)", re.MULTILINE)


def test_every_peer_is_asked_for_and_locked() -> None:
    tree = ast.parse((ROOT / "benchmarks" / "peers" / "texts.py").read_text("utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    peers = plain | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    peers -= sys.stdlib_module_names
    assert peers == {"datasketch", "py3langid"}
    for name in ("bench.in", "bench.lock"):
        assert peers <= set(NAME.findall((ROOT / "requirements" / name).read_text("utf-8"))), name


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert not re.search(r"index.url|https?://|file:", (ROOT / "requirements" / "bench.lock").read_text("utf-8"))
