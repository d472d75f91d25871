"""Asks a peer on plain texts, where .venv-bench has it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

PYTHON = Path(".venv-bench/bin/python")
ASKED = Path(__file__).with_name("peer_texts.py")


def answer(peer: str, **request: Any) -> dict[str, Any] | None:
    """What a peer answers, and the CPU seconds that it took; None, and a line that says why, where it is not there."""
    if not PYTHON.exists():
        print(f"{peer}: not measured, {PYTHON} is not there (make bench-venv)")
        return None
    asked = subprocess.run([PYTHON, ASKED], input=json.dumps({"peer": peer, **request}), capture_output=True, text=True, check=False)
    if asked.returncode:
        print(f"{peer}: not measured, {asked.stderr.strip().splitlines()[-1]}")
        return None
    return dict(json.loads(asked.stdout))
