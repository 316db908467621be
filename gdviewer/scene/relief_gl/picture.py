"""Paints the surface into an image of any size, tile by tile."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from gdviewer.scene.relief_gl.canvas import SAMPLES, ReliefCanvas
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame

_TILE = 1024  # pixels that every driver draws at once (OpenGL 3.0, table 6.55)

Tile = tuple[int, int, int, int]


def picture(canvas: ReliefCanvas, frame: Frame, width: int, height: int, theme: Theme) -> QImage:
    """Return ``frame``, seen from the side from which ``canvas`` shows its own, in ``theme``.

    Raises
    ------
    ValueError
        In a sentence, where there is not enough memory or the graphics driver has none to draw in.
    """
    result = QImage(width, height, QImage.Format.Format_RGB32)
    if result.isNull():
        raise ValueError(f"there is not enough memory for a picture of {width} × {height} pixels")
    with canvas.drawing(frame, theme), QPainter(result) as painter:
        for tile in _tiles(width, height, _TILE):
            drawn = _drawn(canvas, tile, (width, height), theme)
            painter.drawImage(QPointF(tile[0], tile[1]), drawn)
        canvas.paint_over(painter, width, height, theme)
    return result


def _tiles(width: int, height: int, side: int) -> Iterator[Tile]:
    """Yield left, top, width and height of tiles that cover the picture."""
    for top in range(0, height, side):
        for left in range(0, width, side):
            yield left, top, min(side, width - left), min(side, height - top)


def _drawn(canvas: ReliefCanvas, tile: Tile, whole: tuple[int, int], theme: Theme) -> QImage:
    left, top, width, height = tile
    form = QOpenGLFramebufferObjectFormat()
    form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
    form.setSamples(SAMPLES)
    target = QOpenGLFramebufferObject(QSize(width, height), form)
    if not (target.isValid() and target.bind()):
        raise ValueError(f"the graphics driver cannot draw {width} × {height} pixels at once")
    canvas.context().functions().glViewport(0, 0, width, height)
    region = (left, whole[1] - top - height, width, height)
    canvas.draw(region, (0, 0, *whole), theme)
    target.release()
    return target.toImage()
