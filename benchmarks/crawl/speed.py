"""A crawl beside plain Scrapy on the same site: CPU time a page of the crawling process, and how much of ours is refining."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.crawl.site import Server, serving, tree

# As a Scrapy project is usually begun: LinkExtractor, AutoThrottle off, title and text as JSON lines.
PLAIN = """
import json, resource, sys
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule
origin, out, pages = sys.argv[1:]
class Plain(CrawlSpider):
    name = "plain"
    start_urls = [origin + "/"]
    rules = [Rule(LinkExtractor(), callback="page", follow=True)]
    def page(self, response):
        yield {"url": response.url, "title": response.css("title::text").get(), "text": response.css("p::text").getall()}
process = CrawlerProcess({"LOG_LEVEL": "ERROR", "FEEDS": {out: {"format": "jsonlines"}}, "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0})
process.crawl(Plain)
process.start()
spent = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"cpu": spent.ru_utime + spent.ru_stime, "refining": 0.0, "pages": sum(1 for _ in open(out))}))
"""

OURS = """
import json, resource, sys, time
from pathlib import Path
import crawler.workers
from crawler.run import crawl
from crawler.sites import load_sites
spent, prepare = [], crawler.workers.refiner
def timed(config):
    refine = prepare(config)
    def one(raw):
        began = time.thread_time()
        try:
            return refine(raw)
        finally:
            spent.append(time.thread_time() - began)
    return one
crawler.workers.refiner = timed
sites, out, pages = sys.argv[1:]
result = crawl(list(load_sites(Path(sites)).values()), Path(out), workers=0, settings={"LOG_LEVEL": "ERROR"})
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "refining": sum(spent), "pages": sum(site.fetched for site in result.sites)}))
"""


def beside_scrapy(pages: int) -> None:
    """Print milliseconds of CPU a page of both: the start of the process, measured on a site of one page, taken off."""
    ours, plain = (_each(source, pages) for source in (OURS, PLAIN))
    ratio = plain[0] / (ours[0] - ours[1])
    print(f"{pages} pages, one connection, CPU a page: ours {ours[0]:.2f} ms, {ours[1]:.2f} of it refining; plain Scrapy {plain[0]:.2f} ms")
    print(f"crawling alone: ours {ours[0] - ours[1]:.2f} ms, {ratio:.2f}x as fast as plain Scrapy with LinkExtractor")


def _each(source: str, pages: int) -> tuple[float, float]:
    """CPU and refining, milliseconds a page."""
    few, many = _run(source, 40), _run(source, pages)
    n = many["pages"] - few["pages"]
    return 1000 * (many["cpu"] - few["cpu"]) / n, 1000 * (many["refining"] - few["refining"]) / n


def _run(source: str, pages: int) -> dict[str, float]:
    with serving(tree(pages)) as server, tempfile.TemporaryDirectory() as folder:
        target = _sites(server, Path(folder)) if source is OURS else server.origin
        command = [sys.executable, "-c", source, str(target), str(Path(folder) / "out"), str(pages)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def _sites(server: Server, folder: Path) -> Path:
    file = folder / "sites.toml"
    file.write_text(server.toml("bench"), "utf-8")
    return file
