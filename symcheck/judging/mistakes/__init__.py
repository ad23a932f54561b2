"""The catalogue of mistakes that people make, as data."""
