"""The axes of a picture: round numbers along them, and the bar of the colors."""
