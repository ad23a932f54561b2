"""Floor 3: terms and claims as text."""
