"""What a config hash stands for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipelines.config import Config
from pipelines.dataset import configuration


def test_a_configuration_is_kept_under_its_hash(config: Config, tmp_path: Path) -> None:
    other = replace(config.policy, languages=("en",))
    for each in (config, replace(config, policy=other, userdict="追偿 9", keep_pii=True)):
        assert configuration.keep(tmp_path, each.described()) == each.digest
        assert configuration.kept(tmp_path, each.digest) == each.described()
