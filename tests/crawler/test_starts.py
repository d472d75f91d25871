"""Twenty simultaneous starts of one site: one crawls, nineteen exit 75."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter

# Everything is loaded once; then twenty copies of the process start the command at the same moment, without sharing anything.
STARTS = """
import os, sys
import crawler.run, crawler.spiders.article, pipelines.page, pyarrow.parquet, scrapy.crawler
from taosha.cli import run
ready, go = os.pipe()
children = []
for n in range(20):
    pid = os.fork()
    if not pid:
        os.close(go)
        os.read(ready, 1)
        sys.stdout = open(os.devnull, "w")
        os._exit(run(sys.argv[1:]))
    children.append(pid)
os.close(go)
print(*[os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children])
"""


def test_of_twenty_starts_one_crawls_and_nineteen_exit_75(web, crawl):
    def slow(_):
        time.sleep(0.5)
        return 200, {"content-type": "text/html"}, "<h1>页</h1>".encode()

    links = "".join(f'<a href="/{n}">条目{n}号</a>' for n in range(12))
    web.put("/", f"<h1>首页</h1>{links}")
    for n in range(12):
        web.pages[f"/{n}"] = slow
    crawl.command({"one": {"start_urls": [web.origin + "/"], "allow_private": [web.inside], "delay": 0}})
    arguments = ["crawl", "--sites", str(crawl.folder / "sites.toml"), "--out", str(crawl.out), "--workers", "0"]
    done = subprocess.run([sys.executable, "-c", STARTS, *arguments], capture_output=True, text=True, timeout=300)
    assert Counter(done.stdout.split()) == {"0": 1, "75": 19}, done.stderr
    assert done.stderr.count("another run crawls one into this dataset (pid ") == 19
    assert web.paths().count("/") == 1
    assert len(crawl.pages()) == 13
