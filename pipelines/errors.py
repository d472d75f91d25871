"""Errors for people: each names the thing and the remedy, and says which exit code it ends a command with."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command, the first that applies in the order of the documentation."""

    DONE = 0
    CANNOT_FINISH = 1  # disk full, crash
    USAGE = 2  # wrong option, input or configuration
    GATE = 3  # done, but a quality gate or an alert was set and failed
    PARTLY = 4  # some sites or inputs failed, the rest is done
    NOTHING_NEW = 5
    LOCKED = 75  # another run holds the site's lock
    INTERRUPTED = 130  # stopped cleanly by Ctrl-C, can be resumed
    TERMINATED = 143  # stopped cleanly by SIGTERM, can be resumed


def reason(error: Exception) -> str:
    """Why a file cannot be read or written, for people: what the system or a parser says, without numbers and Python's names."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)


def unlike(given: str, known: Collection[str]) -> str:
    """The remedy for a name that is not known: the one that it resembles, else all of them."""
    if close := get_close_matches(given, known, n=1):
        return f"did you mean {close[0]}?"
    return f"keys are {', '.join(sorted(known))}"


class TaoshaError(Exception):
    """An error that ends a command with one line: what was wrong, where, and what to do."""

    exit_code: Exit = Exit.CANNOT_FINISH

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}; {remedy}" if remedy else message)


class UsageError(TaoshaError):
    """A wrong option, input or configuration."""

    exit_code = Exit.USAGE


class StorageError(TaoshaError):
    """The dataset cannot be written or read: disk full, no permission, a damaged file."""

    exit_code = Exit.CANNOT_FINISH


class LockedError(TaoshaError):
    """Another run holds the lock."""

    exit_code = Exit.LOCKED
