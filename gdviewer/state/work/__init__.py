"""What is computed for the document, beside the window: jobs, the worker, and what has come."""
