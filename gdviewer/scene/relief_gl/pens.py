"""The pens that draw isolines and paths on the surface, in the colors of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor

from gdviewer.scene.relief_gl.lines_item import Pen
from gdviewer.scene.theme import Theme

_ISOLINE_NEARER, _HALO_NEARER, _PATH_NEARER = 0.002, 0.006, 0.0065
_SEEN_THROUGH = 0.55  # of its strength has a path behind the surface


def isoline_pens(theme: Theme) -> tuple[Pen, ...]:
    """Return the pen of isolines, as pale as on the contour."""
    color = QColor(theme.isoline)
    color.setAlphaF(theme.isoline_strength)
    return (Pen(color, 0.5 * theme.scale, nearer=_ISOLINE_NEARER, is_round=False),)


def path_pens(theme: Theme, color: int) -> tuple[Pen, ...]:
    """Return the pens of a path: faint through the surface, then its casing, then itself."""
    line, dot, more = theme.line_width / 2, theme.dot_size / 2, theme.halo_width
    loud = QColor(theme.run_color(color))
    return (
        Pen(_mixed(loud, QColor(theme.valley)), line, is_through=True),
        Pen(QColor(theme.halo), line + more, dot + more, _HALO_NEARER),
        Pen(loud, line, dot, _PATH_NEARER),
    )


def _mixed(color: QColor, ground: QColor) -> QColor:
    """Return ``color`` faint on ``ground``; opaque, since a path lies over itself."""
    part, rest = _SEEN_THROUGH, 1 - _SEEN_THROUGH
    return QColor.fromRgbF(
        part * color.redF() + rest * ground.redF(),
        part * color.greenF() + rest * ground.greenF(),
        part * color.blueF() + rest * ground.blueF(),
    )
