"""What every command that changes a dataset has in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.dataset.aside import set_aside
from pipelines.dataset.forget import forget
from pipelines.dataset.migrate import migrate
from pipelines.dataset.prune import Limits, prune
from pipelines.errors import UsageError


@pytest.mark.parametrize("command", [set_aside, migrate, lambda out: forget(out, "x"), lambda out: prune(out, Limits(), datetime.now(UTC))])
def test_where_no_dataset_is_every_command_says_so(tmp_path: Path, command: Callable[[Path], object]) -> None:
    with pytest.raises(UsageError, match="holds no dataset"):
        command(tmp_path)
