"""What is known of an article beside its text: title, author, date, source, section, lead image."""

from filters.metadata.facts import read

__all__ = ["read"]
