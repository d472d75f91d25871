"""What stored rows came from: schema, configuration, policy and engines, as the newest part says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipelines import dataset
from pipelines.dataset.damage import readable

_PREFIX = "taosha."


def origin(path: Path) -> dict[str, str]:
    """The newest part's own words, names without their prefix; empty where no part is stored."""
    parts = [part for table in ("rejects", "articles") for part in dataset.files(path, table)]
    if not parts:
        return {}
    with readable(str(path)):
        stored = pq.read_schema(parts[-1]).metadata or {}
    pairs = ((key.decode(), value.decode()) for key, value in stored.items())
    return {key.removeprefix(_PREFIX): value for key, value in pairs if key.startswith(_PREFIX)}


def policy(origin_: dict[str, str]) -> dict[str, Any]:
    """The policy that the rows were decided by."""
    stored = json.loads(origin_.get("policy", "{}"))
    return stored if isinstance(stored, dict) else {}


def versions(origin_: dict[str, str]) -> list[tuple[str, str]]:
    """Name and value of everything that decided what the rows say."""
    engines = json.loads(origin_.get("engines", "{}"))
    named = [("schema", origin_.get("schema_version", "")), ("config", origin_.get("config_hash", "")), *sorted(engines.items())]
    return [*((name, str(value)) for name, value in named if value), *_limits(policy(origin_))]


def _limits(policy_: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (f"reject.{name}", " and ".join(map(_limit, (rule, *rule.get("where", ())))))
        for name, rule in sorted(policy_.get("reject", {}).items())
    ]


def _limit(rule: dict[str, Any]) -> str:
    sides = [f"{sign} {rule[side]:g}" for side, sign in (("below", "<"), ("above", ">")) if rule.get(side) is not None]
    return f"{rule['column']} {' / '.join(sides)}"
