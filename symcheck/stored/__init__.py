"""Stored certificates, and their replay where nothing above the kernel can be imported."""
