"""Who does the work: this process, or worker processes beside it. The same pages give the same records with either."""
