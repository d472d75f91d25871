from __future__ import annotations

import base64
import gzip
import hashlib
import io

import pytest

from pipelines.readers.digest import BLOCK, PAYLOAD, fault

BODY = "<html><p>正文</p></html>".encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def record(block: bytes, kind: str = "response", /, **digests: str):
    from fastwarc.warc import ArchiveIterator

    about = "".join(f"WARC-{name.title()}-Digest: {digest}\r\n" for name, digest in digests.items())
    media = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nContent-Type: {media}\r\n{about}Content-Length: {len(block)}\r\n\r\n"
    return next(iter(ArchiveIterator(io.BytesIO(head.encode() + block + b"\r\n\r\n"), parse_http=False)))


def digest(data: bytes, algorithm: str = "sha1", base: int = 32) -> str:
    value = hashlib.new(algorithm, data)
    return f"{algorithm}:{base64.b32encode(value.digest()).decode() if base == 32 else value.hexdigest()}"


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
@pytest.mark.parametrize("base", [16, 32])
def test_a_block_is_held_against_its_digest(algorithm: str, base: int) -> None:
    block = HEAD + b"\r\n" + BODY
    kept = record(block, block=digest(block, algorithm, base))
    assert not fault(kept, block)
    assert BLOCK in fault(kept, block.replace("正文".encode(), "正丈".encode()))


def test_an_algorithm_with_a_hyphen_and_in_capitals_is_known() -> None:
    block = HEAD + b"\r\n" + BODY
    kept = record(block, block=digest(block, "sha256").replace("sha256", "SHA-256"))
    assert not fault(kept, block)
    assert fault(kept, block + b" ")


@pytest.mark.parametrize("said", ["blake3:ABCDEF", "sha1", "sha1:", "crc32:00000000", ""])
def test_a_digest_of_an_unknown_kind_says_nothing(said: str) -> None:
    assert not fault(record(BODY, block=said), BODY)


def test_a_payload_is_right_as_it_was_sent_without_chunks_or_unpacked() -> None:
    zipped = gzip.compress(BODY)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(zipped), zipped)
    block = HEAD + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunked
    for form in (chunked, zipped, BODY):
        assert not fault(record(block, payload=digest(form)), block)
    assert PAYLOAD in fault(record(block, payload=digest(b"another")), block)


def test_the_block_decides_where_both_digests_are_given() -> None:
    block = HEAD + b"\r\n" + BODY
    assert not fault(record(block, block=digest(block), payload=digest(b"another")), block)
    assert fault(record(block, block=digest(b"another"), payload=digest(BODY)), block)


def test_a_resource_is_its_own_payload() -> None:
    assert not fault(record(BODY, "resource", payload=digest(BODY)), BODY)
    assert fault(record(BODY, "resource", payload=digest(b"another")), BODY)
