"""What commands say, on streams that outlast whoever reads them: work goes on, and its exit code stays true, when nobody listens."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

LONGEST: Final = 400  # characters of a line about a site, which may quote what its server said
LEFT: Final = (BrokenPipeError,)  # the reader has gone, such as `| head -1`; a full disk is an error, for a result would be lost
ANY: Final = (OSError,)  # what is said beside the work is never worth the work: a log's disk is full, a terminal was closed


class _Lasting(io.FileIO):
    """A file descriptor; what it refuses for one of some reasons is let go."""

    def __init__(self, descriptor: int, refused: tuple[type[OSError], ...]) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self._refused = refused

    def write(self, data: ReadableBuffer) -> int:
        """What the buffer above calls."""
        try:
            return super().write(data)
        except self._refused:
            return len(memoryview(data))


def install() -> None:
    """Put such streams in the place of stdout and stderr; one that is closed becomes one that takes everything."""
    sys.stdout = _lasting(sys.stdout, 1, LEFT)
    sys.stderr = _lasting(sys.stderr, 2, ANY)


def tell(text: str, limit: int = 0) -> None:
    """One line on stderr, cut to `limit` characters where one is given.

    It may quote what came from outside: that is data, never markup, and cannot steer a terminal.
    """
    from reports.untrusted import one_line

    sys.stderr.write(f"taosha: {one_line(text, limit)}\n")


def print_json(value: object) -> None:
    """One JSON object on a line of stdout, Chinese as it is; at once, since whoever reads it may wait for it."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _lasting(stream: TextIO | None, descriptor: int, refused: tuple[type[OSError], ...]) -> TextIO:
    if stream is None:  # the command was started without it
        _occupy(descriptor)
        encoding, line_buffering = "utf-8", False
    else:
        stream.flush()
        encoding, line_buffering = stream.encoding, stream.isatty() or descriptor == 2
    buffer = io.BufferedWriter(_Lasting(descriptor, refused))
    return io.TextIOWrapper(buffer, encoding, "backslashreplace", line_buffering=line_buffering)


def _occupy(descriptor: int) -> None:
    """Open the null device there, so that no file of the work gets this number and the words with it."""
    null = os.open(os.devnull, os.O_WRONLY)
    if null != descriptor:
        os.dup2(null, descriptor)
        os.close(null)
