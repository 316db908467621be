"""What a press, its moves and its release mean: a click, a pan, or a drag of a start."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Signal

CLICK_RADIUS = 5
"""A press that moves no further, in pixels, is a click."""
CLICK_MILLISECONDS = 400
"""A press that is held longer is no click any more."""
GRAB_RADIUS = 12
"""A press this near to a start, in pixels, takes hold of it."""
_FINGER = 2.0
"""How many times less exact a finger is than a pointer."""

Point = tuple[float, ...]
"""A number for each variable."""


class Plot(Protocol):
    """What a hand needs to know of the plot."""

    def to_pixel(self, point: Point) -> QPointF:
        """Return where ``point`` is drawn."""

    def is_on_plot(self, pixel: QPointF) -> bool:
        """Whether ``pixel`` is on the plot, not on its axes."""

    def start_near(self, pixel: QPointF, radius: float) -> Point | None:
        """Return the nearest start within ``radius`` pixels."""


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when, in milliseconds of the events' clock, a button or a finger went down.

    ``is_second`` where it is the second one of a double click, ``is_adding`` where a click is to
    add a start.
    """

    pixel: QPointF
    time: int
    is_finger: bool = False
    is_second: bool = False
    is_adding: bool = False

    @property
    def click_radius(self) -> float:
        """How far it may move, in pixels, and be a click."""
        return CLICK_RADIUS * (_FINGER if self.is_finger else 1.0)

    @property
    def grab_radius(self) -> float:
        """How far from a start, in pixels, it takes hold of it."""
        return GRAB_RADIUS * (_FINGER if self.is_finger else 1.0)


class Hand(QObject):
    """One hand on ``plot``; ``is_free`` says that the hand wants no snapping."""

    clicked = Signal(QPointF, bool)
    """Where, and whether it is free."""
    added = Signal(QPointF, bool)
    """Where one more start is wanted, and whether it is free."""
    start_clicked = Signal(object)
    """The start itself, to the last digit."""
    start_grabbed = Signal(object)
    """The start as it is before the drag."""
    start_dragged = Signal(QPointF, bool)
    """To where, and whether it is free."""
    start_dropped = Signal()
    start_let_go = Signal()
    """The drag was given up."""
    panned = Signal(QPointF)
    """By how many pixels the plot has moved."""
    pan_ended = Signal()

    def __init__(self, plot: Plot, parent: QObject) -> None:
        super().__init__(parent)
        self._plot = plot
        self._press: Press | None = None
        self._start: Point | None = None
        self._grip = QPointF()
        self._last = QPointF()
        self._has_moved = False

    @property
    def is_down(self) -> bool:
        """Whether something is pressed."""
        return self._press is not None

    @property
    def is_holding(self) -> bool:
        """Whether it holds a start or the plot: what it has moves with it."""
        return self._press is not None and (self._start is not None or self._has_moved)

    def press(self, press: Press) -> None:
        """Touch the plot; beside it a press means nothing."""
        self.give_up()
        if not self._plot.is_on_plot(press.pixel):
            return
        self._press, self._last, self._has_moved = press, press.pixel, False
        self._start = self._plot.start_near(press.pixel, press.grab_radius)
        if self._start is not None:
            self._grip = self._plot.to_pixel(self._start) - press.pixel

    def move(self, pixel: QPointF, *, is_free: bool) -> None:
        """Go to ``pixel``: once that is further than a click, what is held comes along."""
        if self._press is None:
            return
        if not self._has_moved and distance(pixel, self._press.pixel) > self._press.click_radius:
            self._has_moved = True
            if self._start is not None:
                self.start_grabbed.emit(self._start)
        if self._has_moved and self._start is not None:
            self.start_dragged.emit(pixel + self._grip, is_free)
        elif self._has_moved:
            self.panned.emit(pixel - self._last)
        self._last = pixel

    def release(self, pixel: QPointF, time: int, *, is_free: bool) -> None:
        """Let go at ``time``: what was no drag and no pan may be a click."""
        if pixel != self._last:
            self.move(pixel, is_free=is_free)
        press, start, has_moved = self._press, self._start, self._has_moved
        self._press = self._start = None
        if press is None:
            return
        if has_moved:
            (self.pan_ended if start is None else self.start_dropped).emit()
        elif time - press.time > CLICK_MILLISECONDS or press.is_second:
            return
        elif start is not None:
            self.start_clicked.emit(start)
        else:
            (self.added if press.is_adding else self.clicked).emit(press.pixel, is_free)

    def give_up(self) -> None:
        """Let go for nothing: a dragged start goes back, and there is no click."""
        press, start = self._press, self._start
        self._press = self._start = None
        if press is not None and self._has_moved:
            (self.pan_ended if start is None else self.start_let_go).emit()


def distance(one: QPointF, other: QPointF) -> float:
    """Return how many pixels are between two places."""
    return math.hypot(one.x() - other.x(), one.y() - other.y())
