"""The formula: typed, completed, explained, with its parameters and variables."""
