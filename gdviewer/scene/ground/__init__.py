"""What lies under the paths: the pale fill, its colors and its isolines, kept as a picture."""
