"""The dataset as Croissant, the JSON-LD that dataset search and machine learning tools read: which files, which columns, what they mean.

Format: https://docs.mlcommons.org/croissant/docs/croissant-spec.html, version 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow as pa

from pipelines.schema import ABOUT, SCHEMA_VERSION, TABLES, Table

CONFORMS_TO: Final = "http://mlcommons.org/croissant/1.0"
_TERMS: Final = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace"),
    *("samplingRate", "separator", "source", "subField", "transform"),
)
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in _TERMS},
}


def croissant(name: str, tables: Sequence[Table], published: str) -> dict[str, Any]:
    """The description of a dataset that holds these tables; it names no part, so that it stays true while the dataset grows.

    `published`: the day of the newest rows, YYYY-MM-DD.
    """
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": name,
        "description": "Chinese article pages: the clean article, and with evidence what was wrong with the page. Made by Taosha.",
        "conformsTo": CONFORMS_TO,
        "version": f"{SCHEMA_VERSION}.0",
        "datePublished": published,
        "license": "Each page belongs to its publisher; Taosha grants no right to it.",
        "citeAs": f"{name}, a dataset made with Taosha",
        "isLiveDataset": True,
        "inLanguage": ["zh-Hans", "zh-Hant"],
        "keywords": ["Chinese", "web pages", "articles", "spam", "boilerplate"],
        "distribution": [_files(table) for table in tables],
        "recordSet": [_records(table) for table in tables],
    }


def _files(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{table}-parts",
        "name": f"{table}-parts",
        "description": f"The Parquet parts of {table}, by day of the crawl in Asia/Shanghai.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table}/*/*.parquet",
    }


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": ABOUT[table],
        "field": [*(_field(table, column) for column in TABLES[table]), _crawl_date(table)],
    }


def _field(table: Table, column: pa.Field[pa.DataType]) -> dict[str, Any]:
    source = {"fileSet": {"@id": f"{table}-parts"}, "extract": {"column": column.name}}
    return _named(table, column.name, _meaning(column), _data_type(column.type)) | {"source": source} | dict(_repeated(column.type))


def _crawl_date(table: Table) -> dict[str, Any]:
    """The partition, which stands in folder names only."""
    source = {
        "fileSet": {"@id": f"{table}-parts"},
        "extract": {"fileProperty": "fullpath"},
        "transform": {"regex": ".*crawl_date=([0-9-]+).*"},
    }
    return _named(table, "crawl_date", "the day of fetched_at in China (Asia/Shanghai)", "sc:Text") | {"source": source}


def _named(table: Table, name: str, meaning: str, kind: str) -> dict[str, Any]:
    return {"@type": "cr:Field", "@id": f"{table}/{name}", "name": name, "description": meaning, "dataType": kind}


def _meaning(column: pa.Field[pa.DataType]) -> str:
    about = column.metadata or {}
    unit = about.get(b"unit", b"").decode()
    return about.get(b"doc", b"").decode() + (f" ({unit})" if unit else "")


def _data_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _data_type(kind.value_type)
    if pa.types.is_timestamp(kind):
        return "sc:DateTime"
    if pa.types.is_date(kind):
        return "sc:Date"
    return {pa.int32(): "cr:Int32", pa.int64(): "cr:Int64", pa.float32(): "cr:Float32"}.get(kind, "sc:Text")


def _repeated(kind: pa.DataType) -> Iterator[tuple[str, bool]]:
    if pa.types.is_list(kind):
        yield "repeated", True
