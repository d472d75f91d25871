"""Log lines that hold no raw control characters: a URL or an error text from outside can neither redraw a terminal nor fake a line."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider, logformatter, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from pipelines.errors import TaoshaError

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # also what turns the writing direction


def plain(text: str) -> str:
    """A text with its control characters as escapes; lines after the first are indented."""
    return _CONTROL.sub(lambda c: c[0].encode("unicode_escape").decode(), text).replace("\n", "\n    ")


class PlainLines(logging.Filter):
    """Makes the message of each record plain."""

    def filter(self, record: logging.LogRecord) -> bool:
        """What logging calls."""
        record.msg, record.args = plain(record.getMessage()), ()
        return True


class JsonLines(logging.Formatter):
    """One JSON object a record, all ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """What logging calls."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": moment, "event": "log", "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def install(settings: Settings) -> None:
    """Log to stderr as the settings say, by a handler that Scrapy does not put another in the place of."""
    handler: logging.Handler = logging.StreamHandler() if settings.getbool("LOG_ENABLED") else logging.NullHandler()
    handler.setLevel(settings.get("LOG_LEVEL"))
    handler.setFormatter(logging.Formatter(settings.get("LOG_FORMAT"), settings.get("LOG_DATEFORMAT")))
    logging.root.setLevel(logging.NOTSET)
    logging.root.addHandler(handler)
    _make_plain(as_json=settings.getbool("TAOSHA_JSON_LOG"))


class PlainLog:
    """Scrapy extension: does the same for whatever handlers there are when a crawl begins that `scrapy crawl` started."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PlainLog:
        """What Scrapy calls."""
        extension = cls()
        crawler.signals.connect(extension.opened, signals.spider_opened)
        return extension

    def opened(self, spider: Spider) -> None:
        """Add the filter where it is missing."""
        _make_plain(as_json=spider.settings.getbool("TAOSHA_JSON_LOG"))


def _make_plain(*, as_json: bool) -> None:
    for handler in logging.root.handlers:
        if not any(isinstance(present, PlainLines) for present in handler.filters):
            handler.addFilter(PlainLines())
        if as_json and not isinstance(handler.formatter, JsonLines):
            handler.setFormatter(JsonLines())


class ShortLines(logformatter.LogFormatter):
    """Scrapy's messages without the items themselves, which hold whole pages."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> Any:  # noqa: ARG002
        """One line an item."""
        return {"level": logging.DEBUG, "msg": "stored %(item)s", "args": {"item": item}}

    def item_error(self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider) -> Any:  # noqa: ARG002
        """One line an error; one for people is told where the crawl ends, without its traceback."""
        level = logging.DEBUG if isinstance(exception, TaoshaError) else logging.ERROR
        return {"level": level, "msg": "%(item)s: %(error)s", "args": {"item": item, "error": exception}}
