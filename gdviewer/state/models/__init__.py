"""The one writer, built up in layers: each adds what a user can do with one thing."""
