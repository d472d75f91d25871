"""The spider that CONTRIBUTING.md shows does what is said of it."""

import subprocess
import sys
from pathlib import Path

from pipelines.dataset import read

ROOT = Path(__file__).parents[2]


def test_the_spider_that_is_shown_leaves_short_pages_out(tmp_path):
    _, _, shown = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Extending the spider")
    spider, out = tmp_path / "long_reads.py", tmp_path / "out"
    spider.write_text(shown.split("```python\n")[1].split("```")[0], "utf-8")
    arguments = ["-a", "site=demo", "-a", f"out={out}", "-a", "max_pages=15", "-a", "workers=0"]
    done = subprocess.run([sys.executable, "-m", "scrapy", "runspider", spider, *arguments], cwd=ROOT, capture_output=True, timeout=300)
    assert done.returncode == 0
    fetches, articles = read(out, "fetches"), read(out, "articles")
    assert fetches["outcome"].to_pylist().count("too_short") > 0
    assert articles.num_rows > 0
    assert not set(fetches["url"].to_pylist()) & set(articles["url"].to_pylist())
