"""Servers that mean harm, for `test_hostile.py`: each function puts one kind of it on a server and gives the site to crawl."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import brotli
import zstandard

from tests.crawler.test_address import INSIDE

ZEROS = b"\0" * (1 << 20)
BOMB = 200  # MiB
OURS = {"delay": 0, "allow": ["^https?://"]}
NAMES = {"inside.example": ["127.0.0.1"], "both.example": ["10.0.0.7", "127.0.0.1"], "six.example": ["::1"], "evil.example": ["127.0.0.1"]}
ESCAPES = "\x1b[2J\x1b]0;title\x07\r\n2026-01-01 faked line\x9b31m\u202e"


class Listener:
    """A port that counts who connects, on every local address."""

    def __init__(self):
        self.connections = 0
        self.sockets = [socket.create_server(("", 0))]
        self.port = self.sockets[0].getsockname()[1]
        with suppress(OSError):
            self.sockets.append(socket.create_server(("::", self.port), family=socket.AF_INET6))
        for one in self.sockets:
            threading.Thread(target=self._accept, args=(one,), daemon=True).start()

    def _accept(self, one):
        with suppress(OSError):
            while True:
                one.accept()[0].close()
                self.connections += 1

    def close(self):
        for one in self.sockets:
            one.close()


def hold(connection):
    """Slow headers: one byte now and then, and never the end."""
    for sign in b"HTTP/1.1 200 OK\r\nx: " + b"y" * 10_000:
        connection.sendall(bytes([sign]))
        time.sleep(0.05)


def drip(connection):
    """A body without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"3\r\n<p>\r\n")
        time.sleep(0.05)


def headers(connection):
    """Headers without end, as fast as they are taken."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for n in range(10**9):
        connection.sendall(b"".join(b"x-%d-%d: " % (n, k) + b"y" * 500 + b"\r\n" for k in range(100)))


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def said(answer):
    return lambda connection: connection.sendall(answer)


TRICKS = {
    "/hold": hold,
    "/drip": drip,
    "/headers": headers,
    "/reset": reset,
    "/short": said(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>half"),
    "/garbage": said(b"\x16\x03\x01\x02\x00 no http at all \r\n\r\n"),
    "/nothing": said(b""),
    "/line": said(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n"),
}


@contextmanager
def raw_server() -> Iterator[int]:
    """Answers each path of TRICKS with its trick, robots.txt with nothing, and a thread each connection."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer(connection):
        with suppress(OSError), connection:
            path = connection.recv(65536).split(b" ")[1].decode()
            TRICKS.get(path, said(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))(connection)

    def serve():
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1]
    server.close()


def bombs(web):
    """Bodies of 200 MiB and 10 GiB under each coding, twice coded, and in sitemaps."""
    made = zlib.compressobj(9)
    deflated = b"".join(made.compress(ZEROS) for _ in range(BOMB)) + made.flush()
    zipped = gzip.compress(ZEROS) * BOMB
    framed = zstandard.compress(ZEROS * 64) * 160
    squeezed = brotli.compress(ZEROS * 64, quality=1)
    for name, body in {"gzip": zipped, "deflate": deflated, "zstd": framed, "br": squeezed}.items():
        web.put(f"/{name}", body, content_encoding=name)
    web.put("/twice", gzip.compress(zipped), content_encoding="gzip, gzip")
    web.put("/mixed", zstandard.compress(zipped), content_encoding="gzip, zstd")
    web.put("/map.xml.gz", gzip.compress(b"<urlset>") + zipped, content_type="application/gzip")
    web.put("/nested.xml.gz", gzip.compress(gzip.compress(b"<urlset/>")), content_encoding="gzip", content_type="application/gzip")
    web.put("/", "".join(f'<a href="/{name}">{name}</a>' for name in ("gzip", "deflate", "zstd", "br", "twice", "mixed")))
    maps = [web.origin + "/map.xml.gz", web.origin + "/nested.xml.gz"]
    return {"start_urls": [web.origin + "/"], "sitemaps": maps, "delay": 0, "allow_private": [web.inside]}


def xml(web, secret):
    """Sitemaps and feeds that would grow without end, read a file, or lead in a circle."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughing = f'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY l0 "{web.origin}/laugh">{laughs}]>'
    reading = f'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY x SYSTEM "file://{secret}">]>'
    for name, entity, head in (("laughs", "&l11;", laughing), ("file", "&x;", reading)):
        web.put(f"/{name}.xml", f"{head}<urlset><url><loc>{web.origin}/{entity}</loc></url></urlset>", content_type="application/xml")
        item = f"<item><title>{entity}</title><link>{web.origin}/{entity}</link></item>"
        web.put(f"/{name}.rss", f"{head}<rss version='2.0'><channel>{item}</channel></rss>", content_type="application/rss+xml")
    for n in range(6):
        loop = "".join(f"<sitemap><loc>{web.origin}/loop{k}.xml</loc></sitemap>" for k in (n, n + 1, 0))
        web.put(f"/loop{n}.xml", f"<sitemapindex>{loop}</sitemapindex>", content_type="application/xml")
    web.put("/", "<p>x</p>")
    maps = [f"{web.origin}/{name}.xml" for name in ("laughs", "file", "loop0")]
    feeds = [f"{web.origin}/{name}.rss" for name in ("laughs", "file")]
    return {"start_urls": [web.origin + "/"], "sitemaps": maps, "feeds": feeds, "delay": 0, "allow_private": [web.inside]}


def inward(web, port):
    """A site that leads inside in every spelling and by every way that a crawler takes."""
    hosts = [f"[{h.strip('[]')}]" if ":" in h else h for h in INSIDE if "%" not in h]
    hosts += [
        "①②⑦.⓪.⓪.①",
        "0177.0x0.0.1",
        "0x7f.1",
        "127.0x1",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::FFFF:A9FE:A9FE]",
        "0xA000001",
        "0300.0250.1.1",
    ]
    hosts += [
        "3232235777",
        "[0000::0001]",
        "127.000.000.001",
        "[2002:c0a8:101::]",
        "100.64.1",
        "0x64400001",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "１２７.0.0.1",
        "127。0。0。1",
        "%31%32%37.0.0.1",
        "user:pass@127.0.0.1",
        *NAMES,
    ]
    spelt = [f"http://{host}:{port}/{n}" for n, host in enumerate(hosts)]
    odd = [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "data:text/html,x",
        "gopher://127.0.0.1/",
        "javascript:x",
        f"//127.0.0.1:{port}/schemeless",
    ]
    for n, url in enumerate(spelt):
        web.put(f"/to/{n}", "", status=(301, 302, 303, 307, 308)[n % 5], location=url)
    web.put("/hop", "", status=302, location="/to/0")
    web.put("/robots.txt", "".join(f"Sitemap: {url}\n" for url in spelt[:9]), content_type="text/plain")
    web.put("/map.xml", "<urlset>" + "".join(f"<url><loc>{url}/map</loc></url>" for url in spelt) + "</urlset>")
    web.put("/rss", "<rss version='2.0'><channel>" + "".join(f"<item><link>{url}/rss</link></item>" for url in spelt) + "</channel></rss>")
    links = "".join(f'<a href="{url}">去</a>' for url in [*spelt, *odd, "/hop", *(f"/to/{n}" for n in range(len(spelt)))])
    head = f'<link rel="canonical" href="{spelt[0]}/canonical"><meta http-equiv="refresh" content="0;url={spelt[0]}/refresh">'
    web.put("/", f"<html><head>{head}</head><body>{links}</body></html>")
    web.put("/based", f'<base href="{spelt[0]}/base/"><a href="x">去</a>')
    starts = [web.origin + "/", web.origin + "/based", spelt[0] + "/start"]
    return {
        **OURS,
        "start_urls": starts,
        "sitemaps": [web.origin + "/map.xml"],
        "feeds": [web.origin + "/rss"],
        "allow_private": [web.inside],
    }


def odd_answers(web):
    """Headers, cookies, titles and addresses that would like to be something else."""
    web.article("/ansi", f"标题{ESCAPES.replace(chr(10), '')}")
    web.put("/cookie", "<p>一</p>", set_cookie="a=b; Domain=com; Path=/")
    web.put("/many", "<p>二</p>", **{f"x_{n}": "y" * 100 for n in range(1500)})
    web.put("/types", "<p>三</p>", content_type="text/html; charset=\x1b[31m; boundary=" + "x" * 9000)
    web.put("/tag", "<p>四</p>", etag='"\x1b[31m"', last_modified="\x9b31m")
    for n, target in enumerate(
        ["javascript:alert(1)", "file:///etc/passwd", "http://[", "//", "\x1b[31m", "/" + "x" * 9000, "http://a b/", ""]
    ):
        web.put(f"/away{n}", "", status=302, location=target)
    for n in range(100):
        web.put(f"/hop{n}", "", status=302, location=f"/hop{n + 1}")
    links = "".join(
        f'<a href="{path}">{path}</a>'
        for path in [*(path for path in web.pages if not path.startswith("/hop")), f"/x{ESCAPES}", "/y%1b%5b2J", "/hop0"]
    )
    web.put("/", f"<title>{ESCAPES}</title>{links}")
    return {"start_urls": [web.origin + "/"], "delay": 0, "allow_private": [web.inside]}
