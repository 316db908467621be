"""Finds room in a plot: how much of the paths a rectangle covers, and which place covers least."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gdviewer.core.objective import Array
from gdviewer.scene.paths.clipping import clip


def _no_marks() -> Array:
    return np.empty((0, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """What a plot has in it already.

    ``lines`` ``(n, 4)`` are those of the paths, which had better not be covered, and the places
    ``marks`` ``(k, 2)`` still less, nor ``reach`` pixels around each; ``taken`` are rectangles that
    nothing else may touch.
    """

    plot: QRectF
    lines: Array
    taken: tuple[QRectF, ...] = ()
    marks: Array = field(default_factory=_no_marks)
    reach: float = 0.0

    def and_taken(self, *rectangles: QRectF) -> Room:
        """Return this room with ``rectangles`` taken as well."""
        return replace(self, taken=(*self.taken, *rectangles))

    def is_free(self, place: QRectF) -> bool:
        """Whether ``place`` is within the plot and touches nothing that is taken."""
        return self.plot.contains(place) and not any(map(place.intersects, self.taken))

    def covered(self, place: QRectF) -> float:
        """Return how many pixels of the paths lie under ``place``."""
        near = self.lines[_are_near(self.lines, place)]
        x1, y1, x2, y2 = near.T
        is_within = (np.minimum(x1, x2) >= place.left()) & (np.maximum(x1, x2) <= place.right())
        is_within &= (np.minimum(y1, y2) >= place.top()) & (np.maximum(y1, y2) <= place.bottom())
        edges = place.left(), place.top(), place.right(), place.bottom()
        parts, has_part = clip(near[~is_within], *edges)  # few: to clip is dear
        return _length(near[is_within]) + _length(parts[has_part])

    def corners(self, size: QSizeF, margin: float) -> list[QRectF]:
        """Return the places for ``size`` in the corners of the plot, the upper right first."""
        inner = self.plot.adjusted(margin, margin, -margin, -margin)
        rights, bottoms = inner.right() - size.width(), inner.bottom() - size.height()
        return [
            QRectF(QPointF(x, y), size)
            for y in (inner.top(), bottoms)
            for x in (rights, inner.left())
        ]

    def around(self, middle: tuple[float, float], size: QSizeF) -> QRectF:
        """Return the place for ``size`` about ``middle``, in parts of the plot, moved into it."""
        x = self.plot.left() + middle[0] * self.plot.width() - size.width() / 2
        y = self.plot.top() + middle[1] * self.plot.height() - size.height() / 2
        left = max(min(x, self.plot.right() - size.width()), self.plot.left())
        top = max(min(y, self.plot.bottom() - size.height()), self.plot.top())
        return QRectF(QPointF(left, top), size)

    def cost(self, place: QRectF) -> float:
        """Return how many pixels of the paths ``place`` covers.

        Each mark, and what is taken, counts as a path across the whole plot.
        """
        touched = sum(map(place.intersects, self.taken)) + self._marks_below(place)
        return self.covered(place) + touched * self.plot.width()

    def _marks_below(self, place: QRectF) -> int:
        x, y = self.marks.T
        is_across = (x > place.left() - self.reach) & (x < place.right() + self.reach)
        is_below = (y > place.top() - self.reach) & (y < place.bottom() + self.reach)
        return int((is_across & is_below).sum())

    def best(self, places: Sequence[QRectF], most: float) -> QRectF | None:
        """Return the free one of ``places`` that covers least, the first of equals.

        None covers more than ``most`` pixels of the paths.
        """
        nearby, best, least = self._around(places), None, math.inf
        for place in filter(nearby.is_free, places):
            covered = nearby.covered(place)
            if covered < least and covered <= most:
                best, least = place, covered
            if covered == 0.0:
                break
        return best

    def _around(self, places: Sequence[QRectF]) -> Room:
        """Return this room without what touches none of ``places``."""
        whole = functools.reduce(QRectF.united, places)
        taken = tuple(filter(whole.intersects, self.taken))
        return replace(self, lines=self.lines[_are_near(self.lines, whole)], taken=taken)


def square(middle: QPointF, reach: float) -> QRectF:
    """Return what is within ``reach`` of ``middle`` along both axes."""
    return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)


def _length(lines: Array) -> float:
    """Return how long ``lines`` are in all."""
    return float(np.hypot(*(lines[:, 2:] - lines[:, :2]).T).sum())


def _are_near(lines: Array, place: QRectF) -> NDArray[np.bool_]:
    """Return which of ``lines`` may reach into ``place``, by the rectangles around them."""
    x1, y1, x2, y2 = lines.T
    is_across = (np.maximum(x1, x2) >= place.left()) & (np.minimum(x1, x2) <= place.right())
    is_level = (np.maximum(y1, y2) >= place.top()) & (np.minimum(y1, y2) <= place.bottom())
    return np.asarray(is_across & is_level)
