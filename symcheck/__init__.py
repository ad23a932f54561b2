"""symcheck checks derivations, step by step, and gives evidence for each verdict."""
