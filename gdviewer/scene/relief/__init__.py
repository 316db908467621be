"""The surface in space as numbers: its mesh, the lines on it, what a ray meets; no OpenGL."""
