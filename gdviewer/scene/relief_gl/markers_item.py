"""Draws the markers of a run along its path on the surface."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QOpenGLFunctions
from PySide6.QtOpenGL import QOpenGLShaderProgram

from gdviewer.core.objective import Array
from gdviewer.scene.paths.run_styles import Corners
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.marker_fans import corners_a_marker, fans_of
from gdviewer.scene.relief_gl.buffer import Buffer
from gdviewer.scene.relief_gl.matrix import matrix_of
from gdviewer.scene.relief_gl.shaders import Programs
from gdviewer.scene.relief_gl.translucency import translucent

_TRIANGLES = 4
_FIELDS = {"a_place": "place", "a_corner": "corner"}
_NARROWEST = 0.34  # radii from the middle of a marker to the nearest of its edges


@dataclass(frozen=True, slots=True)
class Ink:
    """The colors of a marker and of its casing; its radius and the casing's width in pixels.

    ``nearer`` is by which part of its distance it comes nearer to the eye than it is.
    """

    color: QColor
    casing: QColor
    radius: float
    casing_width: float
    nearer: float


class MarkersItem:
    """Keeps the markers of one path on the card."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._fans = Buffer()
        self._corners = 0

    def show(self, places: Array, marker: Corners) -> None:
        """Draw ``marker`` at these places ``(n, 3)`` of the box from now on."""
        self._corners = corners_a_marker(marker)
        self._fans.hold(fans_of(places, marker))

    def draw(self, gl: QOpenGLFunctions, camera: Camera, ink: Ink, count: int) -> None:
        """Draw the first ``count`` markers as ``camera`` sees them."""
        if not count:
            return
        program = self._programs.marker
        program.bind()
        program.setUniformValue(program.uniformLocation("u_matrix"), matrix_of(camera))
        program.setUniformValue(
            program.uniformLocation("u_half"), camera.width / 2, camera.height / 2
        )
        _take(program, ink)
        self._fans.feed(program, _FIELDS)
        with translucent(gl, is_behind=False):
            gl.glDrawArrays(_TRIANGLES, 0, count * self._corners)
        self._fans.release(program, _FIELDS)
        program.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._fans.forget()


def _take(program: QOpenGLShaderProgram, ink: Ink) -> None:
    wider = 1 + (ink.casing_width + 1) / (_NARROWEST * ink.radius)
    program.setUniformValue(program.uniformLocation("u_color"), ink.color)
    program.setUniformValue(program.uniformLocation("u_casing"), ink.casing)
    program.setUniformValue1f(program.uniformLocation("u_radius"), ink.radius)
    program.setUniformValue1f(program.uniformLocation("u_casing_width"), ink.casing_width)
    program.setUniformValue1f(program.uniformLocation("u_wider"), wider)
    program.setUniformValue1f(program.uniformLocation("u_nearer"), ink.nearer)
