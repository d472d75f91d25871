"""The same page gives the same row and the same flags, however Python happens to order its sets."""

import os
import subprocess
import sys

ROWS = """
import hashlib
from crawler.demo import site
from filters.model import RawPage
from pipelines.config import Config, refiner
refine = refiner(Config.default())
digest = hashlib.sha256()
for path, served in sorted(site.pages().items())[::4]:
    row = refine(RawPage(served.body, url="https://demo.example" + path))
    digest.update(repr([getattr(row, name) for name in row.__slots__ if name != "directives"]).encode("utf-8", "surrogatepass"))
print(digest.hexdigest())
"""


def test_the_order_of_sets_shows_nowhere() -> None:
    seeds = [dict(os.environ, PYTHONHASHSEED=seed) for seed in ("1", "2", "77")]
    runs = [subprocess.run([sys.executable, "-c", ROWS], env=env, capture_output=True, text=True, check=True) for env in seeds]
    assert len({run.stdout for run in runs}) == 1
