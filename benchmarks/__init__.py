"""Quality and speed, measured: each module or package that can be run says how in its first lines, `docs/` what came of it."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"  # the development sets and their scorers; no part of the repository
