"""A function of one variable, as a curve."""
