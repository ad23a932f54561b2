"""Floor 1: what must be trusted. Certificates, the lemma ledger, exact and ball arithmetic, check."""
