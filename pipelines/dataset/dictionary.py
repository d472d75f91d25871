"""The data dictionary, made from the schema: `data/README.md` and the README of each dataset.

`python -m pipelines.dataset.dictionary > data/README.md`
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from typing import Final

import pyarrow as pa

from pipelines.schema import ABOUT, SCHEMA_VERSION, TABLES, Table

_SECTIONS: Final[tuple[tuple[Table, ...], ...]] = (("articles", "rejects"), ("flags",), ("fetches",), ("runs",))  # of one schema each

_GENERAL: Final = """\
This file is made from `pipelines/schema.py` (schema version {version}) by `python -m pipelines.dataset.dictionary > data/README.md`; a test
holds the two equal. Beside it stand the datasets that commands write by default, such as `data/demo/`."""
_OWN: Final = """\
This file is written with the dataset `{name}` (schema version {version}) by a run; `statistics.json` beside it holds figures,
`croissant.json` the description for dataset tools. The paths are those of a reader in the folder that `{name}` stands in."""


def dictionary(name: str = "") -> str:
    """The whole of `data/README.md`, or with a dataset's name of the README that stands in it."""
    around = files("pipelines.dataset").joinpath("dictionary.md").read_text("utf-8")
    columns = "\n\n".join(map(_section, _SECTIONS))
    if name:
        around = around.replace("data/demo", name)
    about = (_OWN if name else _GENERAL).replace("{name}", name)
    return around.replace("{about}", about).replace("{version}", SCHEMA_VERSION).replace("{columns}", columns)


def _section(tables: tuple[Table, ...]) -> str:
    about = [f"- `{table}`: {ABOUT[table]}" for table in tables] if len(tables) > 1 else [ABOUT[tables[0]]]
    return "\n\n".join([f"## {' and '.join(tables)}", "\n".join(about), *_groups(TABLES[tables[0]])])


def _groups(schema: pa.Schema) -> Iterator[str]:
    for group, fields in groupby(schema, key=lambda f: _said(f, "group")):
        rows = [f"| `{f.name}` | {_kind(f.type)} | {_said(f, 'unit')} | {_said(f, 'doc')} |" for f in fields]
        yield "\n".join([f"| {group} | type | unit | meaning |", "| --- | --- | --- | --- |", *rows])


def _kind(kind: pa.DataType) -> str:
    return f"list<{kind.value_type}>" if pa.types.is_list(kind) else str(kind)


def _said(field: pa.Field[pa.DataType], key: str) -> str:
    text = (field.metadata or {}).get(key.encode(), b"").decode()
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(dictionary())
