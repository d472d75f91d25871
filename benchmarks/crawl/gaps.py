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
        held = [_held(f"delay {delay:g} s", server, lambda _, delay=delay: delay) for delay, server in servers.items()]
        held.append(_held("Crawl-delay 3 s", slow, lambda n: 3.0 if n else 1.0))
        held.append(_held("Retry-After 6 s on 503", busy, lambda n: RETRY_AFTER if busy.seen[n][0] == "/1" and _first(busy, n) else 1.0))
    return all(held)


def _held(what: str, server: Server, gap: Callable[[int], float]) -> bool:
    """Print the pairs of one server; `gap` gives the seconds that must lie behind request n."""
    pairs = [(later - earlier, gap(n)) for n, ((_, earlier), (_, later)) in enumerate(pairwise(server.seen))]
    good = sum(found >= least for found, least in pairs)
    print(f"{what}: {good} of {len(pairs)} pairs, the closest {min(found for found, _ in pairs):.3f} s")
    return good == len(pairs)


def _busy(answer: Answer) -> Answer:
    """The first time that page 1 is asked for, the server is busy."""
    asked: list[str] = []

    def given(path: str) -> tuple[int, dict[str, str], bytes] | None:
        asked.append(path)
        return (503, {"Retry-After": f"{RETRY_AFTER:.0f}"}, b"") if path == "/1" and asked.count("/1") == 1 else answer(path)

    return given


def _asks(answer: Answer, robots: str) -> Answer:
    return lambda path: (200, {"content-type": "text/plain"}, robots.encode()) if path == "/robots.txt" else answer(path)


def _first(server: Server, n: int) -> bool:
    return [path for path, _ in server.seen].index(server.seen[n][0]) == n
