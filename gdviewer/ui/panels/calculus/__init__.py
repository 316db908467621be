"""The calculus of the function."""
