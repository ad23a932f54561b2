"""Floor 0: what derivations say. Terms, claims, contexts and their meaning."""
