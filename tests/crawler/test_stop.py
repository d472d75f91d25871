"""A crawl that is told to stop while a site is being opened ends, and can be gone on with."""

from __future__ import annotations

import subprocess
import sys

import pytest

DRIVE = """
import asyncio, os, signal, sys
from pathlib import Path
from crawler import run
from crawler.sites import load_sites
steps, out = int(sys.argv[1]), Path(sys.argv[2])
open_site = run._Runner._spider
def signalled(left):
    if left:
        asyncio.get_running_loop().call_soon(signalled, left - 1)
    else:
        os.kill(os.getpid(), signal.SIGTERM)
async def opened(self, journal, result):
    signalled(steps)
    await open_site(self, journal, result)
run._Runner._spider = opened
result = run.crawl(list(load_sites(Path(sys.argv[3])).values()), out, workers=0)
print(int(result.exit_code), result.sites[0].state)
"""


@pytest.mark.parametrize("steps", [0, 2, 5])  # of the loop, between the order to open a site and the signal
def test_a_signal_while_a_site_is_opened_ends_the_crawl(tmp_path, steps):
    sites = tmp_path / "sites.toml"
    sites.write_text('[sites.a]\nstart_urls = ["http://127.0.0.1:9/"]\nallow_private = ["127.0.0.1:9"]\n')
    command = [sys.executable, "-c", DRIVE, str(steps), str(tmp_path / "out"), str(sites)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.split() == ["143", "interrupted"], done.stderr
