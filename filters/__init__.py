"""Pure functions on one page: what it says, and what was wrong with it. No I/O, no Scrapy, no Parquet."""
