"""Refuters: plain functions that propose witnesses."""
