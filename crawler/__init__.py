"""The Scrapy project: what is fetched, how politely, what is remembered of it, and the way into the dataset."""
