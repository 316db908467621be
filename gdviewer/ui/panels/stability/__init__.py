"""How stable the selected run is at the playhead, how it ends, and f along its step."""
