"""Hands the matrix of a camera to a program of the graphics card."""

from __future__ import annotations

from PySide6.QtGui import QMatrix4x4

from gdviewer.scene.relief.camera import Camera


def matrix_of(camera: Camera) -> QMatrix4x4:
    """Return the matrix of ``camera`` as Qt has it."""
    return QMatrix4x4(*camera.matrix.ravel().tolist())
