"""Paints the surface into an image of any size, tile by tile."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from gdviewer.scene.relief_gl.canvas import SAMPLES, ReliefCanvas
from gdviewer.scene.theme import Theme

_TILE = 2048
_MOST_OF_A_BUFFER, _MOST_IN_VIEW = 0x84E8, 0x0D3A

Tile = tuple[int, int, int, int]


def picture(canvas: ReliefCanvas, width: int, height: int, theme: Theme) -> QImage:
    """Return what ``canvas`` shows, seen from the same side, in the colors of ``theme``.

    Raises
    ------
    ValueError
        In a sentence, where there is not enough memory or the graphics driver has none to draw in.
    """
    result = QImage(width, height, QImage.Format.Format_RGB32)
    if result.isNull():
        raise ValueError(f"there is not enough memory for a picture of {width} × {height} pixels")
    with canvas.drawing_in(theme), QPainter(result) as painter:
        side = min(_TILE, _limit(canvas))
        for tile in _tiles(width, height, side):
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


def _limit(canvas: ReliefCanvas) -> int:
    """Return how many pixels wide and high the graphics driver draws at once."""
    gl = canvas.context().functions()
    limits = [gl.glGetIntegerv(_MOST_OF_A_BUFFER), gl.glGetIntegerv(_MOST_IN_VIEW)]
    return min(min(limit) if isinstance(limit, list) else limit for limit in limits)
