"""A crawl that is killed again and again in the middle of work, held against one that was not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.crawl.site import Server, serving, tree
from pipelines.dataset import read, validate


def survives(pages: int, kills: int) -> bool:
    """Print what is left of `pages` after so many kills; whether all is there, once, and readable."""
    chance, done = random.Random(7), 0
    with serving(tree(pages)) as server, tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        (out / "sites.toml").write_text(server.toml("kills"), "utf-8")
        command = [sys.executable, "-m", "taosha", "crawl", "--sites", str(out / "sites.toml"), "--workers", "1", "--out"]
        began = time.monotonic()
        while done < kills and _killed(
            [*command, str(out / "killed")], server, chance, max(1, (pages - _work(server)) // (kills - done + 1))
        ):
            done += 1
            if not done % 10:
                print(f"{done} kills, {_work(server)} fetched, {time.monotonic() - began:.0f} s", flush=True)
        code = subprocess.run([*command, str(out / "killed")], capture_output=True, check=False).returncode
        fetched = _work(server)
        subprocess.run([*command, str(out / "whole")], capture_output=True, check=True)
        found, whole = _urls(out / "killed"), _urls(out / "whole")
        faults, flags = validate(out / "killed"), (_flags(out / "killed"), _flags(out / "whole"))
    doubled, refetched = sum(found.values()) - len(found), fetched - pages
    print(f"{done} kills: {len(found)}/{len(whole)} pages, {doubled} doubled, {len(faults)} faults, ", end="")
    print(f"flags {'complete' if flags[0] == flags[1] else 'differ'}, {refetched} fetched again, exit {code}")
    return found.keys() == whole.keys() and not doubled and not faults and flags[0] == flags[1] and refetched <= 2 * done


def _killed(command: list[str], server: Server, chance: random.Random, more: int) -> bool:
    """Start a crawl and kill it when about so many pages more were fetched; False where it ends before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    goal = _work(server) + chance.randint(0, 2 * more)
    while process.poll() is None and _work(server) < goal:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.3))
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def _work(server: Server) -> int:
    return sum(path == "/" or path[1:].isdecimal() for path, _ in server.seen)


def _urls(out: Path) -> Counter[str]:
    rows = [*read(out, "articles", ["url"])["url"].to_pylist(), *read(out, "rejects", ["url"])["url"].to_pylist()]
    return Counter(url for url in map(str, rows) if "/menu/" not in url)


def _flags(out: Path) -> Counter[tuple[str, str]]:
    rows = read(out, "flags", ["url", "rule"]).to_pylist()
    return Counter((row["url"], row["rule"]) for row in rows)
