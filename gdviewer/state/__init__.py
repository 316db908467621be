"""The document, what follows from it, and the worker that computes it."""
