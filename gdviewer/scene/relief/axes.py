"""Chooses the edges of the box that carry numbers, those that face the viewer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.axes.ticks import Ticks, ticks
from gdviewer.scene.relief.box import Box
from gdviewer.scene.relief.camera import Camera

_MOST = 5

Heights = tuple[tuple[float, str], ...]
"""How high the numbers along f stand, from 0 to 1, and how they read."""


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """An edge of the box in pixels: its ``ends`` ``(2, 2)``, the ``ticks`` ``(n, 2)`` and numbers.

    ``outward`` is the unit vector that points away from the box. One that ``is_upright`` has its
    name above, not beside.
    """

    name: str
    ends: Array
    ticks: Array
    labels: tuple[str, ...]
    outward: Array
    is_upright: bool


def edges(box: Box, names: tuple[str, str], heights: Heights, camera: Camera) -> tuple[Edge, ...]:
    """Return the edges that the camera sees in front, below and at the left."""
    half = np.array(box.half)
    floor = [_nearest(axis, half, camera) for axis in (0, 1)]
    bounds = box.bounds
    numbers = (ticks(bounds.xmin, bounds.xmax, _MOST), ticks(bounds.ymin, bounds.ymax, _MOST))
    starts = ((bounds.xmin, bounds.width), (bounds.ymin, bounds.height))
    drawn = [
        _edge(axis, name, floor[axis], _parts(chosen, *start), chosen.labels, camera)
        for axis, (name, chosen, start) in enumerate(zip(names, numbers, starts, strict=True))
    ]
    ups, labels = tuple(up for up, _ in heights), tuple(label for _, label in heights)
    return *drawn, _edge(2, "f", _leftmost(half, camera), ups, labels, camera)


def _nearest(axis: int, half: Array, camera: Camera) -> Array:
    """Return the ends of the floor's edge along ``axis`` that is lowest in the picture."""
    both = []
    for side in (-1.0, 1.0):
        ends = np.array([half, half]) * (side, side, -1.0)
        ends[:, axis] = (-half[axis], half[axis])
        both.append(ends)
    return max(both, key=lambda ends: float(camera.to_pixels(ends)[:, 1].mean()))


def _leftmost(half: Array, camera: Camera) -> Array:
    """Return the ends of the upright edge that is leftmost in the picture."""
    corners = [np.array([(x, y, -1.0), (x, y, 1.0)]) for x in (-1.0, 1.0) for y in (-1.0, 1.0)]
    return min(
        (corner * half for corner in corners),
        key=lambda ends: float(camera.to_pixels(ends)[:, 0].mean()),
    )


def _edge(
    axis: int,
    name: str,
    ends: Array,
    parts: tuple[float, ...],
    labels: tuple[str, ...],
    camera: Camera,
) -> Edge:
    share = np.array(parts).reshape(-1, 1)
    places = ends[0] * (1 - share) + ends[1] * share
    away = camera.to_pixels(ends.mean(axis=0) * (1.0, 1.0, float(axis < 2)) * 1.2)
    pixels = camera.to_pixels(ends)
    outward = away - camera.to_pixels(ends.mean(axis=0) * (1.0, 1.0, float(axis < 2)))
    along = pixels[1] - pixels[0]
    across = np.array([-along[1], along[0]])
    across *= np.sign(across @ outward) or 1.0
    length = float(np.hypot(*across))
    outward = across / max(length, 1e-9)
    return Edge(name, pixels, camera.to_pixels(places), labels, outward, is_upright=axis == 2)


def _parts(chosen: Ticks, first: float, length: float) -> tuple[float, ...]:
    return tuple((value - first) / length for value in chosen.values)
