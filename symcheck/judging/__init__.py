"""Floor 4: from a derivation to a report."""
