"""Stored pages as they come: HTML and text files, folders of them, JSON lines, WARC, Parquet; each lazily, one page after the other."""

from pipelines.readers.inputs import Inputs, open_inputs

__all__ = ["Inputs", "open_inputs"]
