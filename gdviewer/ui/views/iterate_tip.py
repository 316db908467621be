"""Says which run, step, point and value the iterate under the cursor has, and lifts its run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

from gdviewer.core.numbers import (
    format_all_digits,
    format_number,
    format_point,
    format_point_fully,
)
from gdviewer.scene.contour import FOLLOWS_CURSOR, ContourScene
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.run_names import run_names
from gdviewer.ui.views.readout import SEPARATOR
from gdviewer.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from gdviewer.scene.relief_gl.canvas import ReliefCanvas

_OFFSET = QPoint(14, 14)  # from the cursor


class IterateTip(PlainLabel):
    """A quiet label beside the cursor, there while it is at an iterate; it takes no clicks."""

    def __init__(self, scene: ContourScene | ReliefCanvas) -> None:
        super().__init__("", scene)
        self._scene = scene
        self.setObjectName("iterate_tip")
        self.setProperty("role", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty(FOLLOWS_CURSOR, True)
        self.hide()

    def show_at(self, pixel: QPointF, frame: Frame) -> tuple[str, str] | None:
        """Tell of the iterate at ``pixel``; return it in short and with all digits, if any is."""
        found = self._scene.iterate_at(pixel)
        if found is None:
            self.leave()
            return None
        path, step = found
        short, full = iterate_text(frame, path, step)
        self._scene.raise_run(path.run)
        self.setText(short)
        self.adjustSize()
        self.move(self._place(pixel.toPoint()))
        self.show()
        self.raise_()
        return short, full

    def leave(self) -> None:
        """Be gone."""
        self._scene.raise_run(None)
        self.hide()

    def _place(self, cursor: QPoint) -> QPoint:
        """Return the upper left corner: below and right of the cursor, where there is room."""
        x, y = (cursor + _OFFSET).toTuple()
        if x + self.width() > self._scene.width():
            x = cursor.x() - _OFFSET.x() - self.width()
        if y + self.height() > self._scene.height():
            y = cursor.y() - _OFFSET.y() - self.height()
        return QPoint(max(x, 0), max(y, 0))


def iterate_text(frame: Frame, path: Path, step: int) -> tuple[str, str]:
    """Return run, step, point and f of an iterate, in short and with all digits."""
    point, value = tuple(path.trajectory.x[step].tolist()), float(path.trajectory.f[step])
    name = run_names(frame.document)[path.run]
    start = f", start {path.start + 1}" if len(frame.starts) > 1 else ""
    head = f"{name}{start}, step {step}"
    return (
        SEPARATOR.join((head, format_point(point), f"f {format_number(value)}")),
        SEPARATOR.join((head, format_point_fully(point), f"f {format_all_digits(value)}")),
    )
