"""Draws the triangles of the surface."""

from __future__ import annotations

import math

from PySide6.QtGui import QOpenGLFunctions, QVector3D
from PySide6.QtOpenGL import QOpenGLBuffer

from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.mesh import Mesh
from gdviewer.scene.relief_gl.buffer import Buffer
from gdviewer.scene.relief_gl.matrix import matrix_of
from gdviewer.scene.relief_gl.shaders import Programs

_DEPTH_TEST, _BLEND = 0x0B71, 0x0BE2
_FIELDS = {"a_place": "place", "a_normal": "normal", "a_color": "color"}
_LIGHT_TURN, _LIGHT_RISE = math.radians(-65.0), math.radians(50.0)  # from where the viewer stands


class SurfaceItem:
    """Keeps a mesh on the card."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._vertices = Buffer()
        self._faces = Buffer(QOpenGLBuffer.Type.IndexBuffer)

    def show(self, mesh: Mesh) -> None:
        """Draw ``mesh`` from now on."""
        self._vertices.hold(mesh.vertices)
        self._faces.hold(mesh.faces)

    def draw(self, gl: QOpenGLFunctions, camera: Camera, azimuth: float) -> None:
        """Draw it as ``camera`` sees it from ``azimuth``, in degrees; the light is at the left."""
        if not len(self._faces):
            return
        program = self._programs.surface
        gl.glEnable(_DEPTH_TEST)
        gl.glDisable(_BLEND)
        program.bind()
        program.setUniformValue(program.uniformLocation("u_matrix"), matrix_of(camera))
        program.setUniformValue(program.uniformLocation("u_light"), _light(azimuth))
        self._vertices.feed(program, _FIELDS)
        self._faces.draw_triangles(gl, len(self._faces))
        self._vertices.release(program, _FIELDS)
        program.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._vertices.forget()
        self._faces.forget()


def _light(azimuth: float) -> QVector3D:
    """Return the unit vector to the light, which goes with the viewer."""
    turn = math.radians(azimuth) + _LIGHT_TURN
    flat = math.cos(_LIGHT_RISE)
    return QVector3D(flat * math.cos(turn), flat * math.sin(turn), math.sin(_LIGHT_RISE))
