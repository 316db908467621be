"""Widgets that hold a scene and turn mouse and keys into edits, one file each."""
