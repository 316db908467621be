"""The export dialog, and the picture on the clipboard."""
