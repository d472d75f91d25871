"""One site's memory: what is still to be fetched, what was answered, and what is on its way into the dataset."""

from crawler.frontier.frontier import Frontier

__all__ = ["Frontier"]
