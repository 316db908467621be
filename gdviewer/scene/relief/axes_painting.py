"""Paints the edges of the box with their numbers and names over the surface."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.relief.axes import Edge
from gdviewer.scene.text import text_width, write
from gdviewer.scene.theme import Theme

_TICK = 5.0
_GAP = 0.5  # heights of the text from a tick to its number
_NAME = 2.1  # ... and from the numbers on to the name
_APART = 1.3  # heights of the text that two numbers are apart, at least


def paint_edges(painter: QPainter, edges: tuple[Edge, ...], theme: Theme) -> list[QRectF]:
    """Paint ``edges`` as far as their numbers have room; return where numbers and names are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), theme.scale))
    for edge in edges:
        tips = edge.ticks + edge.outward * (_TICK * theme.scale)
        draw_lines(
            painter, np.concatenate((edge.ends.reshape(1, 4), np.hstack((edge.ticks, tips))))
        )
    written: list[tuple[Array, float]] = []
    for edge in edges:
        _write(painter, edge, theme, written)
    return [_around(place, width, theme) for place, width in written]


def _write(painter: QPainter, edge: Edge, theme: Theme, written: list[tuple[Array, float]]) -> None:
    """Write what is beside ``edge``, but no number on those ``written``, their places and widths.

    Those of this edge are added.
    """
    widest = 0.0
    for at, label in zip(edge.ticks, edge.labels, strict=True):
        width = text_width(label, theme)
        place = _beside(at, edge.outward, _TICK * theme.scale, width, theme)
        place = _within(edge.picture, place, at, width, theme)
        if any(_are_close(place, other, (width + far) / 2, theme) for other, far in written):
            continue
        write(painter, label, float(place[0]), float(place[1]), theme)
        written.append((place, width))
        widest = max(widest, width)
    at, width = edge.ends.mean(axis=0), text_width(edge.name, theme)
    place = _above(edge, theme) if edge.is_upright else _beyond(edge, widest, theme)
    place = _within(edge.picture, place, at, width, theme)
    write(painter, edge.name, float(place[0]), float(place[1]), theme, color=theme.muted)
    written.append((place, width))


def _beyond(edge: Edge, widest: float, theme: Theme) -> Array:
    """Return the middle of the name beyond numbers of which the ``widest`` has so many pixels."""
    reach = _TICK * theme.scale + _NAME * theme.font_size
    reach += widest * abs(float(edge.outward[0]))
    return _beside(edge.ends.mean(axis=0), edge.outward, reach, 0.0, theme)


def _above(edge: Edge, theme: Theme) -> Array:
    """Return the middle of the name above the upper end."""
    upper = edge.ends[edge.ends[:, 1].argmin()]
    return np.asarray(upper - (0.0, _APART * theme.font_size))


def _beside(at: Array, outward: Array, reach: float, width: float, theme: Theme) -> Array:
    """Return the middle of a text of ``width`` that begins ``reach`` pixels outward of ``at``."""
    half = np.array([width / 2, theme.font_size / 2])
    return np.asarray(
        at + outward * (reach + _GAP * theme.font_size + float(np.abs(outward) @ half))
    )


def _within(
    picture: tuple[float, float], place: Array, at: Array, width: float, theme: Theme
) -> Array:
    """Move a text of ``width`` into the picture, unless what it is ``at`` is not there itself."""
    half, size = np.array([width / 2, theme.font_size / 2]), np.array(picture)
    is_seen = bool(((at >= 0.0) & (at <= size)).all())
    return np.clip(place, half, np.maximum(size - half, half)) if is_seen else place


def _around(place: Array, width: float, theme: Theme) -> QRectF:
    x, y = place.tolist()
    return QRectF(x - width / 2, y - theme.font_size / 2, width, theme.font_size)


def _are_close(place: Array, other: Array, width: float, theme: Theme) -> bool:
    across, up = np.abs(place - other).tolist()
    return bool(across < width + theme.font_size / 2 and up < _APART * theme.font_size)
