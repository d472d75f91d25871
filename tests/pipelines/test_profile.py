"""Profiles: learnt in a first pass, kept with the dataset, the same in every later run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from filters.fingerprint import line_hash
from filters.model import RawPage
from pipelines import profile
from pipelines.config import Config, refiner
from pipelines.dataset import Dataset
from pipelines.errors import StorageError, UsageError
from pipelines.executors.local import refined
from pipelines.executors.work import Work
from pipelines.profile import Learner
from pipelines.readers.chunk import Chunk, Held
from pipelines.record import Record

FOOT = "桥头书报亭每逢周末向街坊邻居免费派发一份本地小报，先到先得。"
CONFIG = Config.default()
UNMASKED = replace(CONFIG, keep_pii=True)


def article(number: int) -> RawPage:
    lines = tuple(f"第{number}号桥的第{part}段今天通车，沿线{number + part}个村子的居民不用再绕路了。" for part in range(6))
    return RawPage(b"", f"http://a.example/{number}", title=f"{number}号桥通车", lines=(*lines, f"{FOOT}电话0571-8765{number:04}", FOOT))


def learner(records: Iterable[Record]) -> Learner:
    one = Learner()
    for record in records:
        one.add(record)
    return one


def learnt(out: Path, numbers: range) -> Config:
    chunks = [Chunk(Held((article(number),))) for number in numbers]
    return profile.learnt(out, chunks, Work(CONFIG), partial(refined, workers=1), lambda chunk, pages: None)


def test_a_first_pass_learns_and_a_later_run_trims(tmp_path: Path) -> None:
    config = learnt(tmp_path, range(8))
    assert config.profiles["a.example"].recurring == {line_hash(FOOT)}
    assert profile.load(tmp_path) == config.profiles
    record = refiner(config)(replace(article(99), site="a.example"))
    assert FOOT not in record.text.split("\n")
    assert "boilerplate.recurring" in {flag.category for flag in record.flags}
    assert config.digest != CONFIG.digest


def test_what_is_stored_holds_hashes_and_no_text(tmp_path: Path) -> None:
    learnt(tmp_path, range(8))
    (path,) = (tmp_path / "profiles").iterdir()
    assert path.name == "a.example.json"
    assert set(json.loads(path.read_text())) == {"site", "digest", "recurring"}
    assert FOOT[:4] not in path.read_text()


def test_profiles_that_are_there_stay_and_rows_without_them_refuse_new_ones(tmp_path: Path) -> None:
    config = learnt(tmp_path / "a", range(8))
    assert learnt(tmp_path / "a", range(50, 70)) == config
    with Dataset(tmp_path / "b").begin("process", CONFIG) as run:
        run.add(refiner(CONFIG)(article(1)))
    with pytest.raises(UsageError, match="without profiles"):
        learnt(tmp_path / "b", range(8))


def test_a_sample_is_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "SAMPLE", 10)
    refine = refiner(UNMASKED)
    records = [refine(article(number)) for number in range(25)]
    one, other = learner(records), learner([*records[::-1], records[3]])
    assert one._sights == other._sights
    assert len(one._sights["a.example"]) == 10
    assert min(int(r.content_hash, 16) for r in records) in one._sights["a.example"]
    assert one.profiles() == other.profiles()


def test_pages_without_a_site_or_text_teach_nothing() -> None:
    records = [Record("a", "a", text=FOOT, content_hash=f"{n:032x}") for n in range(9)]
    records += [Record("b", "b", site="b", content_hash=f"{n:032x}") for n in range(9)]
    assert learner(records).profiles() == {}


def test_a_site_that_taught_nothing_has_an_empty_profile() -> None:
    found = learner([Record("a", "a", site="港口/新闻", text=FOOT, content_hash=f"{1:032x}")]).profiles()
    assert found["港口/新闻"].recurring == frozenset()


@pytest.mark.parametrize("content", ["{", "[]", '{"site": "a", "digest": "0", "recurring": []}', '{"site": "a", "recurring": ["x"]}'])
def test_a_damaged_profile_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "a.json").write_text(content)
    with pytest.raises(StorageError, match=r"a\.json: no profile can be read"):
        profile.load(tmp_path)
