"""Whether a function is convex, and how that is known."""
