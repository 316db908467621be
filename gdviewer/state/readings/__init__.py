"""What a frame says in words and numbers, for tables, charts and sentences."""
