"""Floor 5: reports for people and for programs."""
