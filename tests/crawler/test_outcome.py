import gzip
import zlib

import brotli
import pytest
from OpenSSL import SSL
from scrapy import exceptions
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from crawler import outcome
from crawler.outcome import Refusal


def tls():
    error = exceptions.DownloadFailedError("failed")
    error.__cause__ = ResponseFailed([Failure(SSL.Error([("ssl", "", "certificate verify failed")]))])
    return error


def nonsense():
    error = exceptions.DownloadFailedError("[<twisted.python.failure.Failure builtins.ValueError: no length>]")
    error.__cause__ = ResponseFailed([Failure(ValueError("no length")), Failure(ConnectionError("lost"))])
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (exceptions.DownloadTimeoutError(), "timeout"),
        (exceptions.CannotResolveHostError(), "dns"),
        (exceptions.DownloadConnectionRefusedError(), "refused"),
        (exceptions.DownloadFailedError(), "reset"),
        (exceptions.ResponseDataLossError(), "reset"),
        (exceptions.DownloadCancelledError(), "too_large"),
        (tls(), "tls"),
        (nonsense(), "bad_answer"),
        (Refusal("robots", "no"), "robots"),
        (gzip.BadGzipFile("not gzipped"), "bad_answer"),
        (zlib.error("invalid code"), "bad_answer"),
        (brotli.error("decoder failed"), "bad_answer"),
        (RuntimeError("odd"), "failed"),
    ],
)
def test_each_failure_has_its_class(error, expected):
    assert outcome.of(error)[0] == expected


def test_the_text_is_one_short_line():
    assert outcome.of(RuntimeError("a\n b\r\n c"))[1] == "a b c"
    assert len(outcome.of(RuntimeError("x" * 999))[1]) == 300
    assert outcome.of(nonsense())[1] in ("no length; lost", "lost; no length")
    assert outcome.of(RuntimeError())[1] == "RuntimeError"


def test_the_text_of_what_is_too_large_holds_no_address():
    error = exceptions.DownloadCancelledError("Expected to receive 9 bytes in request <GET http://h/?phone=13800138000>.")
    assert outcome.of(error) == ("too_large", "the answer is larger than a page may be")


def test_reasons_that_say_nothing_are_left_out():
    error = exceptions.DownloadFailedError("failed")
    error.__cause__ = ResponseFailed([Failure(ConnectionError("lost")), Failure(ConnectionError())])
    assert outcome.of(error)[1] == "lost"
