"""Workers import our packages, whatever folders stand where the command is given."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TAOSHA = Path(sys.executable).with_name("taosha")


@pytest.mark.skipif(not TAOSHA.exists(), reason="no taosha beside this Python")
def test_a_folder_that_has_one_of_our_names_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "pipelines").mkdir()
    (tmp_path / "pipelines" / "__init__.py").write_text("raise SystemExit('not ours')")
    pages = [{"id": str(n), "title": "通知", "text": f"各位居民，明天上午停水，请提前储水，恢复时间另行通知，第{n}次。"} for n in range(2)]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages), "utf-8")
    command = [TAOSHA, "process", "pages.jsonl", "--out", "out", "--workers", "2", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert (done.returncode, json.loads(done.stdout)["errors"]) == (0, 0), done.stderr
