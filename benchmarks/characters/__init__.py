"""The character model of injected keywords: what it learns from, and its training."""
