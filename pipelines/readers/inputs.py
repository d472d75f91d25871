"""All inputs of a run: found and checked before anything starts, then read lazily, one page after the other."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from filters.model import RawPage
from pipelines.errors import UsageError, reason
from pipelines.layout import COMMITS
from pipelines.readers import jsonl, parquet, remote, text, warc
from pipelines.readers.chunk import Chunk, Held, Read, batched, held
from pipelines.readers.remote import RemoteSource
from pipelines.readers.source import Source, UnreadableError, printable
from pipelines.remote import is_url

Reader = Callable[[Source], Iterator[RawPage]]
Check = Callable[[Source], None]
Cut = Callable[[Source], Iterator[Read]]


def _by_reader(reader: Reader) -> Cut:
    return lambda source: held(reader(source))


READERS: Final[dict[str, tuple[Reader, Check, Cut]]] = {
    **dict.fromkeys(text.MEDIA_TYPES, (text.read, text.check, _by_reader(text.read))),
    ".jsonl": (jsonl.read, jsonl.check, jsonl.cut),
    ".jsonl.gz": (jsonl.read, jsonl.check, jsonl.cut),
    ".jsonl.zst": (jsonl.read, jsonl.check, jsonl.cut),
    ".warc": (warc.read, warc.check, _by_reader(warc.read)),
    ".warc.gz": (warc.read, warc.check, _by_reader(warc.read)),
    ".parquet": (parquet.read, parquet.check, _by_reader(parquet.read)),
}
_KINDS: Final = "give .html, .txt, .jsonl[.gz|.zst], .warc[.gz] or .parquet files, or a folder of them"
_TO_FETCH: Final = "pages are fetched by taosha crawl, one to look at by taosha inspect"
_REMEDIES: Final = {
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".zst", ".bz2", ".xz"), "unpack it and give what is in it"),
    **dict.fromkeys((".php", ".asp", ".aspx", ".jsp", ".do", ".xml"), "name a saved page .html"),
    ".json": "write one object a line, such as with jq -c, and name it .jsonl",
    ".csv": "write one JSON object a row, or Parquet",
}
_LONGEST_KIND: Final = 8  # characters of an ending
_SAVE_FIRST: Final = "pages are read from files, more than once: save what it gives to one, with an ending that tells its kind"


class Inputs(Iterator[RawPage]):
    """The pages of all inputs in order. `size` is that of all files, in bytes.

    `left_out` counts the files of other kinds in folders by their endings; hidden ones are not looked at.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        if not all(path.strip() for path in paths):
            raise UsageError("an INPUT is empty", _KINDS)
        self.left_out: Counter[str] = Counter()
        self._given = [given for path in paths for given in (_remote(path, self.left_out) if is_url(path) else [_checked(Path(path))])]
        self.size = sum(source.size for source in self._sources(self.left_out))
        self._pages = self._read()

    def __next__(self) -> RawPage:
        return next(self._pages)

    def chunks(self, spread: bool, skip: Callable[[str], bool] = lambda _: False) -> Iterator[Chunk]:
        """The same pages in chunks, to be read by whoever refines them where `spread` is said; else one by one, read here.

        `skip` is asked for each shard, a file of many pages, by its key; one that is skipped is not looked at.
        """
        done = 0
        for sources in _together(self._sources()):
            size = sum(source.size for source in sources)
            key = "" if sources[0].ending in text.MEDIA_TYPES else sources[0].key
            last: Read | None = None
            for read in () if key and skip(key) else _reads(sources, spread):
                if last is not None:
                    yield Chunk(last, done + min(sources[0].position, size), key)
                last = read
            done += size
            if last is not None:
                yield Chunk(last, done, key, last=bool(key))

    def _sources(self, left_out: Counter[str] | None = None) -> Iterator[Source]:
        for given in self._given:
            yield from [given] if isinstance(given, Source) else _walk(given, left_out=left_out)

    def _read(self) -> Iterator[RawPage]:
        for source in self._sources():
            try:
                yield from READERS[source.ending][0](source)
            except UnreadableError as error:
                yield source.failed(str(error))


def _together(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """Files of one page each in groups, all others alone."""
    for single, group in groupby(sources, lambda source: source.ending in text.MEDIA_TYPES):
        if single:
            yield from batched(group, lambda source: source.size)
        else:
            yield from zip(group)


def _reads(sources: tuple[Source, ...], spread: bool) -> Iterator[Read]:
    """Who reads the pages of some files; where one breaks off, its last page says so."""
    if spread and sources[0].ending in text.MEDIA_TYPES:
        yield text.Files(sources)
        return
    for source in sources:
        reader, _, cut = READERS[source.ending]
        try:
            yield from cut(source) if spread else (Held((raw,)) for raw in reader(source))
        except UnreadableError as error:
            yield Held((source.failed(str(error)),))


def open_inputs(paths: Sequence[str]) -> Inputs:
    """Check all inputs, then give their pages lazily; what is bad further in comes as a page with its error.

    Raises UsageError for a path that is missing, of an unknown kind, empty, or broken from its first byte on, and for a folder
    that holds no input.
    """
    return Inputs(paths)


def _remote(url: str, left_out: Counter[str]) -> list[RemoteSource]:
    """The inputs at a URL."""
    sources = []
    for source in remote.found(url, _ending):
        if source.ending:
            sources.append(source)
        else:
            left_out[_kind(source.name)] += 1
    if not sources:
        raise UsageError(f"{url} holds no input", _TO_FETCH if url.startswith("http") else _KINDS)
    if not sources[0].size and len(sources) == 1:
        raise UsageError(f"{url} is empty", "leave it out, or put a whole one in its place")
    return sources


def _checked(path: Path) -> Source | Path:
    """A file that can be read from its start, or a folder with an input in it."""
    if path.is_dir():
        return _checked_folder(path)
    shown = printable(str(path))
    try:
        source = Source.of(path, path.name, _ending(path.name))
        if not path.is_file():
            raise UsageError(f"{shown} is not a regular file", _SAVE_FIRST)
        with source.open():
            pass
        if not source.size:
            raise UnreadableError("is empty")
        if source.ending:
            READERS[source.ending][1](source)
    except FileNotFoundError as error:
        raise UsageError(f"{shown} does not exist", "check the path" if shown != "-" else _SAVE_FIRST) from error
    except OSError as error:
        raise UsageError(f"{shown} cannot be read: {reason(error)}", "check the path and its permissions") from error
    except UnreadableError as error:
        refused = isinstance(error.__cause__, PermissionError)
        raise UsageError(f"{shown} {error}", "check its permissions" if refused else error.remedy) from error
    if not source.ending:
        raise UsageError(f"{shown} is not of a kind that can be read", _REMEDIES.get(path.suffix.lower(), _KINDS))
    source.position = 0
    return source


def _checked_folder(path: Path) -> Path:
    if _is_dataset(path):
        raise UsageError(f"{printable(str(path))} is a dataset, not an input", "give the stored pages themselves, such as its WARC files")
    if next(_walk(path), None) is None:
        raise UsageError(f"the folder {printable(str(path))} holds no input", _KINDS)
    return path


def _is_dataset(folder: Path) -> bool:
    """Whether the Parquet parts in a folder are rows, not pages."""
    return os.access(folder, os.X_OK) and (folder / COMMITS).is_dir()


def _walk(folder: Path, below: str = "", left_out: Counter[str] | None = None) -> Iterator[Source]:
    """The inputs in a folder, sorted by their path's parts. Hidden files, datasets and links to folders are left out.

    Files of other kinds are counted in `left_out`.
    """
    try:
        with os.scandir(folder / below) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        raise UsageError(f"the folder {printable(str(folder / below))} cannot be read", "check its permissions") from error
    for name, is_folder in found:
        path = folder / below / name
        if is_folder and not _is_dataset(path):
            yield from _walk(folder, f"{below}{name}/", left_out)
        elif not is_folder and not path.is_dir():
            if ending := _ending(name):
                yield _source(path, below + name, ending)
            elif left_out is not None:
                left_out[_kind(name)] += 1


def _source(path: Path, name: str, ending: str) -> Source:
    try:
        return Source.of(path, name, ending)
    except OSError:
        return Source(path, printable(name), ending)


def _ending(name: str) -> str:
    """The longest known ending of a file name, in lower case; empty for an unknown one."""
    lower = name.lower()
    return max((ending for ending in READERS if lower.endswith(ending)), key=len, default="")


def _kind(name: str) -> str:
    """What files of other kinds are counted by: a short ending such as .jpg, or nothing."""
    ending = Path(name).suffix.lower()
    return ending if len(ending) <= _LONGEST_KIND else ""
