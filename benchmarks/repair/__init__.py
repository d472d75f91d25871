"""Cloaks undone, on the demo site's forward model of the kits."""
