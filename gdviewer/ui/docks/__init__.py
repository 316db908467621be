"""Where the panels stand: at the sides, at the bottom, and as they were left."""
