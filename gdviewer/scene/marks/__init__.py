"""What lies over the ground and the paths: starts, known and critical points, directions."""
