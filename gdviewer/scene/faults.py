"""Has an error in painting told like any other, where it would end the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

Painted = TypeVar("Painted", bound=QWidget)


def tells_faults(
    paint_event: Callable[[Painted, QPaintEvent], None],
) -> Callable[[Painted, QPaintEvent], None]:
    """Return ``paint_event`` with its errors as PySide can take them.

    Under Python 3.11 an error of the interpreter's own (of ``int(inf)``, of a missing key) has no
    exception object until it is caught. PySide 6.11 takes it for one that has, where the widget is
    painted within an event that Python code handles, and breaks down.
    """

    @wraps(paint_event)
    def whole(widget: Painted, event: QPaintEvent) -> None:
        try:
            paint_event(widget, event)
        except Exception as error:
            raise error from None

    return whole
