"""Who does the work: this process, worker processes beside it, or a Ray cluster. The same pages give the same records with each."""
