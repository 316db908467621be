"""What each command of the terminal does: one file a command."""
