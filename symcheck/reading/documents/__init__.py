"""Documents as people write them, read to derivations: Markdown, LaTeX, notebooks."""
