"""Floor 2: untrusted search for certificates and witnesses."""
