"""What the pages of a dataset taught about their sites: learnt in a first pass, kept as `profiles/SITE.json`, frozen once rows stand."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import heappush, heappushpop
from pathlib import Path
from typing import Final
from urllib.parse import quote

from filters.model import SiteProfile
from filters.recurring import Sight, learn
from pipelines.config import Config
from pipelines.dataset import commits, durable
from pipelines.errors import StorageError, UsageError, reason
from pipelines.executors.work import Engine, Work
from pipelines.layout import PROFILES
from pipelines.readers.chunk import Chunk
from pipelines.record import Record

SAMPLE: Final = 1000  # pages a site that are learnt from: those with the least content hashes, in whatever order they come


class Learner:
    """Takes in pages one by one and keeps a sample of each site."""

    def __init__(self) -> None:
        self._sights: dict[str, dict[int, Sight]] = defaultdict(dict)
        self._ordered: dict[str, list[int]] = defaultdict(list)  # the same pages, the greatest hash first, as negative numbers

    def add(self, record: Record) -> None:
        """Look at a page that was refined with nothing masked. A page without text or site teaches nothing."""
        if record.error or not record.text or not record.site:
            return
        sights, ordered, number = self._sights[record.site], self._ordered[record.site], int(record.content_hash, 16)
        if number in sights or (len(ordered) == SAMPLE and number > -ordered[0]):
            return
        sights[number] = Sight.of(record.content_hash, record.title, record.text)
        if len(ordered) < SAMPLE:
            heappush(ordered, -number)
        else:
            del sights[-heappushpop(ordered, -number)]

    def profiles(self) -> dict[str, SiteProfile]:
        """What each site taught, by name; of one that taught nothing an empty profile."""
        return {site: made(site, learn(sights.values())) for site, sights in sorted(self._sights.items())}


def made(site: str, recurring: frozenset[int]) -> SiteProfile:
    """A frozen profile with the hash of what it holds."""
    said = json.dumps([site, sorted(recurring)], ensure_ascii=False)
    return SiteProfile(site, recurring, hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())


def learnt(out: Path, chunks: Iterable[Chunk], work: Work, engine: Engine, seen: Callable[[Chunk, int], None]) -> Config:
    """The configuration with the profiles of these pages, which are stored in the dataset; those that it has already stay.

    `seen` is told of each chunk that was looked at, and of its pages. Raises UsageError where rows stand that were decided
    without profiles.
    """
    if stored := load(out):
        return replace(work.config, profiles=stored)
    if commits.newest(out):
        raise UsageError(f"{out} has rows that were decided without profiles", "learn into another OUT, and process the pages anew")
    learner = Learner()
    for chunk, answers in engine(chunks, replace(work, config=replace(work.config, keep_pii=True, profiles={}))):
        for record in answers:
            if isinstance(record, Record):
                learner.add(record)
        seen(chunk, len(answers))
    profiles = learner.profiles()
    with durable.storing(out):
        durable.make_folder(out / PROFILES)
        for each in profiles.values():
            durable.write(_path(out, each.site), _stored(each).encode("utf-8", "surrogatepass"))
    return replace(work.config, profiles=profiles)


def load(out: Path) -> Mapping[str, SiteProfile]:
    """The profiles of a dataset by site; none where none were learnt. Raises StorageError for a file that is damaged."""
    return {profile.site: profile for profile in _loaded(out)}


def _loaded(out: Path) -> Iterator[SiteProfile]:
    for path in sorted((out / PROFILES).glob("*.json")):
        try:
            stored = json.loads(path.read_bytes())
            profile = made(stored["site"], frozenset(int(line, 16) for line in stored["recurring"]))
            if profile.digest != stored["digest"]:
                raise ValueError("it is not what its digest was made of")
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise StorageError(f"{path}: no profile can be read from it ({reason(error)})", "restore it from a backup") from None
        yield profile


def _stored(profile: SiteProfile) -> str:
    lines = [f"{line:016x}" for line in sorted(profile.recurring)]
    return json.dumps({"site": profile.site, "digest": profile.digest, "recurring": lines}, ensure_ascii=False, indent=1)


def _path(out: Path, site: str) -> Path:
    return out / PROFILES / f"{quote(site, safe='')[:200]}.json"
