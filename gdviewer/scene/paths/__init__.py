"""The paths of the runs: from the points of a trajectory to the strokes of a picture."""
