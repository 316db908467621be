"""Draws the triangles of the surface."""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtGui import QMatrix4x4, QOpenGLFunctions, QVector3D
from PySide6.QtOpenGL import QOpenGLBuffer, QOpenGLShaderProgram
from shiboken6 import VoidPtr

from gdviewer.scene.relief.mesh import Mesh
from gdviewer.scene.relief_gl.buffer import UNSIGNED_INT, Buffer
from gdviewer.scene.relief_gl.shaders import surface_program

_TRIANGLES, _DEPTH_TEST, _BLEND = 0x0004, 0x0B71, 0x0BE2
_FROM_THE_BUFFER = cast("int", VoidPtr(0))  # PySide crashes on the int that its stub asks for
_FIELDS = {"a_place": "place", "a_normal": "normal", "a_color": "color"}
_LIGHT_TURN, _LIGHT_RISE = math.radians(-65.0), math.radians(50.0)  # from where the viewer stands


class SurfaceItem:
    """Keeps a mesh on the card."""

    def __init__(self) -> None:
        self._vertices = Buffer()
        self._faces = Buffer(QOpenGLBuffer.Type.IndexBuffer)
        self._program: QOpenGLShaderProgram | None = None

    def show(self, mesh: Mesh) -> None:
        """Draw ``mesh`` from now on."""
        self._vertices.hold(mesh.vertices)
        self._faces.hold(mesh.faces)

    def draw(self, gl: QOpenGLFunctions, matrix: QMatrix4x4, azimuth: float) -> None:
        """Draw it as seen by ``matrix`` from ``azimuth``, in degrees; the light is at the left."""
        if not len(self._faces):
            return
        self._program = self._program or surface_program()
        gl.glEnable(_DEPTH_TEST)
        gl.glDisable(_BLEND)
        self._program.bind()
        self._program.setUniformValue(self._program.uniformLocation("u_matrix"), matrix)
        self._program.setUniformValue(self._program.uniformLocation("u_light"), _light(azimuth))
        self._vertices.feed(self._program, _FIELDS)
        self._faces.bind()
        gl.glDrawElements(_TRIANGLES, len(self._faces), UNSIGNED_INT, _FROM_THE_BUFFER)
        self._faces.release()
        self._vertices.release(self._program, _FIELDS)
        self._program.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._vertices.forget()
        self._faces.forget()
        self._program = None


def _light(azimuth: float) -> QVector3D:
    """Return the unit vector to the light, which goes with the viewer."""
    turn = math.radians(azimuth) + _LIGHT_TURN
    flat = math.cos(_LIGHT_RISE)
    return QVector3D(flat * math.cos(turn), flat * math.sin(turn), math.sin(_LIGHT_RISE))
