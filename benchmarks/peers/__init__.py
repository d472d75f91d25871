"""Other people's tools on our tasks: they stand in .venv-bench, where nothing of ours is, and are asked in a process of their own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Final

PYTHON: Final = Path(__file__).parents[2] / ".venv-bench" / "bin" / "python"
CONTENT: Final = Path(__file__).with_name("content.py")  # asked for the main content of pages
TEXTS: Final = Path(__file__).with_name("texts.py")  # asked about plain texts


def answer(peer: str, **request: Any) -> dict[str, Any] | None:
    """What a peer answers on plain texts, and the CPU seconds that it took; None, and a line that says why, where it is not there."""
    if not PYTHON.exists():
        print(f"{peer}: not measured, {PYTHON} is not there (make bench-venv)")
        return None
    asked = subprocess.run([PYTHON, TEXTS], input=json.dumps({"peer": peer, **request}), capture_output=True, text=True, check=False)
    if asked.returncode:
        print(f"{peer}: not measured, {asked.stderr.strip().splitlines()[-1]}")
        return None
    return dict(json.loads(asked.stdout))
