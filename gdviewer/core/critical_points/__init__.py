"""Finds and classifies the points where the gradient vanishes."""
