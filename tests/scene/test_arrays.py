"""Arrays that Qt draws as they lie in memory."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_polylines, polygon_of

GAP = np.full((1, 2), np.nan)


def lines() -> list[Array]:
    """Return lines of which several have one length, one a single point."""
    rng = np.random.default_rng(0)
    return [rng.uniform(0, 60, (length, 2)) for length in (2, 5, 2, 9, 5, 1, 5)]


def test_lines_that_share_a_polygon_are_drawn_as_each_by_itself() -> None:
    pictures = []
    for is_together in (True, False):
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_together:
            draw_polylines(
                painter, np.concatenate([part for line in lines() for part in (line, GAP)])
            )
        else:
            for line in lines():
                painter.drawPolyline([QPointF(x, y) for x, y in line.tolist()])
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]


def test_a_polygon_keeps_its_own_points() -> None:
    points = np.array([(1.0, 2.0), (3.0, 4.0)])
    polygon = polygon_of(points)
    points[:] = 0.0
    assert [(point.x(), point.y()) for point in polygon.toList()] == [(1.0, 2.0), (3.0, 4.0)]
