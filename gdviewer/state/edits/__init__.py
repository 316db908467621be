"""What each edit makes of a document: pure functions, no Qt."""
