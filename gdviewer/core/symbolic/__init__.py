"""What SymPy does for us, in a process of its own that is killed past its limits."""
