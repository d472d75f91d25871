"""CPU time of a page, beside other ways."""
