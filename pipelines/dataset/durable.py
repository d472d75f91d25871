"""Writing that survives a crash: what is reported as done is on the disk, and a name never stands for half a file."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipelines.errors import StorageError, UsageError, reason

_FULL = (errno.ENOSPC, errno.EDQUOT)
_IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR)  # of which the name is the remedy
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def open_folder(path: Path) -> None:
    """Make a folder where there is none, to write in. Raises UsageError where it is a file or may not be written."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} is a file", "give a folder as OUT")
    with storing(path):
        try:
            make_folder(path)
            if not os.access(path, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            if error.errno not in (*_FORBIDDEN, errno.ENOTDIR, errno.EEXIST):
                raise
            raise UsageError(f"{path} cannot be written: {reason(error)}", "choose another OUT or give the permission") from None


def make_folder(path: Path) -> None:
    """Make a folder and its parents, each entered durably."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Make or replace a file whole."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same of a file that is made piece by piece: a temporary name beside it, fsynced, renamed."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring a folder's entries to the disk."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a StorageError that names the path, the space left and the remedy."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(
                f"{path}: {reason(error)}, {_space(path)} free", "make room and run it again: what is stored stays"
            ) from error
        if error.errno in _FORBIDDEN:
            raise StorageError(
                f"{path} cannot be written: {reason(error)}", "give the permission and run it again: what is stored stays"
            ) from error
        if error.errno == errno.EFBIG:
            raise StorageError(f"{path}: {reason(error)}", "raise the limit (ulimit -f) and run it again: what is stored stays") from error
        where = error.filename if error.errno in _IN_THE_WAY and error.filename else path
        raise StorageError(f"{where}: {reason(error)}", "mend it and run it again: what is stored stays") from error


def _space(path: Path) -> str:
    """Free space of the file system that holds a path, for people."""
    while not path.exists():
        path = path.parent
    free = shutil.disk_usage(path).free
    return f"{free / 1e9:.1f} GB" if free >= 1e9 else f"{free / 1e6:.1f} MB"
