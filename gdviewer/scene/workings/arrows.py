"""Arrows: always in the true direction, and long enough to be seen but not to fill the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from gdviewer.core.objective import Array
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_SHORTEST = 22.0  # pixels: the tip is clear of the playhead's dot ...
_LONGER_BY = 3.5  # ... and that of a wide arrow of the narrow one that lies in it, for each pixel
_LONGEST = 0.22  # of the shorter side of the plot
_HEAD, _HALF_HEAD = 9.0, 4.5  # the length of a head and half its width, beyond those of the line
_FARTHEST = 1e300  # pixels, for a point beyond all
_PARTING = 0.75  # pixels between an arrow and one that lies under it


@dataclass(frozen=True, slots=True)
class Arrow:
    """From ``tail`` to ``tip`` in pixels; ``is_true`` where its length is to scale."""

    tail: QPointF
    tip: QPointF
    is_true: bool

    @property
    def length(self) -> float:
        """Its length in pixels."""
        return math.hypot(self.tip.x() - self.tail.x(), self.tip.y() - self.tail.y())


def arrow_of(
    vector: Array, at: Array, width: float, viewport: Viewport, theme: Theme
) -> Arrow | None:
    """Return the arrow of ``vector`` ``(2,)`` from the point ``at``, both in the plane.

    ``width`` is that of its line in pixels of the screen. A vector without a direction has none.
    """
    along, up = vector.tolist()
    greatest = max(abs(along), abs(up))
    if not (math.isfinite(along) and math.isfinite(up) and greatest > 0):
        return None
    x_scale, y_scale = viewport.scale
    dx, dy = along / greatest * x_scale, -(up / greatest) * y_scale  # 1e300 has a length as well
    size = math.hypot(dx, dy)
    shortest = (_SHORTEST + _LONGER_BY * width) * theme.scale
    longest = max(_LONGEST * min(viewport.width, viewport.height), shortest)
    wanted = size * greatest
    length = min(max(wanted, shortest), longest)
    x, y = (min(max(one, -_FARTHEST), _FARTHEST) for one in viewport.to_pixel(*at.tolist()))
    tip = QPointF(x + dx / size * length, y + dy / size * length)
    return Arrow(QPointF(x, y), tip, length == wanted)


def paint_casing(painter: QPainter, arrow: Arrow, width: float, theme: Theme) -> None:
    """Paint what parts ``arrow`` from the surface, its line being ``width`` pixels wide."""
    _fill(painter, _outline(arrow, width, theme, theme.halo_width), theme.halo)


def paint_arrow(painter: QPainter, arrow: Arrow, color: str, width: float, theme: Theme) -> None:
    """Paint ``arrow``, its line ``width`` pixels of the screen wide."""
    _fill(painter, _outline(arrow, width, theme), color)


def paint_parting(painter: QPainter, arrow: Arrow, width: float, theme: Theme) -> None:
    """Paint what parts ``arrow`` from those under it.

    Where a wider one points the same way both are seen: the narrow one lies in the wide one.
    """
    _fill(painter, _outline(arrow, width, theme, _PARTING * theme.scale), theme.halo)


def _fill(painter: QPainter, outline: QPolygonF, color: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawPolygon(outline)


def _outline(arrow: Arrow, width: float, theme: Theme, reach: float = 0.0) -> QPolygonF:
    """Return the outline of ``arrow``, or of what reaches so many pixels beyond it.

    To fill a wider outline takes a fraction of the time that a stroke around this one would.
    """
    length, x, y = arrow.length, arrow.tail.x(), arrow.tail.y()
    along_x, along_y = (arrow.tip.x() - x) / length, (arrow.tip.y() - y) / length
    head = min((_HEAD + 1.5 * width) * theme.scale, 0.6 * length)
    wing = (_HALF_HEAD + width) / (_HEAD + 1.5 * width) * head
    edge = math.hypot(head, wing)
    base, half = length - head - reach, width * theme.scale / 2 + reach
    barb = wing + reach * (edge + wing) / head
    blunt = reach * (edge - wing) / head  # the tip of what reaches beyond, cut off as far away
    upper = ((-reach, half), (base, half), (base, barb), (length + reach, blunt))
    places = [*upper, *((far, -aside) for far, aside in reversed(upper))]
    return QPolygonF(
        [
            QPointF(x + far * along_x - aside * along_y, y + far * along_y + aside * along_x)
            for far, aside in places
        ]
    )
