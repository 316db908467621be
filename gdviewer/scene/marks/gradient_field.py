"""Paints the gradient at the nodes of a grid: where f falls steepest, and how steeply."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array, Objective
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport

NAME = "Gradient field"
"""What the key calls it."""

_SPACING = 38.0  # pixels of the screen between two nodes
_SHORTEST, _LONGEST = 0.2, 0.85  # of the spacing
_BARB = 0.32  # of an arrow's length
_SPREAD = np.deg2rad(150)
_WIDTH, _STRENGTH = 1.2, 0.6
_ALONG = (-1.0, -0.5, 0.0, 0.5, 1.0)  # of an arrow, where it must not touch a label ...
_CLEAR = 2.0  # pixels from it


def paint_gradient_field(
    painter: QPainter,
    viewport: Viewport,
    objective: Objective,
    theme: Theme,
    is_maximizing: bool = False,
    labels: Sequence[IsolineLabel] = (),
) -> None:
    """Paint an arrow at each node along −∇f, along ∇f in an ascent, in the ink of the gradient.

    None goes under one of ``labels``.
    """
    color = QColor(theme.inks.gradient)
    color.setAlphaF(_STRENGTH)
    painter.setPen(
        QPen(color, _WIDTH * theme.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_lines(painter, field_lines(viewport, objective, theme.scale, is_maximizing, labels))


def field_lines(
    viewport: Viewport,
    objective: Objective,
    scale: float,
    is_maximizing: bool = False,
    labels: Sequence[IsolineLabel] = (),
) -> Array:
    """Return the lines of all arrows in pixels, ``(3 n, 4)``: n shafts, then both barbs of each.

    An arrow has its node in its middle and is the longer the greater log ‖∇f‖ is among those in
    view. There is none where the gradient vanishes, is not finite, or one of ``labels`` is.
    """
    spacing = _SPACING * scale
    nodes = _nodes(viewport, spacing)
    with np.errstate(all="ignore"):
        gradient = np.asarray(objective.gradient(_points(viewport, nodes)))
        size = np.hypot(gradient[:, 0], gradient[:, 1])
        has_direction = np.isfinite(size) & (size > 0)
        nodes, gradient, size = nodes[has_direction], gradient[has_direction], size[has_direction]
        downhill = gradient / size[:, np.newaxis] * (1 if is_maximizing else -1)
    if not len(nodes):
        return np.empty((0, 4))
    along = downhill * viewport.scale * (1, -1)
    along /= np.hypot(along[:, 0], along[:, 1])[:, np.newaxis]
    reach = along * (spacing * _lengths(size) / 2)[:, np.newaxis]
    is_seen = _are_apart(nodes, reach, labels)
    nodes, reach = nodes[is_seen], reach[is_seen]
    tails, tips = nodes - reach, nodes + reach
    barbs = (tips + 2 * _BARB * _turned(reach, turn) for turn in (_SPREAD, -_SPREAD))
    ends = (tails, *barbs)
    return np.concatenate([np.concatenate([tips, end], axis=1) for end in ends])


def _are_apart(nodes: Array, reach: Array, labels: Sequence[IsolineLabel]) -> NDArray[np.bool_]:
    """Return which of the arrows, from ``nodes`` so far to both sides, touch no label."""
    is_apart = np.ones(len(nodes), np.bool_)
    for label in labels:
        for part in _ALONG:
            is_apart &= ~label.covers(nodes + part * reach, _CLEAR)
    return is_apart


def _nodes(viewport: Viewport, spacing: float) -> Array:
    """Return the pixels of a grid that has the middle of the plot in its middle, ``(n, 2)``."""
    axes = [
        start + (size - (count - 1) * spacing) / 2 + spacing * np.arange(count)
        for start, size in ((viewport.left, viewport.width), (viewport.top, viewport.height))
        for count in (max(int(size / spacing), 1),)
    ]
    return np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)


def _points(viewport: Viewport, pixels: Array) -> Array:
    """Return the points of the plane under ``pixels``, ``(n, 2)``."""
    x_scale, y_scale = viewport.scale
    return np.stack(
        [
            viewport.bounds.xmin + (pixels[:, 0] - viewport.left) / x_scale,
            viewport.bounds.ymax - (pixels[:, 1] - viewport.top) / y_scale,
        ],
        axis=-1,
    )


def _lengths(size: Array) -> Array:
    """Return the length of each arrow in spacings, by log ‖∇f‖; all alike are long."""
    logarithm = np.log(size)
    least, greatest = float(logarithm.min()), float(logarithm.max())
    share = (logarithm - least) / (greatest - least) if greatest > least else np.ones_like(size)
    lengths: Array = _SHORTEST + (_LONGEST - _SHORTEST) * share
    return lengths


def _turned(vectors: Array, angle: float) -> Array:
    cos, sin = np.cos(angle), np.sin(angle)
    turned: Array = vectors @ np.array([[cos, sin], [-sin, cos]])
    return turned
