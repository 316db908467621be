"""Draws lines on the surface: thin ones, or wide ones with dashes and dots in a casing."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtGui import QOpenGLFunctions, QVector4D
from PySide6.QtOpenGL import QOpenGLBuffer, QOpenGLShaderProgram

from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.pieces import CORNERS_A_PIECE, INDICES_A_PIECE, triangles_of
from gdviewer.scene.relief_gl.buffer import Buffer
from gdviewer.scene.relief_gl.matrix import matrix_of
from gdviewer.scene.relief_gl.pen import Pen
from gdviewer.scene.relief_gl.shaders import Programs
from gdviewer.scene.relief_gl.translucency import translucent

_FIELDS = {"a_begin": "begin", "a_end": "end", "a_corner": "corner"}


class LinesItem:
    """Keeps the pieces of lines on the card."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._corners = Buffer()
        self._triangles = Buffer(QOpenGLBuffer.Type.IndexBuffer)
        self._pieces = 0

    def show(self, corners: NDArray[Any]) -> None:
        """Draw these corners of pieces from now on."""
        self._pieces = len(corners) // CORNERS_A_PIECE
        self._corners.hold(corners)
        self._triangles.hold(triangles_of(self._pieces))

    def draw(
        self, gl: QOpenGLFunctions, camera: Camera, pens: tuple[Pen, ...], count: int | None = None
    ) -> None:
        """Draw the first ``count`` pieces, or all, with each of ``pens``, as seen by ``camera``."""
        pieces = self._pieces if count is None else count
        if not pieces:
            return
        program = self._programs.line
        program.bind()
        program.setUniformValue(program.uniformLocation("u_matrix"), matrix_of(camera))
        program.setUniformValue(
            program.uniformLocation("u_half"), camera.width / 2, camera.height / 2
        )
        program.setUniformValue1f(program.uniformLocation("u_unit"), camera.unit)
        self._corners.feed(program, _FIELDS)
        for pen in pens:
            _take(program, pen)
            with translucent(gl, is_behind=pen.is_behind):
                self._triangles.draw_triangles(gl, pieces * INDICES_A_PIECE)
        self._corners.release(program, _FIELDS)
        program.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._corners.forget()
        self._triangles.forget()


def _take(program: QOpenGLShaderProgram, pen: Pen) -> None:
    program.setUniformValue(program.uniformLocation("u_color"), pen.color)
    program.setUniformValue1f(program.uniformLocation("u_line"), pen.line)
    program.setUniformValue1f(program.uniformLocation("u_dot"), pen.dot)
    program.setUniformValue1f(program.uniformLocation("u_cap"), float(pen.is_round))
    program.setUniformValue1f(program.uniformLocation("u_nearer"), pen.nearer)
    program.setUniformValue(program.uniformLocation("u_dash"), QVector4D(*pen.dashes))
