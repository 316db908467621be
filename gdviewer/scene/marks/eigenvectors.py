"""Paints the eigenvectors of the Hessian: along which lines f curves most and least, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.local import LocalCalculus
from gdviewer.core.numbers import format_number
from gdviewer.scene.text import paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_LONGEST = 0.17  # half the longer line, of the shorter side of the plot
_SHORTEST = 34.0  # half the shorter line, in pixels: it comes out of the playhead's dot
_WIDTH = 2.5
_ZERO = 1e-8  # of the larger |λ|
_DIGITS = 3
_GAP, _OPACITY = 5.0, 0.8
_LOOKS = {
    1: ("curves up", Qt.PenStyle.SolidLine),
    -1: ("curves down", Qt.PenStyle.DashLine),
    0: ("does not curve", Qt.PenStyle.DotLine),
}


@dataclass(frozen=True, slots=True)
class Axis:
    """A line in pixels along an eigenvector; ``sign`` is that of its eigenvalue, 0 for hardly any.

    ``text`` has the eigenvalue and says in words how f curves along the line.
    """

    line: QLineF
    sign: int
    text: str


def axes_of(local: LocalCalculus, viewport: Viewport, theme: Theme) -> tuple[Axis, ...]:
    """Return the lines along the two eigenvectors at a point of the plane.

    Their lengths are as those of the ellipse on which the quadratic model has one value, 1/√|λ|, up
    to a longest and a shortest one. A point in a flat has none, nor one without a Hessian.
    """
    values = local.eigenvalues
    largest = float(np.abs(values).max())
    if len(values) != 2 or not largest > 0:
        return ()
    signs = np.where(np.abs(values) > _ZERO * largest, np.sign(values), 0).astype(int)
    arms = local.eigenvectors.T * np.array(viewport.scale) * (1, -1)  # one row each, in pixels
    sizes = np.linalg.norm(arms, axis=1)
    lengths = sizes / np.sqrt(np.maximum(np.abs(values) / largest, _ZERO))
    longest = max(_LONGEST * min(viewport.width, viewport.height), _SHORTEST * theme.scale)
    lengths = np.maximum(lengths / lengths.max() * longest, _SHORTEST * theme.scale)
    ends = arms / sizes[:, np.newaxis] * lengths[:, np.newaxis]
    x, y = viewport.to_pixels(local.point).tolist()
    return tuple(
        Axis(QLineF(x - dx, y - dy, x + dx, y + dy), sign, _text(index, value, sign))
        for index, ((dx, dy), value, sign) in enumerate(
            zip(ends.tolist(), values.tolist(), signs.tolist(), strict=True)
        )
    )


def eigenvectors_of(frame: Frame) -> LocalCalculus | None:
    """Return the calculus whose eigenvectors are drawn at the playhead, where they are."""
    return frame.local if frame.document.shows_eigenvectors else None


def paint_eigenvectors(
    painter: QPainter, viewport: Viewport, local: LocalCalculus | None, theme: Theme
) -> None:
    """Paint the lines and their labels: solid where f curves up, dashed where it curves down."""
    axes = axes_of(local, viewport, theme) if local is not None else ()
    painter.save()
    painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for axis in axes:
        for pen in _pens(axis, theme):
            painter.setPen(pen)
            painter.drawLine(axis.line)
    for axis in axes:
        place = _label_place(axis, viewport, theme)
        paint_pale_ground(painter, place, theme, _OPACITY)
        write(painter, axis.text, place.center().x(), place.center().y(), theme)
    painter.restore()


def _text(index: int, value: float, sign: int) -> str:
    bend, _ = _LOOKS[sign]
    return f"λ{'₁₂'[index]} = {format_number(value, _DIGITS)}: f {bend}"


def _pens(axis: Axis, theme: Theme) -> Iterator[QPen]:
    """Yield the pen of the casing and that of the line."""
    width = _WIDTH * theme.scale
    _, style = _LOOKS[axis.sign]
    flat = Qt.PenCapStyle.FlatCap
    yield QPen(QColor(theme.halo), width + 2 * theme.halo_width, Qt.PenStyle.SolidLine, flat)
    yield QPen(QColor(theme.inks.curvature), width, style, flat)


def _label_place(axis: Axis, viewport: Viewport, theme: Theme) -> QRectF:
    """Return where the text goes: beyond the end of the line, on the side that is in view."""
    font = theme.font_size
    width, height = text_width(axis.text, theme) + 0.8 * font, 1.5 * font
    places = [_beyond(end, axis.line.center(), width, height, theme) for end in _ends(axis.line)]
    plot = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    return next((place for place in places if plot.contains(place)), places[0])


def _ends(line: QLineF) -> tuple[QPointF, QPointF]:
    return line.p2(), line.p1()


def _beyond(end: QPointF, center: QPointF, width: float, height: float, theme: Theme) -> QRectF:
    """Return a box of this size that touches ``end`` from the side away from ``center``."""
    away = (end - center) / QLineF(center, end).length()
    gap = _GAP * theme.scale
    middle = end + QPointF(away.x() * (width / 2 + gap), away.y() * (height / 2 + gap))
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
