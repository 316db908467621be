"""The window: widgets that edit the document and show the frame."""
