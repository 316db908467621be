"""Writes frames as pictures; one file per format."""
