"""What a crawl costs and what it survives: beside plain Scrapy, at its frontier, through kills, at the gaps it keeps."""
