"""Numbers: formulas, surfaces, methods and the loop that walks; no window."""
