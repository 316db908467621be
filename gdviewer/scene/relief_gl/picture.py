"""Paints the surface into an image of any size, tile by tile, in whatever thread asks for it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from PySide6.QtCore import QByteArray, QPointF, QSize
from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext, QPainter
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.relief import field_in_space
from gdviewer.scene.relief.shape import Shape
from gdviewer.scene.relief_gl.canvas import SAMPLES
from gdviewer.scene.relief_gl.drawing import ReliefDrawing
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame

_TILE = 512  # pixels that every driver draws at once (OpenGL 3.0, table 6.55)

_ONE_AT_A_TIME = Lock()  # a target is current in one thread only (EGL 1.5, section 3.7.3)

Tile = tuple[int, int, int, int]


def picture(
    eye: Eye,
    target: QOffscreenSurface,
    is_wanted: Callable[[], bool],
    frame: Frame,
    width: int,
    height: int,
    theme: Theme,
) -> QImage:
    """Return the surface of ``frame`` in ``theme``, as ``eye`` sees it.

    ``target`` is of the window's thread, which does nothing with it meanwhile. ``is_wanted`` is
    asked at each tile: once it is not, the rest stays empty.

    Raises
    ------
    ValueError
        In a sentence, where there is no surface, not enough memory, or no OpenGL for it.
    """
    field = field_in_space(frame)
    if field is None:
        raise ValueError("there is no surface to export")
    result = QImage(width, height, QImage.Format.Format_RGB32)
    if result.isNull():
        raise ValueError(f"there is not enough memory for a picture of {width} × {height} pixels")
    drawing = ReliefDrawing()
    drawing.show_frame(frame)
    drawing.show_shape(Shape.of(field, theme))
    camera = drawing.camera(eye, width, height, theme)
    with _context(target) as context, QPainter(result) as painter:
        for tile in _tiles(width, height, _TILE):
            if camera is None or not is_wanted():
                break
            drawn = _drawn(context, drawing, camera.tile(*tile), eye.azimuth, theme)
            painter.drawImage(QPointF(tile[0], tile[1]), drawn)
        drawing.paint_over(painter, camera, theme)
        drawing.forget()
    return result


@contextmanager
def _context(target: QOffscreenSurface) -> Iterator[QOpenGLContext]:
    """Make a context of this thread's own current, as soon as no other is."""
    context = QOpenGLContext()
    with _ONE_AT_A_TIME:
        if not (context.create() and context.makeCurrent(target)):
            raise ValueError("the graphics driver cannot draw a picture beside the window")
        try:
            yield context
        finally:
            context.doneCurrent()


def _tiles(width: int, height: int, side: int) -> Iterator[Tile]:
    """Yield left, top, width and height of tiles that cover the picture."""
    for top in range(0, height, side):
        for left in range(0, width, side):
            yield left, top, min(side, width - left), min(side, height - top)


def _drawn(
    context: QOpenGLContext, drawing: ReliefDrawing, camera: Camera, azimuth: float, theme: Theme
) -> QImage:
    size = QSize(round(camera.width), round(camera.height))
    rough, smooth = _target(size, SAMPLES), _target(size, 0)
    rough.bind()
    gl = context.functions()
    gl.glViewport(0, 0, size.width(), size.height())
    drawing.draw(gl, camera, azimuth, theme)
    _finish(context)
    QOpenGLFramebufferObject.blitFramebuffer(smooth, rough)
    _finish(context)
    return smooth.toImage()


def _target(size: QSize, samples: int) -> QOpenGLFramebufferObject:
    form = QOpenGLFramebufferObjectFormat()
    form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
    form.setSamples(samples)
    target = QOpenGLFramebufferObject(size, form)
    if not target.isValid():
        sides = f"{size.width()} × {size.height()}"
        raise ValueError(f"the graphics driver cannot draw {sides} pixels at once")
    return target


def _finish(context: QOpenGLContext) -> None:
    """Wait until all is drawn, without the interpreter's lock, which PySide would keep."""
    address = context.getProcAddress(QByteArray(b"glFinish"))
    ctypes.CFUNCTYPE(None)(int(address))()
