"""The gaps that a crawl keeps, at a real server that writes down when each request arrived."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

from benchmarks.crawl.site import Answer, Server, serving, tree

DELAYS = {1.0: 12, 3.0: 6, 10.0: 3}  # seconds -> pages
RETRY_AFTER = 6.0


def hold() -> bool:
    """Print how many pairs of requests keep their gap; whether all do."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        servers = {delay: stack.enter_context(serving(tree(pages))) for delay, pages in DELAYS.items()}
        busy = stack.enter_context(serving(_busy(tree(4))))
        slow = stack.enter_context(serving(_asks(tree(4), "User-agent: *\nCrawl-delay: 3\n")))
        tables = [server.toml(f"gap{delay:.0f}", delay=delay, max_pages=DELAYS[delay]) for delay, server in servers.items()]
        tables += [busy.toml("busy", delay=1.0, max_pages=4), slow.toml("slow", delay=1.0, max_pages=4)]
        file = Path(folder) / "sites.toml"
        file.write_text("\n".join(tables), "utf-8")
        subprocess.run(
            [sys.executable, "-m", "taosha", "crawl", "--sites", file, "--out", Path(folder) / "out"], capture_output=True, check=True
        )
        held = [_held(f"delay {delay:g} s", delay, server) for delay, server in servers.items()]
        held.append(_held("Crawl-delay 3 s", 3.0, slow, lambda n: n > 0))  # the first pair begins with the request for robots.txt
        held.append(_held("Retry-After 6 s on 503", RETRY_AFTER, busy, lambda n: n == _front(busy)))
    return all(held)


def _held(what: str, asked: float, server: Server, where: Callable[[int], bool] = lambda _: True) -> bool:
    """Print the pairs of one server; `where` says behind which request n the seconds asked for must lie, and not the delay of 1 s."""
    pairs = [(later - earlier, asked if where(n) else 1.0) for n, ((_, earlier), (_, later)) in enumerate(pairwise(server.seen))]
    good, seen = sum(found >= least for found, least in pairs), sum(where(n) for n in range(len(pairs)))
    spare = min((found - least for found, least in pairs), default=0.0)
    print(
        f"{what}: {good} of {len(pairs)} pairs, {seen} of them asked for {asked:g} s; the closest is {spare:.3f} s over its gap", flush=True
    )
    return good == len(pairs) and seen > 0


def _busy(answer: Answer) -> Answer:
    """The first time that the front page is asked for, the server is busy."""
    asked: list[str] = []

    def given(path: str) -> tuple[int, dict[str, str], bytes] | None:
        asked.append(path)
        return (503, {"Retry-After": f"{RETRY_AFTER:.0f}"}, b"") if path == "/" and asked.count("/") == 1 else answer(path)

    return given


def _asks(answer: Answer, robots: str) -> Answer:
    return lambda path: (200, {"content-type": "text/plain"}, robots.encode()) if path == "/robots.txt" else answer(path)


def _front(server: Server) -> int:
    """Which request was the first for the front page."""
    return [path for path, _ in server.seen].index("/")
