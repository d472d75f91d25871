"""Undoing the cloak of hijacked mirrors: stripped readings, mended tears, the script as it was, gaps marked."""

from filters.repair.undo import undo, undo_mirror

__all__ = ["undo", "undo_mirror"]
