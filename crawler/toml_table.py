"""A table of sites.toml that knows where each of its keys stands, so that an error can name the line."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from pipelines.errors import UsageError, reason, unlike

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
_HEADER: Final = re.compile(r"\s*\[\s*(?P<path>[^\[\]]+?)\s*\]\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Table:
    """One `[sites.NAME]`, with the text it was read from."""

    path: Path
    name: str
    values: dict[str, Any]
    lines: tuple[str, ...]

    def error(self, key: str, problem: str, remedy: str, section: str = "") -> UsageError:
        """An error that names the file, the line and the key."""
        return UsageError(f"{self.path}:{self._line(section, key)}: [sites.{self.name}]{' ' if key else ''}{key} {problem}", remedy)

    def only(self, known: set[str]) -> None:
        """Refuse a key that is not known."""
        for key in self.values:
            if key not in known:
                raise self.error(key, "is not a key of a site", unlike(key, known))

    def keys(self, section: str, known: set[str]) -> list[str]:
        """The keys of a table inside; refuses one that is not known."""
        inner = self.values.get(section, {})
        if not isinstance(inner, dict):
            raise self.error(section, "must be a table", f"write it as [sites.{self.name}.{section}]")
        for key in inner:
            if key not in known:
                raise self.error(key, f"is not a key of {section}", unlike(key, known), section)
        return list(inner)

    def texts(self, key: str) -> list[str]:
        """A list of strings."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.error(key, "must be a list of strings", f'for example {key} = ["…"]')
        return value

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, "must be a string", f'for example {key} = "…"')
        return value

    def whole(self, key: str, default: int, least: int) -> int:
        """A whole number, not below `least`."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.error(key, f"must be a whole number, {least} or more", f"for example {key} = {default}")
        return value

    def number(self, key: str, default: float) -> float:
        """A number, not below 0."""
        value = self.values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 86400:
            raise self.error(key, "must be a number from 0 to 86400", f"for example {key} = {default}")
        return float(value)

    def limit(self, section: str, key: str, most: float = math.inf) -> float:
        """A number in a table inside, not below 0 and not above `most`."""
        value = self.values[section][key]
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
            wanted = "a number, 0 or more" if most == math.inf else f"a number from 0 to {most:g}"
            raise self.error(key, f"must be {wanted}", "crawler/alerts.toml shows the built-in ones", section)
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false", f"for example {key} = true")
        return value

    def duration(self, key: str, default: float) -> float:
        """A length of time such as 24h, in seconds."""
        if key not in self.values:
            return default
        if match := _DURATION.fullmatch(self.text(key)):
            return float(match[1]) * _UNITS[match[2]]
        raise self.error(key, f"{self.text(key)!r} is not a length of time", f'a number with s, m, h or d, for example {key} = "24h"')

    def pattern(self, key: str, text: str) -> re.Pattern[str]:
        """A regular expression, searched in the whole address."""
        try:
            return re.compile(text)
        except re.error as error:
            raise self.error(key, f"{text[:100]!r} is not a regular expression: {error}", "mend the pattern") from None

    def cron(self, key: str) -> str:
        """A cron line."""
        from datetime import UTC, datetime

        from cronsim import CronSim, CronSimError

        if line := self.text(key):
            try:
                comes = next(CronSim(line, datetime(2000, 1, 1, tzinfo=UTC)), None)
            except CronSimError as error:
                raise self.error(key, f"{line!r} is not a cron line: {error}", f'for example {key} = "30 6 * * *"') from None
            if comes is None:
                raise self.error(key, f"{line!r} is never due", "there is no such day")
        return line

    def timezone(self, key: str, default: str) -> str:
        """The name of a time zone."""
        name = self.text(key, default)
        try:
            ZoneInfo(name)
        except (ValueError, OSError, LookupError):
            raise self.error(key, f"{name[:60]!r} is not a time zone", f'for example {key} = "{default}"') from None
        return name

    def selector(self, section: str, key: str) -> str:
        """A CSS selector."""
        import soupsieve

        text = self.values[section][key]
        try:
            if not isinstance(text, str) or not text.strip():
                raise ValueError("it must be a string that is not empty")
            soupsieve.compile(text)
        except (ValueError, NotImplementedError, soupsieve.SelectorSyntaxError) as error:  # the second for h1::text and its like
            problem = f"is no CSS selector: {str(error).splitlines()[0]}"
            raise self.error(key, problem, "mend the selector; a browser's inspector can copy one", section) from None
        return text

    def _line(self, section: str, key: str) -> int:
        """Where a key stands, from 1: the table's own line where the key is not found."""
        inside, at = False, 1
        wanted = [self.name, section] if section else [self.name]
        begins = re.compile(rf"""\s*(?:["']?{re.escape(section)}["']?\s*\.\s*)?["']?{re.escape(key)}["']?\s*[.=]""") if key else None
        for number, line in enumerate(self.lines, 1):
            if header := _HEADER.fullmatch(line):
                names = [a or b or c for a, b, c in re.findall(r"""\"([^"]*)\"|'([^']*)'|([\w-]+)""", header["path"])]
                inside = names[1:] in (wanted, wanted[:1])
                at = number if inside else at
            elif inside and begins and begins.match(line):
                return number
        return at


def tables(path: Path) -> list[Table]:
    """All tables of sites.toml. Raises UsageError where the file cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        raise UsageError(f"{path} is not there", "give --sites an existing sites.toml") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {reason(error)}", "give --sites a UTF-8 text file") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}", "mend the line") from None
    sites = data.get("sites", {})
    if unknown := sorted(data.keys() - {"sites"}):
        raise UsageError(f"{path}: unknown key {unknown[0]!r} at the top", "sites stand in tables [sites.NAME]")
    if isinstance(sites, dict) and (stray := [name for name, site in sites.items() if not isinstance(site, dict)]):
        raise UsageError(f"{path}: [sites] {stray[0]} is not a table", "write one table [sites.NAME] a site")
    if not isinstance(sites, dict) or not sites:
        raise UsageError(f"{path} names no site", "write one table [sites.NAME] a site; crawler/sites.example.toml shows the form")
    lines = tuple(text.splitlines())
    return [Table(path, name, site, lines) for name, site in sites.items()]
