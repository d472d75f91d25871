"""A web server on loopback whose pages are given by a test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, Mapping[str, str], bytes]
PARAGRAPH = "本市昨日召开会议，部署下一阶段的重点工作。与会者认为，过去一年的成绩来之不易，应当总结经验，找出不足。"


@dataclass
class Web:
    """The server: what it answers, and who asked for what and when."""

    port: int
    pages: dict[str, Answer | Callable[[Mapping[str, str]], Answer]] = field(default_factory=dict)
    seen: list[tuple[str, float]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def inside(self) -> str:
        return f"127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def put(self, path: str, body: str | bytes, *, status: int = 200, encoding: str = "utf-8", **headers: str) -> None:
        """Answer a path with an HTML page, unless `content_type` says otherwise."""
        raw = body if isinstance(body, bytes) else body.encode(encoding)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"content-type": "text/html; charset=utf-8", **named}, raw)

    def article(self, path: str, title: str, links: str = "", head: str = "", encoding: str = "utf-8") -> None:
        """Answer a path with an article."""
        body = "".join(f"<p>{PARAGRAPH}第{k}项议题由主任说明，编号{len(path) * 37 + k}，{title}。</p>" for k in range(6))
        html = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><div>{body}</div>{links}</body></html>"
        self.put(path, html, encoding=encoding, content_type="text/html")


@contextmanager
def serving() -> Iterator[Web]:
    """A server that answers 404 until pages are put on it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    site = Web(server.server_address[1])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers and body in one packet

        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            site.seen.append((self.path, time.monotonic()))
            site.headers.append(dict(self.headers))
            found = site.pages.get(self.path, (404, {}, b""))
            status, headers, body = found if isinstance(found, tuple) else found(self.headers)
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server.RequestHandlerClass = Handler
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()
