"""Reading datasets from Python: `files` for any engine, `read` for an Arrow table. Never wrong, whatever is being written."""

from pipelines.dataset.reading import files, read

__all__ = ["files", "read"]
