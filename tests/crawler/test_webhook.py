from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from crawler import webhook
from crawler.alerts import Alert, Ended
from pipelines.errors import UsageError

ALERT = Alert("news", "spam", "r1", 0.25, 0.06, 0.01)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[tuple[str, str, dict]], list[int]]]:
    """An address, what was posted to it, and the status that it answers with."""
    seen: list[tuple[str, str, dict]] = []
    status = [204]

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append((self.path, self.headers["Content-Type"], json.loads(body)))
            self.send_response(status[0])
            self.send_header("Location", "/elsewhere")
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook?key=1", seen, status
        server.shutdown()


def test_alerts_are_posted_as_one_object(listener) -> None:
    url, seen, _ = listener
    assert webhook.post(url, "r1", [ALERT]) == ""
    ((path, kind, body),) = seen
    assert (path, kind) == ("/hook?key=1", "application/json")
    assert body == {
        "source": "taosha",
        "run": "r1",
        "text": "news: 25.0% of the pages carry spam (limit 6.0%, usual is 1.0%)",
        "alerts": [
            {
                "site": "news", "kind": "spam", "run_id": "r1", "value": 0.25, "limit": 0.06, "usual": 0.01, "field": "",
                "text": "news: 25.0% of the pages carry spam (limit 6.0%, usual is 1.0%)",
            }
        ],
        "ended": [],
    }  # fmt: skip


def test_what_is_over_is_posted_by_itself(listener) -> None:
    url, seen, _ = listener
    assert webhook.post(url, "r2", [], [Ended("news", "errors")]) == ""
    over = {"site": "news", "kind": "errors", "text": "news: over: errors are within the limit again"}
    assert seen[0][2] == {"source": "taosha", "run": "r2", "text": over["text"], "alerts": [], "ended": [over]}


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_listener_that_does_not_take_it_is_told_of_and_not_followed(listener, status: int) -> None:
    url, seen, answer = listener
    answer[0] = status
    assert webhook.post(url, "r1", [ALERT]) == f"the webhook at 127.0.0.1 answered with status {status}"
    assert len(seen) == 1


def test_nobody_listening_is_told_of_without_the_path() -> None:
    said = webhook.post("http://127.0.0.1:9/secret", "r1", [ALERT])
    assert said.startswith("the webhook at 127.0.0.1 cannot be reached")
    assert "secret" not in said


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "a.example", "http://", "http://a:0/", "http://a:x/", "http://a/ b", "http://a/\n"]
)
def test_other_addresses_are_refused_without_showing_them(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        webhook.checked(url)
    assert url not in str(caught.value)
