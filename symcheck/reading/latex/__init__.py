"""Mathematics in LaTeX, read straight to terms and claims, each with its place in the text."""
