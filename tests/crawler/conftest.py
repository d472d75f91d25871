"""A web server on loopback whose pages are given by a test, and a crawl of it in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

Answer = tuple[int, Mapping[str, str], bytes]
PARAGRAPH = "本市昨日召开会议，部署下一阶段的重点工作。与会者认为，过去一年的成绩来之不易，应当总结经验，找出不足。"

DRIVE = """
import json, resource, socket, sys
from dataclasses import asdict
from pathlib import Path
given = json.loads(sys.argv[1])
system = socket.getaddrinfo
def resolve(host, *rest, **more):
    named = given["names"].get(host)
    return [found for name in named for found in system(name, *rest, **more)] if named else system(host, *rest, **more)
socket.getaddrinfo = resolve  # before Twisted takes it
from crawler.room import Room
from crawler.run import crawl
from crawler.sites import load_sites
from pipelines.executors import preload
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
sites = load_sites(Path(given["sites"]))
settings = {"TAOSHA_RETRY_WAIT": 0.05, "LOG_LEVEL": "ERROR", **given["settings"]}
result = crawl(list(sites.values()), Path(given["out"]), workers=given["workers"], settings=settings, room=Room(**given["room"]))
print(json.dumps({"code": int(result.exit_code), "reason": result.reason, "sites": {s.name: asdict(s) for s in result.sites},
    "grown": peak() - before}))
"""


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


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that answers 404 until a test puts pages on it."""
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def module_web() -> Iterator[Web]:
    """The same for all tests of a module."""
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def webs() -> Iterator[Callable[[], Web]]:
    """As many as a module's tests ask for."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(serving())


@contextmanager
def serving() -> Iterator[Web]:
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


def toml(**sites: Mapping[str, object]) -> str:
    """The text of a sites.toml."""
    return "\n".join(f"[sites.{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in keys.items()) for name, keys in sites.items())


@dataclass
class Crawl:
    """Crawls of sites into one dataset, each in a process of its own."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def command(
        self,
        sites: Mapping[str, Mapping[str, object]],
        workers: int = 0,
        names: Mapping[str, list[str]] | None = None,
        room: Mapping[str, int] | None = None,
        **settings: object,
    ) -> list[str]:
        """`names`: host -> what the system resolves it to."""
        file = self.folder / "sites.toml"
        file.write_text(toml(**sites), "utf-8")
        given = {
            "sites": str(file),
            "out": str(self.out),
            "workers": workers,
            "names": names or {},
            "room": room or {},
            "settings": settings,
        }
        return [sys.executable, "-c", DRIVE, json.dumps(given)]

    def __call__(
        self,
        workers: int = 0,
        settings: Mapping[str, object] | None = None,
        names: Mapping[str, list[str]] | None = None,
        room: Mapping[str, int] | None = None,
        **sites: Mapping[str, object],
    ) -> dict:
        """What came of it, with its log and by how many MB its peak memory grew."""
        done = subprocess.run(self.command(sites, workers, names, room, **(settings or {})), capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return {**json.loads(done.stdout), "log": done.stderr}

    def rows(self, *tables: str) -> list[dict]:
        from pipelines.dataset import read

        return [row for table in tables for row in read(self.out, table).to_pylist()]

    def pages(self) -> dict[str, dict]:
        """Path -> row, over articles and rejects; a page in both or twice is an error."""
        rows = self.rows("articles", "rejects")
        found = {"/" + row["url"].split("/", 3)[3]: row for row in rows}
        assert len(found) == len(rows)
        return found

    def fetches(self) -> dict[str, dict]:
        """Path -> row of fetches."""
        return {"/" + row["url"].split("/", 3)[3]: row for row in self.rows("fetches")}


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """Crawls into a dataset of the test's own."""
    return Crawl(tmp_path)


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Crawl]:
    """As many as a module's tests ask for."""
    return lambda: Crawl(tmp_path_factory.mktemp("crawl"))


@pytest.fixture(scope="module")
def module_crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The same for all tests of a module."""
    return Crawl(tmp_path_factory.mktemp("crawl"))
