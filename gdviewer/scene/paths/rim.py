"""The rim of a rectangle as a line: places along it, and how they make room for each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Rim:
    """The four sides of ``rectangle``, from the upper left corner on, clockwise."""

    rectangle: QRectF

    @property
    def length(self) -> float:
        """How many pixels the rim is long."""
        return 2 * (self.rectangle.width() + self.rectangle.height())

    def towards(self, direction: QPointF) -> float:
        """Return where a ray from the middle in ``direction``, of any length but 0, meets it."""
        box = self.rectangle
        sides = (box.width() / 2, direction.x()), (box.height() / 2, direction.y())
        reach = min(half / abs(along) for half, along in sides if along)
        at = box.center() + direction * reach - box.topLeft()
        width, height = box.width(), box.height()
        if abs(direction.y()) * width >= abs(direction.x()) * height:  # above or below
            return at.x() if direction.y() < 0 else 2 * width + height - at.x()
        return width + at.y() if direction.x() > 0 else self.length - at.y()

    def point(self, along: float) -> QPointF:
        """Return the point ``along`` the rim, round and round."""
        box, left = self.rectangle, along % self.length
        for corner, side, length in (
            (box.topLeft(), QPointF(1, 0), box.width()),
            (box.topRight(), QPointF(0, 1), box.height()),
            (box.bottomRight(), QPointF(-1, 0), box.width()),
        ):
            if left <= length:
                return corner + side * left
            left -= length
        return box.bottomLeft() - QPointF(0, 1) * left


def spread(places: Sequence[float], spacing: float, length: float) -> list[float]:
    """Return ``places``, moved as little as makes them ``spacing`` apart, in the same order.

    Where a line of ``length`` has no room for that they stay.
    """
    if len(places) * spacing > length:
        return list(places)
    order = sorted(range(len(places)), key=places.__getitem__)
    groups: list[list[int]] = []
    for one in order:
        groups.append([one])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], places, spacing):
            last = groups.pop()
            groups[-1] += last
    moved = list(places)
    for group in groups:
        first = _first(group, places, spacing)
        for rank, one in enumerate(group):
            moved[one] = first + rank * spacing
    return moved


def _first(group: Sequence[int], places: Sequence[float], spacing: float) -> float:
    """Return where a group that lies about the middle of its places begins."""
    middle = math.fsum(places[one] for one in group) / len(group)
    return middle - (len(group) - 1) * spacing / 2


def _touch(
    one: Sequence[int], other: Sequence[int], places: Sequence[float], spacing: float
) -> bool:
    end = _first(one, places, spacing) + (len(one) - 1) * spacing
    return _first(other, places, spacing) - end < spacing
