"""The methods, one a file; each registers itself."""
