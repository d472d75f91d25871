"""What a page hides from its readers and shows to search engines: hidden blocks, link farms, scripts."""
