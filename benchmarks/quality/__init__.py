"""The policy on pages of known kinds."""
