"""Draws lines on the surface: thin ones, or wide ones with dots in a casing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from PySide6.QtGui import QColor, QMatrix4x4, QOpenGLFunctions
from PySide6.QtOpenGL import QOpenGLShaderProgram

from gdviewer.scene.relief.pieces import CORNERS_A_PIECE
from gdviewer.scene.relief_gl.buffer import Buffer
from gdviewer.scene.relief_gl.shaders import line_program

_TRIANGLES, _DEPTH_TEST, _BLEND = 0x0004, 0x0B71, 0x0BE2
_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE = 0x0302, 0x0303, 1
_FIELDS = {"a_begin": "begin", "a_end": "end", "a_corner": "corner"}
_EDGE = 1.0  # pixels beyond a line over which it fades


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: half its width and the radius of its dots in pixels.

    ``nearer`` is by which part of its distance it comes nearer to the eye than it is;
    ``is_through`` where it is seen through the surface; only one that ``is_round`` has round ends.
    """

    color: QColor
    line: float
    dot: float = 0.0
    nearer: float = 0.0
    is_through: bool = False
    is_round: bool = True


class LinesItem:
    """Keeps the pieces of lines on the card."""

    def __init__(self) -> None:
        self._corners = Buffer()
        self._program: QOpenGLShaderProgram | None = None

    def show(self, corners: NDArray[Any]) -> None:
        """Draw these corners of pieces from now on."""
        self._corners.hold(corners)

    def draw(
        self,
        gl: QOpenGLFunctions,
        matrix: QMatrix4x4,
        size: tuple[float, float],
        pens: tuple[Pen, ...],
        count: int | None = None,
    ) -> None:
        """Draw the first ``count`` pieces with each of ``pens`` in a picture of ``size`` pixels."""
        corners = len(self._corners) if count is None else count * CORNERS_A_PIECE
        if not corners:
            return
        self._program = program = self._program or line_program()
        program.bind()
        program.setUniformValue(program.uniformLocation("u_matrix"), matrix)
        program.setUniformValue(program.uniformLocation("u_half"), size[0] / 2, size[1] / 2)
        self._corners.feed(program, _FIELDS)
        gl.glEnable(_BLEND)
        gl.glBlendFuncSeparate(_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE, _REST_OF_ALPHA)
        gl.glDepthMask(0)
        for pen in pens:
            (gl.glDisable if pen.is_through else gl.glEnable)(_DEPTH_TEST)
            _take(program, pen)
            gl.glDrawArrays(_TRIANGLES, 0, corners)
        gl.glDepthMask(1)
        self._corners.release(program, _FIELDS)
        program.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._corners.forget()
        self._program = None


def _take(program: QOpenGLShaderProgram, pen: Pen) -> None:
    program.setUniformValue(program.uniformLocation("u_color"), pen.color)
    program.setUniformValue1f(program.uniformLocation("u_line"), pen.line)
    program.setUniformValue1f(program.uniformLocation("u_dot"), pen.dot)
    program.setUniformValue1f(program.uniformLocation("u_reach"), max(pen.line, pen.dot) + _EDGE)
    program.setUniformValue1f(program.uniformLocation("u_cap"), float(pen.is_round))
    program.setUniformValue1f(program.uniformLocation("u_nearer"), pen.nearer)
