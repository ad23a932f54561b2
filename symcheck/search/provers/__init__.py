"""Provers: plain functions that propose certificates."""
