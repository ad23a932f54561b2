"""Conversions between terms and the expressions of other systems, which are never trusted."""
