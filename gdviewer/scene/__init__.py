"""What is drawn, on the screen as in a file; it edits nothing."""
