"""The dashed contours of the quadratic that fits at a point, drawn once for as long as it stays."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.isolines import isolines
from gdviewer.core.local import LocalCalculus
from gdviewer.core.objective import Array
from gdviewer.core.quadratic_model import quadratic_model
from gdviewer.core.sampling import Field
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.marks.dashes import dashes_through
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

_COLUMNS, _ROWS = 64, 48
_STRENGTH = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class QuadraticContours:
    """The contours of the quadratic that ``local`` is of, at the levels of ``field``.

    Those of equal quadratics are equal, whenever they were computed.
    """

    local: LocalCalculus
    field: Field
    viewport: Viewport
    theme: Theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, QuadraticContours) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> Hashable:
        """What tells them from others."""
        local, hessian = self.local, self.local.hessian
        arrays = (local.point, local.gradient, *(() if hessian is None else (hessian,)))
        numbers = (local.value, *(array.tobytes() for array in arrays))
        return numbers, id(self.field), self.viewport, self.theme

    def paint(self, painter: QPainter) -> None:
        """Draw them."""
        lines = contours(self.local, self.viewport.bounds, self.field)
        color = QColor(self.theme.inks.curvature)
        color.setAlphaF(_STRENGTH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, self.theme.scale))  # a wider one takes twenty times as long
        draw_lines(painter, dashes_through(self.viewport, lines, self.theme.scale))


def paint_contours(painter: QPainter, contours: QuadraticContours) -> None:
    """Paint ``contours``: on a screen and in an image by the picture that was made of them."""
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        contours.paint(painter)
        return
    view = contours.viewport
    corner = QPointF(math.floor(view.left), math.floor(view.top))
    painter.drawImage(corner, _image(contours, painter.deviceTransform().m11()))


def contours(local: LocalCalculus, bounds: Bounds, field: Field) -> Array:
    """Return the contours of the quadratic within ``bounds``, at the levels of ``field``.

    ``(m, 2)``, parted by rows of nan.
    """
    x = np.linspace(bounds.xmin, bounds.xmax, _COLUMNS)
    y = np.linspace(bounds.ymin, bounds.ymax, _ROWS)
    values = quadratic_model(local).values_on(x, y)
    if field.shading is None:
        return np.empty((0, 2))
    # In offsets, as those of f: between ±1e308 contourpy would overflow.
    return isolines(x, y, field.shading.offset(values), field.shading.offset(field.levels))


@lru_cache(maxsize=2)
def _image(contours: QuadraticContours, ratio: float) -> QImage:
    """Return the picture of the plot with ``contours``, at ``ratio`` device pixels per pixel."""
    view = contours.viewport
    left, top = math.floor(view.left), math.floor(view.top)
    width, height = view.left + view.width - left, view.top + view.height - top
    layout = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(math.ceil(width * ratio), math.ceil(height * ratio), layout)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        painter.translate(-left, -top)
        contours.paint(painter)
    return image
