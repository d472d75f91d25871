"""Everything that decides what the rows say, beside the pages: one frozen value with one hash, handed to every worker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from filters.model import GENERAL, NO_PROFILE, RawPage, Site, SiteProfile
from pipelines.policy import Policy
from pipelines.record import Record
from pipelines.schema import SCHEMA_VERSION

ENGINES = ("taosha", "jieba", "rjieba", "opencc", "langdetect", "selectolax", "pypinyin")  # packages that decide what rows say


@dataclass(frozen=True)
class Config:
    """Policy, sites, what earlier runs taught, user dictionary, privacy; picklable."""

    policy: Policy
    sites: Mapping[str, Site] = field(default_factory=dict)
    profiles: Mapping[str, SiteProfile] = field(default_factory=dict)
    userdict: str = ""  # the text of a user dictionary, one word a line
    keep_pii: bool = False

    @classmethod
    def default(cls) -> Config:
        """The built-in policy and nothing else."""
        return cls(Policy.load())

    @cached_property
    def digest(self) -> str:
        """The config hash, 16 hex digits: equal for equal rows from equal pages."""
        return digest(self.described())

    def described(self) -> dict[str, Any]:
        """All that the config hash is made of, as JSON holds it."""
        return {
            "schema": SCHEMA_VERSION,
            "engines": self.engines(),
            "resources": resources(),
            "policy": self.policy.echo(),
            "sites": {name: asdict(site) for name, site in sorted(self.sites.items())},
            "profiles": {name: profile.digest for name, profile in sorted(self.profiles.items())},
            "userdict": self.userdict,
            "keep_pii": self.keep_pii,
        }

    @staticmethod
    @cache
    def engines() -> dict[str, str]:
        """Package -> version of everything that decides what rows say."""
        return {package: version(package) for package in ENGINES}

    def site(self, name: str) -> Site:
        """What the filters need to know of a site; the general site under its own name where nothing is configured."""
        return self.sites.get(name) or (Site(name) if name else GENERAL)

    def profile(self, name: str) -> SiteProfile:
        """What earlier runs taught about a site."""
        return self.profiles.get(name, NO_PROFILE)


def digest(described: Mapping[str, Any]) -> str:
    """The hash of a configuration that is described."""
    return hashlib.blake2b(json.dumps(described, sort_keys=True, ensure_ascii=False).encode(), digest_size=8).hexdigest()


@cache
def resources() -> str:
    """Hash of all word lists, patterns and models that ship with the filters, 16 hex digits."""
    whole = hashlib.blake2b(digest_size=8)
    for folder in ("stems", "patterns", "models"):
        for file in sorted(files("filters.resources").joinpath(folder).iterdir(), key=lambda f: f.name):
            whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()


def refiner(config: Config) -> Callable[[RawPage], Record]:
    """The function that a worker calls for each page: `refine` with this configuration's site, profile and dictionary."""
    from filters.segment import Dictionary
    from pipelines.page import refine

    dictionary = Dictionary(config.userdict)

    def refined(raw: RawPage) -> Record:
        return refine(raw, config.site(raw.site), config.profile(raw.site), dictionary=dictionary, keep_pii=config.keep_pii)

    return refined
