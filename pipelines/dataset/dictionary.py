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

from pipelines.schema import ARTICLES, FETCHES, FLAGS, RUNS, SCHEMA_VERSION

_SECTIONS: Final = (
    (
        "articles and rejects",
        ARTICLES,
        "One row a page: `articles` keeps verdicts `clean` and `cleaned`, `rejects` holds `spam` and `rejected`.",
    ),
    ("flags", FLAGS, "One row a finding, with its evidence. `doc_id` and `run_id` lead to the page's row."),
    ("fetches", FETCHES, "One row for each address that was asked for and gave no page."),
    ("runs", RUNS, "One row a site for each finished run that did something."),
)
_GENERAL: Final = """\
This file is made from `pipelines/schema.py` (schema version {version}) by `python -m pipelines.dataset.dictionary > data/README.md`; a test
holds the two equal. Beside it stand the datasets that commands write by default, such as `data/demo/`."""
_OWN: Final = """\
This file is written with the dataset `{name}` (schema version {version}) by its newest run; `statistics.json` beside it holds figures,
`croissant.json` the description for dataset tools. The paths are those of a reader in the folder that `{name}` stands in."""


def dictionary(name: str = "") -> str:
    """The whole of `data/README.md`, or with a dataset's name of the README that stands in it."""
    around = files("pipelines.dataset").joinpath("dictionary.md").read_text("utf-8")
    columns = "\n\n".join(_table(*table) for table in _SECTIONS)
    if name:
        around = around.replace("data/demo", name)
    about = (_OWN if name else _GENERAL).replace("{name}", name)
    return around.replace("{about}", about).replace("{version}", SCHEMA_VERSION).replace("{columns}", columns)


def _table(name: str, schema: pa.Schema, about: str) -> str:
    return "\n\n".join([f"## {name}", about, *_groups(schema)])


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
