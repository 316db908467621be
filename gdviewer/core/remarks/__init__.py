"""Says in a sentence or two what a step did and why, from measured facts alone."""
