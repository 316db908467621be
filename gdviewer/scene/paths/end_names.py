"""Writes the name of each run beside the end of what is shown of it, where it hides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.objective import Array
from gdviewer.scene.labels import MARKER_REACH, Label, place_labels
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room
from gdviewer.scene.text import paint_pale_ground, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.wrapping import elided
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.run_names import run_names

_WIDEST = 14.0  # heights of the text
_OPACITY = 0.85


NO_LINES: Array = np.empty((0, 4))


@dataclass(frozen=True, slots=True)
class EndName:
    """A run's name with its place and its color in the palette."""

    label: Label
    color: int


def place_end_names(
    viewport: Viewport, frame: Frame, theme: Theme, lines: Array
) -> tuple[EndName, ...]:
    """Return the names where they are asked for; they had better not cover ``lines`` ``(n, 4)``."""
    plot = plot_of(frame)

    def pixel_of(path: Path) -> QPointF | None:
        point = path.trajectory.x[frame.shown_step(path)]
        return place_of(viewport, plot, tuple(point.tolist()))

    return place_names(frame, theme, pixel_of, _rectangle(viewport), lines)


def place_names(
    frame: Frame,
    theme: Theme,
    pixel_of: Callable[[Path], QPointF | None],
    whole: QRectF,
    lines: Array,
    taken: Iterable[QRectF] = (),
) -> tuple[EndName, ...]:
    """Return the names, if asked for, within ``whole`` and on nothing that is ``taken``.

    ``pixel_of`` says where the playhead of a path is drawn, if it is.
    """
    if not frame.document.shows_names:
        return ()
    colors: dict[str, int] = {}
    ends: list[tuple[str, QPointF]] = []
    names = [elided(name, _WIDEST * theme.font_size, theme) for name in run_names(frame.document)]
    for path in frame.paths:
        name = names[path.run]
        if name in colors or not path.length:
            continue
        at = pixel_of(path)
        if at is not None:
            colors[name] = path.color
            ends.append((name, at))
    room = Room(whole, lines, (*_around(ends, theme), *taken))
    labels = place_labels(ends, room, theme)
    return tuple(EndName(label, colors[label.text]) for label in labels)


def paint_end_names(painter: QPainter, names: Iterable[EndName], theme: Theme) -> None:
    """Paint ``names``, each in a frame of its run's color."""
    for name in names:
        place, corner = name.label.place, theme.font_size / 4
        paint_pale_ground(painter, place, theme, _OPACITY)
        painter.setPen(QPen(QColor(theme.run_color(name.color)), theme.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, corner, corner)
        write(painter, name.label.text, place.center().x(), place.center().y(), theme)


def _rectangle(viewport: Viewport) -> QRectF:
    return QRectF(viewport.left, viewport.top, viewport.width, viewport.height)


def _around(ends: Iterable[tuple[str, QPointF]], theme: Theme) -> Iterable[QRectF]:
    """Yield what the markers at the ends take."""
    reach = QPointF(MARKER_REACH, MARKER_REACH) * (theme.scale * 0.8)
    for _, at in ends:
        yield QRectF(at - reach, at + reach)
