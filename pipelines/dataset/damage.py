"""Parts that cannot be read: an error that names the dataset and the remedy, in place of what Arrow says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

from pipelines.errors import StorageError


class DamageError(StorageError):
    """A part cannot be read; what the system or Arrow said is its cause."""


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Around the reading of parts of the dataset `name`, and of nothing else. Raises DamageError where one is damaged or gone."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        remedy = "run `taosha validate` to see which part is damaged, with --set-aside to go on without it"
        raise DamageError(f"{name}: a part cannot be read ({error})", remedy) from error
