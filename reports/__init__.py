"""From a dataset to what people look at: the terminal summary, the HTML report, JSON and CSV, one page explained."""
