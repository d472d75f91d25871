"""Candidates: runs of segments in one line or over neighbouring ones, and where they begin and end."""
