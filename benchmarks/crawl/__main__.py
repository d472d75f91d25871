"""Speed of a crawl beside plain Scrapy, rates of the frontier; on demand a run through kills and the gaps at a real server.

Usage: python -m benchmarks.crawl [--pages N] [--kills N] [--gaps]
CPU time, all processes on this machine; compare ratios, not times.
"""

from __future__ import annotations

import argparse

from benchmarks.crawl import frontier, gaps, kills, speed


def main() -> int:
    """Print the figures; returns 1 where one that must hold does not."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.crawl", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=400, help="pages of the loopback site")
    parser.add_argument("--kills", type=int, default=0, help="kill -9 a crawl so many times in the middle of work (minutes)")
    parser.add_argument("--gaps", action="store_true", help="hold delays of 1, 3 and 10 s and Retry-After against a real server (a minute)")
    given = parser.parse_args()
    if given.kills or given.gaps:
        good = [kills.survives(given.pages, given.kills)] if given.kills else []
        good += [gaps.hold()] if given.gaps else []
        return int(not all(good))
    speed.beside_scrapy(given.pages)
    frontier.rates()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
