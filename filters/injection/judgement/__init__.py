"""Whether a run was injected: cues in log-odds, each with its reason, added up to a score."""
