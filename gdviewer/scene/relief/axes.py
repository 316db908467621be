"""Chooses the edges of the box that carry numbers: outer ones, below and at a side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.axes.ticks import Ticks, ticks
from gdviewer.scene.relief.box import Box
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.height_numbers import HeightNumbers

_MOST = 5

_SHORTEST = 0.35  # of its length: an axis of f that is seen shorter says nothing
_STEEPEST = 0.4  # across for each pixel down: a steeper edge would make one column with f


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """An edge of the box in pixels: its ``ends`` ``(2, 2)``, the ``ticks`` ``(n, 2)`` and numbers.

    ``outward`` is the unit vector that points away from the box, ``picture`` the size of all that
    is seen. One that ``is_upright`` has its name above, not beside.
    """

    name: str
    ends: Array
    ticks: Array
    labels: tuple[str, ...]
    outward: Array
    picture: tuple[float, float]
    is_upright: bool


def edges(
    box: Box, names: tuple[str, str], heights: HeightNumbers, camera: Camera
) -> tuple[Edge, ...]:
    """Return the edges that the camera sees in front, outermost, and one along f at a side.

    From above there is none along f.
    """
    half = np.array(box.half)
    levels = [[_nearest(axis, up, half, camera) for axis in (0, 1)] for up in (-1.0, 1.0)]
    floor = max(levels, key=partial(_outwardness, camera=camera))
    bounds = box.bounds
    numbers = (ticks(bounds.xmin, bounds.xmax, _MOST), ticks(bounds.ymin, bounds.ymax, _MOST))
    starts = ((bounds.xmin, bounds.width), (bounds.ymin, bounds.height))
    drawn = [
        _edge(axis, name, floor[axis], _parts(chosen, *start), chosen.labels, camera)
        for axis, (name, chosen, start) in enumerate(zip(names, numbers, starts, strict=True))
    ]
    upright = _edge(2, heights.name, _side(floor, camera), heights.ups, heights.labels, camera)
    length = float(np.hypot(*(upright.ends[1] - upright.ends[0])))
    is_seen = length > _SHORTEST * 2 * float(half[2]) * camera.unit
    return (*drawn, upright) if is_seen else tuple(drawn)


def _nearest(axis: int, up: float, half: Array, camera: Camera) -> Array:
    """Return the ends of the edge along ``axis`` that is lowest in the picture.

    It is one of the floor's two where ``up`` is −1, one of the lid's where it is 1.
    """
    both = []
    for side in (-1.0, 1.0):
        ends = np.array([half, half]) * (side, side, up)
        ends[:, axis] = (-half[axis], half[axis])
        both.append(ends)
    return max(both, key=lambda ends: float(camera.to_pixels(ends)[:, 1].mean()))


def _outwardness(pair: list[Array], camera: Camera) -> float:
    """Return how far outside the middle of the box two edges lie: from above those of the lid."""
    ends, middle = camera.to_pixels(np.array(pair)), camera.to_pixels(np.zeros(3))
    along, away = (ends[:, 1] - ends[:, 0]).T, (ends[:, 0] - middle).T
    areas = np.abs(along[0] * away[1] - along[1] * away[0])
    return float((areas / np.maximum(np.hypot(*along), 1e-9)).sum())


def _side(floor: list[Array], camera: Camera) -> Array:
    """Return the ends of the upright edge where the left one of the two ``floor`` edges ends.

    Where that edge is steep, of the one where the other ends.
    """
    along_x, along_y = floor
    meeting = np.array((along_y[0, 0], along_x[0, 1], along_x[0, 2]))
    outer = [np.where(np.arange(3) == axis, -meeting, meeting) for axis in (0, 1)]
    ways = [camera.to_pixels(corner) - camera.to_pixels(meeting) for corner in outer]
    left = int(ways[1][0] < ways[0][0])
    is_steep = abs(ways[left][0]) < _STEEPEST * abs(ways[left][1])
    x, y, z = outer[1 - left if is_steep else left].tolist()
    return np.array([(x, y, -abs(z)), (x, y, abs(z))])


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
    outward, picture = across / max(length, 1e-9), (camera.width, camera.height)
    return Edge(
        name, pixels, camera.to_pixels(places), labels, outward, picture, is_upright=axis == 2
    )


def _parts(chosen: Ticks, first: float, length: float) -> tuple[float, ...]:
    return tuple((value - first) / length for value in chosen.values)
