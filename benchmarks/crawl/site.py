"""A site of articles on loopback, a tree in which each page links to three more, with a menu as real pages have one."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = "会议 通知 公司 市场 工作 发展 居民 项目 学校 医院 道路 绿化 水务 供电 图书馆 运动会 展览 培训 志愿者 天气".split()
INJECTED = "手机无码天天射天天爽,ww亚洲ww亚在线观看,免费在线看黄网站"

Answer = Callable[[str], tuple[int, dict[str, str], bytes] | None]


@dataclass
class Server:
    """Where it listens, and who asked for what and when."""

    port: int
    seen: list[tuple[str, float]] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def toml(self, name: str, **keys: object) -> str:
        """A table of sites.toml that allows this server."""
        given = {"start_urls": f'["{self.origin}/"]', "allow_private": f'["127.0.0.1:{self.port}"]', "delay": 0, **keys}
        return f"[sites.{name}]\n" + "".join(f"{key} = {value}\n" for key, value in given.items())


def article(number: int, pages: int) -> bytes:
    """Page `number`: each tenth was hijacked, no two are alike."""
    draw = random.Random(number)
    lines = ["".join(draw.choices(WORDS, k=draw.randint(12, 40))) + "。" for _ in range(12)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    links = "".join(f'<li><a href="/{n}">第{n}号通知</a></li>' for n in range(number * 3 + 1, min(pages, number * 3 + 4)))
    menu = "".join(f'<a href="/menu/{n}?from=timeline">栏目{n}</a>' for n in range(40))
    head = f"<p>{INJECTED}</p>" if number % 10 == 0 else ""
    title = f"第{number}号通知：{lines[0][:12]}"
    whole = f"{menu}{head}<h1>{title}</h1><div>{body}</div><ul>{links}</ul>"
    return f"<html><head><title>{title}</title></head><body>{whole}</body></html>".encode()


def tree(pages: int) -> Answer:
    """The articles, the first at `/`; what is no article is not there."""
    made = {f"/{n}" if n else "/": article(n, pages) for n in range(pages)}
    return lambda path: (200, {"content-type": "text/html; charset=utf-8"}, made[path]) if path in made else None


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """Answer what there is, 404 for the rest."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            server.seen.append((self.path, time.monotonic()))
            status, headers, body = answer(self.path) or (404, {}, b"")
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    listener.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that was killed is no error
    server = Server(listener.server_address[1])
    threading.Thread(target=listener.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    listener.shutdown()
    listener.server_close()
