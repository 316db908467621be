"""Where the playhead is, what it counts, and what happened on the way."""
