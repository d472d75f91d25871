"""Paths beyond this machine's folders: `s3://…` and whatever else fsspec opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pipelines.errors import StorageError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


def is_url(path: object) -> bool:
    """Whether a path names a file system of its own."""
    return isinstance(path, str) and "://" in path


def opened(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a URL, and the path in it. Raises UsageError where none can be had."""
    import fsspec

    try:
        fs, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url} cannot be opened: {error}", "make venv EXTRAS=s3, or pip install 'taosha[s3]', for s3://") from error
    except Exception as error:  # each file system has errors of its own for what it cannot make of a URL
        raise UsageError(f"{url} cannot be opened: {_first_line(error)}", "check the address and the credentials") from error
    return fs, str(path).rstrip("/")


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Turn whatever a file system raises into a StorageError that names the URL; FileExistsError and FileNotFoundError pass."""
    try:
        yield
    except (StorageError, UsageError, FileExistsError, FileNotFoundError):
        raise
    except Exception as error:  # see above
        raise StorageError(
            f"{url}: {_first_line(error)}", "check the address, the credentials and the network; what is stored stays"
        ) from error


def _first_line(error: Exception) -> str:
    said: Any = str(error).splitlines() or [type(error).__name__]
    return f"{said[0]:.200}"
