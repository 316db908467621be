"""Paints pieces of paths in one order, on the screen as in a file: what came first lies on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some strokes of a path: ``lines`` ``(n, 4)``, ``dots`` ``(m, 2)``, ``markers`` ``(k, 2)``."""

    brush: Brush
    lines: Array
    dots: Array
    markers: Array


def paint_halos(painter: QPainter, pieces: Sequence[Piece]) -> None:
    """Paint the casings of ``pieces``, to lie below all inks."""
    for piece in pieces:
        piece.brush.paint_halo(painter, piece.lines, piece.dots)


def paint_inks(painter: QPainter, pieces: Sequence[Piece]) -> None:
    """Paint lines and dots, those of the first of ``pieces`` on top, then the markers of all."""
    for piece in reversed(pieces):
        piece.brush.paint(painter, piece.lines, piece.dots)
    for piece in pieces:
        piece.brush.paint_markers(painter, piece.markers)
