"""A stored dataset decided anew by another policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from filters import figures
from pipelines.config import Config
from pipelines.dataset import Dataset, commits, validate
from pipelines.dataset.repolicy import repolicy
from pipelines.errors import UsageError
from pipelines.policy import Policy

Page = Callable[..., Any]
OTHER = 'languages = ["zh-Hans", "en"]\n[reject.english]\ncolumn = "q_entropy"\nbelow = 1.0\n'


@pytest.fixture
def other(tmp_path: Path) -> Policy:
    (tmp_path / "policy.toml").write_text(OTHER)
    return Policy.load(tmp_path / "policy.toml")


def test_a_dataset_decided_anew_is_as_if_it_had_been_written_so(
    out: Path, tmp_path: Path, page: Page, config: Config, other: Policy, content: Page
) -> None:
    done = repolicy(out, other)
    assert (done.rows, done.to_articles, done.to_rejects) == (40, 4, 0)
    assert done.config_hash == replace(config, policy=other).digest
    with Dataset(tmp_path / "new").begin("process", replace(config, policy=other)) as run:
        for n in range(40):
            run.add(page(n))
        run.finish(0)
    assert content(out) == content(tmp_path / "new")
    assert validate(out) == []


def test_a_run_with_the_new_policy_goes_on_and_one_with_the_old_does_not(out: Path, page: Page, config: Config, other: Policy) -> None:
    repolicy(out, other)
    with Dataset(out).begin("process", replace(config, policy=other)) as run:
        assert all(run.has(page(n).input_key) for n in range(40))
    with pytest.raises(UsageError, match="another configuration"):
        Dataset(out).begin("process", config)


def test_the_same_policy_changes_nothing(out: Path, config: Config) -> None:
    newest = commits.newest(out)
    assert not repolicy(out, config.policy).changed
    assert commits.newest(out) == newest


def test_there_and_back_is_the_dataset_that_it_was(out: Path, config: Config, other: Policy, content: Page) -> None:
    before = content(out)
    repolicy(out, other)
    assert repolicy(out, config.policy).to_rejects == 4
    assert content(out) == before


def test_an_article_that_another_policy_lets_in_is_still_told_from_its_form_filled_in_anew(
    tmp_path: Path, page: Page, store: Page, config: Config, other: Policy
) -> None:
    one, another = (figures.sketch(f"定于{month}月{month}日{month}时开庭。") for month in (3, 5))
    store(tmp_path / "out", [page(1, text=1, lang="en", figures=one)])
    repolicy(tmp_path / "out", other)
    with Dataset(tmp_path / "out").begin("process", replace(config, policy=other)) as run:
        filled, copy = (page(n, text=1, content_hash=f"{n}", figures=said) for n, said in ((2, another), (3, one)))
        run.add(filled)
        run.add(copy)
    assert (filled.duplicate_of, copy.duplicate_of) == (None, "doc-1")
