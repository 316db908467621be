"""The pens that draw isolines and paths on the surface, in the colors of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor

from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.relief_gl.markers_item import Ink
from gdviewer.scene.relief_gl.pen import Pen
from gdviewer.scene.theme import Theme

_ISOLINE_NEARER, _HALO_NEARER, _PATH_NEARER, _MARKER_NEARER = 0.002, 0.006, 0.0065, 0.007
_FAINT = 0.55  # of its strength has a path behind the surface, or beside one that is raised


def isoline_pens(theme: Theme) -> tuple[Pen, ...]:
    """Return the pen of isolines, as pale as on the contour."""
    color = QColor(theme.isoline)
    color.setAlphaF(theme.isoline_strength)
    return (Pen(color, 0.5 * theme.scale, nearer=_ISOLINE_NEARER, is_round=False),)


def path_pens(theme: Theme, brush: Brush, *, is_faint: bool) -> tuple[Pen, ...]:
    """Return the pens of a path: faint behind the surface, then its casing, then itself."""
    line, dot, more = brush.line_width / 2, brush.dot_size / 2, brush.halo_width
    hidden, dash = _faint(brush, theme), brush.dash
    color = hidden if is_faint else QColor(brush.color)
    return (
        Pen(hidden, line, is_behind=True, dash=dash),
        Pen(QColor(brush.halo), line + more, dot + more, _HALO_NEARER, dash=dash),
        Pen(color, line, dot, _PATH_NEARER, dash=dash),
    )


def marker_ink(theme: Theme, brush: Brush, *, is_faint: bool) -> Ink:
    """Return what draws the markers of a path."""
    color = _faint(brush, theme) if is_faint else QColor(brush.color)
    return Ink(color, QColor(brush.halo), brush.marker_radius, brush.halo_width, _MARKER_NEARER)


def _faint(brush: Brush, theme: Theme) -> QColor:
    """Return the color faint on the ground; opaque, since a path lies over itself."""
    color, ground = QColor(brush.color), QColor(theme.valley)
    part, rest = _FAINT, 1 - _FAINT
    return QColor.fromRgbF(
        part * color.redF() + rest * ground.redF(),
        part * color.greenF() + rest * ground.greenF(),
        part * color.blueF() + rest * ground.blueF(),
    )
