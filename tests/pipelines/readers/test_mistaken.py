from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.readers import open_inputs

ROWS = [{"url": f"http://a.example/{n}", "html": f"<p>第{n}篇正文</p>"} for n in range(3)]
LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (json.dumps(ROWS).encode(), "is one JSON array, not JSON lines; write one object a line"),
        (json.dumps(ROWS, indent=2).encode(), "is one JSON array, not JSON lines"),
        ("\n".join(json.dumps(row, indent=2) for row in ROWS).encode(), "has objects that go over many lines"),
        (LINES.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        (LINES.encode("gbk"), "is GBK text; save it as UTF-8"),
        (gzip.compress(LINES.encode(), mtime=0), "is gzip data; name it .jsonl.gz"),
        (b"PK\x03\x04", "is a zip archive; unpack it"),
        (b"<html>\n<p>a</p>\n</html>", "is markup, not JSON lines; name a page .html"),
        (LINES.replace("html", "body").encode(), "has none of the fields html, html_b64, text, but url, body; give"),
    ],
)
def test_a_file_that_is_no_json_lines_is_named_before_anything_starts(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(UsageError, match=f"a.jsonl {what}"):
        open_inputs([str(tmp_path / "a.jsonl")])


def test_in_a_folder_it_is_one_page_with_the_error(tmp_path: Path, read) -> None:
    (tmp_path / "a.jsonl").write_bytes(json.dumps(ROWS, indent=2).encode())
    (tmp_path / "b.jsonl").write_bytes(LINES.encode())
    bad, *good = read(tmp_path)
    assert (bad.source_id, bad.error) == ("a.jsonl", "is one JSON array, not JSON lines")
    assert [page.url for page in good] == [row["url"] for row in ROWS]


@pytest.mark.parametrize("bad", [b"[", b"{", b'{"body": "a"}', '{"html": "<p>正</p>"}'.encode("gbk"), b"<html>"])
def test_one_good_line_among_bad_ones_is_read(jsonl, read, bad: bytes) -> None:
    assert [bool(page.error) for page in read(jsonl(bad, ROWS[0], bad))] == [True, False, True]


def test_a_line_longer_than_what_is_looked_at_is_read(jsonl, read) -> None:
    (page,) = read(jsonl({"url": "http://a.example/", "html": "文" * 300_000}))
    assert len(page.body) == 900_000
