"""Signals to verdict: the one decision on a page, by thresholds that are data.

All reasons are collected, none hides another: a page that is both too short and in English says so.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from filters.model import Category
from pipelines.errors import UsageError, reason, unlike
from pipelines.record import Record, Verdict

EDITED: Final = frozenset({"excised", "repaired", "masked"})
NOT_AN_ARTICLE: Final = frozenset({Category.PAGE_INDEX, Category.PAGE_BLOCKED, Category.PAGE_CARD})
DUPLICATE: Final = frozenset({Category.DUPLICATE_EXACT, Category.DUPLICATE_NEAR})


@dataclass(frozen=True, slots=True)
class Threshold:
    """A page whose `column` lies outside its limits is rejected; exactly on a limit is inside.

    `where` narrows it to pages that lie outside these limits too.
    """

    column: str
    below: float | None = None
    above: float | None = None
    where: tuple[Threshold, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        """All columns that it looks at."""
        return frozenset({self.column, *(other.column for other in self.where)})

    def rejects(self, record: Record) -> bool:
        """Whether it turns this page away."""
        return self.broken_by(getattr(record, self.column)) and all(other.rejects(record) for other in self.where)

    def broken_by(self, value: float | None) -> bool:
        """Whether a value lies outside; one that a row of an older schema lacks does not."""
        if value is None:
            return False
        return (self.below is not None and value < self.below) or (self.above is not None and value > self.above)


@dataclass(frozen=True, slots=True)
class Policy:
    """What an article must be; frozen, and its digest is part of a dataset's configuration."""

    languages: tuple[str, ...]
    reject: Mapping[str, Threshold]

    @classmethod
    def load(cls, path: Path | None = None) -> Policy:
        """The built-in policy, with the values of a TOML file laid over it.

        Raises UsageError that names the file and the key where the file cannot be read or a key is unknown.
        """
        built_in = tomllib.loads(files("pipelines").joinpath("policy.toml").read_text("utf-8"))
        return _read(built_in, "the built-in policy") if path is None else _read(_overlaid(built_in, path), str(path))

    @property
    def digest(self) -> str:
        """Hash of all thresholds, 16 hex digits."""
        return hashlib.blake2b(self.echo().encode(), digest_size=8).hexdigest()

    def echo(self) -> str:
        """The thresholds as canonical JSON, for the file metadata of every part."""
        return json.dumps({"languages": self.languages, "reject": {k: asdict(v) for k, v in sorted(self.reject.items())}}, sort_keys=True)


def decide(record: Record, policy: Policy) -> None:
    """Give a record its verdict, its reasons and the kinds of its flags; everything else about it is known by now.

    `spam`: no legitimate article is left. `rejected`: not an article, or not one that we take. `cleaned`: something was
    excised, repaired or masked. `clean`: no edit outside boilerplate.
    """
    kinds = {flag.category for flag in record.flags}
    record.flag_kinds = sorted(kinds)
    record.spam_score = spam_score(record)
    if Category.SPAM_PAGE in kinds:
        record.verdict, record.reasons = "spam", sorted({Category.SPAM_PAGE.value, *_faults(record, policy)})
    elif reasons := sorted(_faults(record, policy)):
        record.verdict, record.reasons = "rejected", reasons
    else:
        record.verdict, record.reasons = _kept(record), sorted({f.category.value for f in record.flags if _is_edit(f.category, f.action)})


def _faults(record: Record, policy: Policy) -> Iterator[str]:
    """Every reason to turn the page away."""
    if record.error:
        yield "error"
    if record.http_status is not None and not 200 <= record.http_status < 300:
        yield f"http.{record.http_status}"
    yield from (f.category.value for f in record.flags if f.category in NOT_AN_ARTICLE or f.category in DUPLICATE)
    if record.error or not record.text:
        yield from () if record.error else ("page.empty",)
        return
    if record.lang not in policy.languages:
        yield f"language.{record.lang}"
    for name, threshold in policy.reject.items():
        if threshold.rejects(record):
            yield f"quality.{name}"


def _kept(record: Record) -> Verdict:
    edited = record.n_repairs or any(_is_edit(f.category, f.action) for f in record.flags)
    return "cleaned" if edited else "clean"


def _is_edit(category: Category, action: str) -> bool:
    return action in EDITED and category.group != "boilerplate"


def spam_score(record: Record) -> float:
    """The chance that the page carries injected or hidden spam: one less the product of what each finding leaves open."""
    clean = 1.0
    for flag in record.flags:
        if flag.category.group in ("injection", "hidden", "spam"):
            clean *= 1.0 - min(max(flag.score, 0.0), 1.0)
    return round(1.0 - clean, 4)


def _overlaid(built_in: dict[str, Any], path: Path) -> dict[str, Any]:
    """The built-in policy with a file's values laid over it, rule by rule."""
    try:
        own = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"policy {path} is not there", "give --policy an existing TOML file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"policy {path} cannot be read: {reason(error)}", "mend the file; pipelines/policy.toml shows the form") from None
    if unknown := sorted(own.keys() - built_in.keys()):
        raise UsageError(f"policy {path}: unknown key {unknown[0]!r}", unlike(unknown[0], built_in))
    rules = own.get("reject", {})
    if not isinstance(rules, dict) or not all(isinstance(rule, dict) for rule in rules.values()):
        raise UsageError(f"policy {path}: 'reject' must hold tables", "write them as [reject.REASON]")
    if strange := [name for name in rules if name not in built_in["reject"] and "column" not in rules[name]]:
        remedy = unlike(strange[0], built_in["reject"])
        raise UsageError(f"policy {path}: [reject.{strange[0]}] is no built-in rule, and a new one names a column", remedy)
    return built_in | own | {"reject": built_in["reject"] | {k: built_in["reject"].get(k, {}) | rule for k, rule in rules.items()}}


def _read(data: dict[str, Any], where: str) -> Policy:
    languages = data["languages"]
    if not isinstance(languages, list) or not all(isinstance(tag, str) for tag in languages):
        raise UsageError(f"policy {where}: 'languages' must be a list of language tags", 'for example ["zh-Hans", "zh-Hant"]')
    return Policy(tuple(languages), {k: _threshold(f"policy {where}: [reject.{k}]", rule) for k, rule in data["reject"].items()})


def _threshold(place: str, rule: dict[str, Any], *, narrowed: bool = True) -> Threshold:
    keys = ["column", "below", "above", *(["where"] if narrowed else [])]
    if unknown := sorted(rule.keys() - set(keys)):
        raise UsageError(f"{place} has an unknown key {unknown[0]!r}", f"a rule has {', '.join(keys)}")
    if rule.get("column") not in COLUMNS:
        raise UsageError(f"{place} names no column that can be compared: {rule.get('column')!r}", f"one of {', '.join(sorted(COLUMNS))}")
    below, above = limits = rule.get("below"), rule.get("above")
    if limits == (None, None) or not all(limit is None or _is_number(limit) for limit in limits):
        raise UsageError(f"{place} needs a number for below or above", "for example below = 40")
    where = rule.get("where", [])
    if not isinstance(where, list) or not all(isinstance(other, dict) for other in where):
        raise UsageError(f"{place}: 'where' must be a list of limits", 'for example where = [{ column = "n_chars", above = 200 }]')
    narrower = tuple(_threshold(f"{place} where", other, narrowed=False) for other in where)
    return Threshold(rule["column"], below, above, narrower)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value)


COLUMNS: Final = frozenset(
    f.name for f in fields(Record) if f.name.startswith(("q_", "n_")) or f.name in ("quality_score", "spam_score", "hidden_share")
)
