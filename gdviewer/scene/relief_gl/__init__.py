"""The surface in space on the graphics card; imported when it is first shown."""
