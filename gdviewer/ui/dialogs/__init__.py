"""Windows of their own: what is asked, listed and told."""
