"""Floor 3: derivations. What an author writes, and the plain data it becomes."""
