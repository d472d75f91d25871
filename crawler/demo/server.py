"""The demo site's HTTP server: a process of its own on loopback, which ends with the process that started it."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from pipelines.errors import TaoshaError

HOST: Final = "127.0.0.1"
PORT: Final = 8765  # taken where it is free, so that addresses stay the same from demo to demo
READY: Final = 30.0  # seconds that the server may take to start
WATCH: Final = 0.2  # seconds between two looks at the parent


@contextmanager
def serve(log: Path | None = None, port: int = PORT) -> Iterator[tuple[str, int]]:
    """Run the site in another process; yields host and port. Any free port is taken where `port` is not free.

    `log`: a file that gets a line for each request, status and path. Raises TaoshaError where the server does not start.
    """
    command = [sys.executable, "-m", "crawler.demo.server", "--port", str(port), "--parent", str(os.getpid())]
    command += ["--log", str(log.resolve())] if log else []
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True, text=True) as process:  # noqa: S603
        try:
            yield HOST, _ready(process)
        finally:
            process.terminate()


def _ready(process: subprocess.Popen[str]) -> int:
    """Wait for the line that names the port; the pipe closes where the server ends instead."""
    timer = threading.Timer(READY, process.kill)
    timer.start()
    try:
        words = (process.stdout.readline() if process.stdout else "").split()
    finally:
        timer.cancel()
    if len(words) == 2 and words[0] == "ready":
        return int(words[1])
    raise TaoshaError("the demo site's server did not start", "run python -m crawler.demo.server to see why")


class Site(ThreadingHTTPServer):
    """Answers from memory; a thread each connection."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, log: Path | None) -> None:
        self._log = log.open("a", encoding="utf-8", buffering=1) if log else None
        self._lock = threading.Lock()
        super().__init__((HOST, port), Answer)

    @cached_property
    def pages(self) -> Mapping[str, Any]:
        """Everything that is served, with links that name this server's port."""
        from crawler.demo.site import pages

        return pages(f"http://{HOST}:{self.server_port}")

    def note(self, status: int, path: str) -> None:
        """Write down one request."""
        if self._log:
            with self._lock:
                self._log.write(f"{status} {path}\n")

    def server_close(self) -> None:
        """Close the socket and the log."""
        super().server_close()
        if self._log:
            self._log.close()


class Answer(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        """Serve the page of this path; what is not there is a 404."""
        from crawler.demo.site import canonical

        page = self.server.pages.get(canonical(self.path.partition("#")[0]))
        if page is None:
            self._send(404, (("Content-Type", "text/html; charset=utf-8"),), "<h1>404</h1><p>没有这个页面</p>".encode())
            return
        time.sleep(page.delay)
        tag = f'"{hashlib.blake2b(page.body, digest_size=8).hexdigest()}"'
        if page.status == 200 and self.headers.get("If-None-Match") == tag:
            self._send(304, (("ETag", tag),), b"")
        else:
            self._send(page.status, (*page.headers, *((("ETag", tag),) if page.status == 200 else ())), page.body)

    do_HEAD = do_GET  # noqa: N815  # the name is the library's

    def _send(self, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
        self.server.note(status, self.path)
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the library's
        """Say nothing: what is asked for goes to the log file."""


def _open(port: int, log: Path | None) -> Site:
    try:
        return Site(port, log)
    except OSError:
        return Site(0, log)


def main() -> None:
    """Serve until the parent ends, or for ever where none is named."""
    options = argparse.ArgumentParser(prog="python -m crawler.demo.server", description="Serve the demo site on loopback.")
    options.add_argument("--port", type=int, default=PORT, help="port to take where it is free")
    options.add_argument("--parent", type=int, help="process id: the server ends with it")
    options.add_argument("--log", type=Path, help="file that gets a line for each request")
    given = options.parse_args()
    site = _open(given.port, given.log)
    assert site.pages
    threading.Thread(target=site.serve_forever, daemon=True).start()
    print(f"ready {site.server_port}", flush=True)  # noqa: T201  # the handshake
    try:
        while given.parent is None or os.getppid() == given.parent:
            time.sleep(WATCH)
    except KeyboardInterrupt:
        pass
    os._exit(0)  # at once: a slow answer must not keep the port


if __name__ == "__main__":
    main()
