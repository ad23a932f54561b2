"""Floor 1, to be trusted: certificates, lemmas, exact and ball arithmetic, `check`."""
