"""Tells how a method behaves on the quadratic that fits a point, and what its run really does."""
