"""Keeps the strokes of long paths as one picture that can be shown as it was at any batch."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.column import Column
from gdviewer.scene.paths.pieces import Piece, paint_halos
from gdviewer.scene.viewport import Viewport

_OPAQUE = np.uint32(0xFF000000)
_PREMULTIPLIED = QImage.Format.Format_ARGB32_Premultiplied
_MODES = QPainter.CompositionMode


class KeptDrawing:
    """A drawing at the resolution of the device, to which batches of strokes are added.

    What was drawn first stays on top, so that a pixel changes a few times only, however many paths
    there are and however long they get. All changes are remembered: going back costs as little as
    going on.
    """

    def __init__(self, viewport: Viewport, resolution: float) -> None:
        width = math.ceil(viewport.width * resolution)
        height = math.ceil(viewport.height * resolution)
        self._viewport = viewport
        self._resolution = resolution
        self._halos, self._inks, self._markers, self._whole = (
            QImage(width, height, _PREMULTIPLIED) for _ in range(4)
        )
        for image in (self._halos, self._inks, self._markers, self._whole):
            image.fill(0)
        self._latest = np.zeros(width * height, np.uint32)
        self._places = Column(np.int32)
        self._before, self._after = Column(np.uint32), Column(np.uint32)
        self._ends = [0]  # of each batch, in changes
        self._shown = 0  # batches
        self._pixels = np.zeros(width * height, np.uint32)
        self._image = QImage(self._pixels.data, width, height, 4 * width, _PREMULTIPLIED)
        self._image.setDevicePixelRatio(resolution)

    def add(self, pieces: Iterable[Piece]) -> None:
        """Paint one more batch."""
        pieces = tuple(pieces)
        with self._painter(self._halos) as painter:
            paint_halos(painter, pieces)
        with self._painter(self._inks) as painter:
            painter.setCompositionMode(_MODES.CompositionMode_DestinationOver)
            for piece in pieces:
                piece.brush.paint(painter, piece.lines, piece.dots)
        with self._painter(self._markers) as painter:
            for piece in pieces:
                piece.brush.paint_markers(painter, piece.markers)
        self._note_changes()

    def image(self, batches: int) -> QImage:
        """Return the drawing as it was after the first ``batches``; the same image at each call."""
        now, then = self._ends[self._shown], self._ends[batches]
        if now < then:
            self._pixels[self._places.view[now:then]] = self._after.view[now:then]
        elif then < now:  # the last change first: a pixel may have several
            changed = self._places.view[then:now]
            self._pixels[changed[::-1]] = self._before.view[then:now][::-1]
        self._shown = batches
        return self._image

    @property
    def is_covered(self) -> NDArray[np.bool_]:
        """Where another stroke changes nothing any more, one for each device pixel."""
        pixels = _pixels(self._inks).reshape(self._inks.height(), self._inks.width())
        return np.asarray(pixels >= _OPAQUE)

    def _painter(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        painter.scale(self._resolution, self._resolution)
        painter.translate(-self._viewport.left, -self._viewport.top)
        return painter

    def _note_changes(self) -> None:
        """Remember which pixels the last batch has changed, and how."""
        with QPainter(self._whole) as painter:
            painter.setCompositionMode(_MODES.CompositionMode_Source)
            painter.drawImage(0, 0, self._halos)
            painter.setCompositionMode(_MODES.CompositionMode_SourceOver)
            painter.drawImage(0, 0, self._inks)
            painter.drawImage(0, 0, self._markers)
        pixels = _pixels(self._whole)
        places = np.flatnonzero(pixels != self._latest)
        self._places.extend(places.astype(np.int32))
        self._before.extend(self._latest[places])
        self._after.extend(pixels[places])
        self._latest[places] = pixels[places]
        self._ends.append(len(self._places))


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """Return the pixels of ``image`` as they lie in memory."""
    return np.frombuffer(image.constBits(), np.uint32)
