import subprocess
import sys
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive
from filters.model import RawPage
from pipelines.errors import StorageError


def page(n, body=b"<p>\xd6\xd0</p>"):
    headers = (("content-type", "text/html"), ("content-encoding", "gzip"), ("content-length", "3"), ("x-odd", "a\r\nb: c"))
    return RawPage(body, url=f"http://a.example/{n}", headers=headers, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))


def archive_of(folder, file="", length=0, **more):
    made = Archive(folder, "a", **more)
    made.cut((file, length))
    return made


def records(path):
    with path.open("rb") as file:
        reader = ArchiveIterator(file)
        found = []
        for record in reader:
            body = record.content_stream().read()
            found.append((record.rec_headers["WARC-Target-URI"], reader.get_record_offset(), dict(record.http_headers.headers), body))
        return found


def test_a_record_is_found_at_its_offset_with_the_body_as_it_was(tmp_path):
    written = archive_of(tmp_path)
    places = [written.append(page(n)) for n in range(3)]
    written.close()
    found = records(tmp_path / "warc" / "a-00001.warc.gz")
    assert [(url, start) for url, start, *_ in found] == [(f"http://a.example/{n}", places[n][1]) for n in range(3)]
    assert {file for file, *_ in places} == {"warc/a-00001.warc.gz"}
    _, _, headers, body = found[0]
    assert body == page(0).body
    assert headers == {"content-type": "text/html", "content-length": str(len(body)), "x-odd": "a  b: c"}


def test_what_lies_behind_the_committed_length_is_cut(tmp_path):
    written = archive_of(tmp_path)
    file, _, end = written.append(page(0))
    written.append(page(1))
    written.close()
    again = archive_of(tmp_path, file, end)
    assert again.append(page(2))[1] == end
    again.close()
    assert [url for url, *_ in records(tmp_path / file)] == ["http://a.example/0", "http://a.example/2"]


def test_where_nothing_was_committed_all_goes(tmp_path):
    written = archive_of(tmp_path)
    written.append(page(0))
    written.close()
    assert archive_of(tmp_path).append(page(1))[1] == 0


def test_a_full_file_is_followed_by_another_and_cut_with_it(tmp_path):
    written = archive_of(tmp_path, max_bytes=1)
    first, second = written.append(page(0)), written.append(page(1))
    written.close()
    assert (first[0], second[0]) == ("warc/a-00001.warc.gz", "warc/a-00002.warc.gz")
    archive_of(tmp_path, first[0], first[2])
    assert not (tmp_path / second[0]).exists()
    assert len(records(tmp_path / first[0])) == 1


def test_a_cut_leaves_the_files_of_other_sites_alone(tmp_path):
    for name in ("a-b", "a-00001", "ab"):
        other = Archive(tmp_path, name)
        other.append(page(0))
        other.close()
    before = sorted((tmp_path / "warc").iterdir())
    archive_of(tmp_path)
    assert sorted((tmp_path / "warc").iterdir()) == before


def test_the_same_fetch_gives_the_same_bytes(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        written = archive_of(tmp_path / folder)
        written.append(page(0))
        written.close()
    assert records(tmp_path / "one/warc/a-00001.warc.gz") == records(tmp_path / "two/warc/a-00001.warc.gz")


def test_a_full_disk_is_told_with_the_file_and_keeps_no_archive_open(tmp_path):
    script = """
import resource, sys
from pathlib import Path
from tests.crawler.test_archive import StorageError, archive_of, page
archive = archive_of(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    archive.append(page(1))
except StorageError as error:
    print(error)
archive.close()
"""
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "a-00001.warc.gz" in done.stdout


def test_a_folder_that_cannot_be_made_is_an_error_for_people(tmp_path):
    (tmp_path / "warc").write_text("in the way")
    with pytest.raises(StorageError, match="warc"):
        archive_of(tmp_path).append(page(0))
