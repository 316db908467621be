"""The step, taken apart: a method's rule as lines, in symbols and in this step's numbers."""
