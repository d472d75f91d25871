"""What a config hash stands for, kept beside the tables: so that rows can be decided anew, or brought to a later schema, under the
hash that a run with the same configuration will have.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pipelines.config import digest
from pipelines.dataset import durable
from pipelines.errors import StorageError, UsageError, reason
from pipelines.layout import WARC, config_path
from pipelines.policy import Policy

NAMED: Final = 5  # sites that an error names


def keep(out: Path, whole: dict[str, Any]) -> str:
    """Write down what a config hash stands for, where that is not done yet; gives the hash. The lock is held."""
    path = config_path(out, config_hash := digest(whole))
    if not path.exists():
        durable.make_folder(path.parent)
        durable.write(path, json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode())
    return config_hash


def kept(out: Path, config_hash: str) -> dict[str, Any]:
    """What a config hash stands for. Raises StorageError where that cannot be read."""
    path = config_path(out, config_hash)
    try:
        whole = json.loads(path.read_bytes())
        if isinstance(whole, dict) and digest(whole) == config_hash:
            return whole
        why = "it is not what the hash was made of"
    except (OSError, ValueError) as error:
        why = reason(error)
    raise StorageError(f"{path}: no configuration can be read from it ({why})", "restore it from a backup")


def differing(out: Path, config_hash: str, whole: dict[str, Any]) -> dict[str, str]:
    """Which keys of a configuration have another value in a dataset that has this config hash, and which sites; all where that cannot
    be told.
    """
    try:
        stored = kept(out, config_hash)
    except StorageError:
        stored = {}
    keys = sorted(key for key in whole.keys() | stored.keys() if whole.get(key) != stored.get(key))
    sites, others = (each.get("sites") or {} for each in (whole, stored))
    names = sorted(name for name in sites.keys() | others.keys() if sites.get(name) != others.get(name))
    return {key: f"sites ({', '.join(names[:NAMED])}{', …' * (len(names) > NAMED)})" if key == "sites" and names else key for key in keys}


def refusal(name: str, out: Path, config_hash: str, whole: dict[str, Any]) -> UsageError:
    """The error of who would write with one configuration into a dataset, called `name`, that has another."""
    other = differing(out, config_hash, whole)
    anew = {"policy": "decide its rows anew with `taosha repolicy`", "schema": "bring its rows to this one with `taosha migrate`"}
    remedies = [anew[key] for key in other if len(other) == 1 and key in anew]
    if (out / WARC).is_dir():
        command = f"taosha process {out / WARC} {'--sites FILE ' * ('sites' in other or bool(whole['sites']))}--out NEW"
        remedies.append(f"choose another OUT: `{command}` reads what was crawled into it, and a crawl into it stores none of that twice")
    else:
        remedies.append("choose another OUT")
    return UsageError(
        f"{name} was written with another configuration ({config_hash}, now {digest(whole)}; other {', '.join(other.values())})",
        " or ".join(remedies),
    )


def with_policy(whole: dict[str, Any], policy: Policy) -> dict[str, Any]:
    """The same configuration with another policy."""
    return whole | {"policy": policy.echo()}


def metadata(whole: dict[str, Any]) -> dict[str, str]:
    """What a part whose rows were decided anew says of how they came about; replaces these keys of its metadata."""
    return {
        "taosha.schema_version": whole["schema"],
        "taosha.config_hash": digest(whole),
        "taosha.policy": whole["policy"],
    }
