"""From a raw page to a dataset: the way of a page, the policy, readers, executors, writers."""
