"""Shows the lines of a step in columns; the digits that have no room are in the tooltip."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QColor,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gdviewer.core.arithmetic.copying import latex_lines, plain_line
from gdviewer.core.arithmetic.form import Form
from gdviewer.core.arithmetic.sheet import ShownLine
from gdviewer.core.arithmetic.step import Arithmetic
from gdviewer.core.numbers import format_all_digits, in_plain_characters
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.ui.panels.step.columns import Place, Size, arranged, extent
from gdviewer.ui.panels.step.line_drawing import LineDrawing, Look
from gdviewer.ui.panels.step.line_picture import line_picture
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.naming import name_control

_HELP = (
    "Each rule of the method, and below it the same with the numbers of this step. "
    "Point at a number for all its digits; Ctrl+C copies the step as text"
)
_MARGIN = 10.0  # pixels at 100 %, around the lines
_GAP = 34.0  # between two columns
_BELOW = 9.0  # below a line
_BAR = 3.0  # how wide the bar beside the new point is
_AWAY = 9.0  # how far to the left of it that begins
_DIMMED = 0.4
_ZOOMS = (1.5, 1.25, 1.0)
"""How much larger than the text a step is shown, as long as all of it is in sight."""


class StepSheet(QWidget):
    """Shows a step in lines; the last one, which leads to the new point, has the run's color."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._theme, self._color = LIGHT, 0
        self._lines: tuple[ShownLine, ...] = ()
        self._drawings: dict[Form, LineDrawing] = {}
        self._places: list[Place] = []
        self._asked = Size(0, 0)
        self._zoom = 1.0
        self._is_dimmed = False
        name_control(self, "step_sheet", "The step in numbers", _HELP)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._offer_copies()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, each line in plain text."""
        return tuple(plain_line(line) for line in self._lines)

    @property
    def are_all_typeset(self) -> bool:
        """Whether no line is shown in plain text that could be typeset."""
        return all(
            self._drawings[line.form].is_typeset for line in self._lines if line.form.numbers
        )

    def show_step(self, found: Arithmetic | None, color: int) -> None:
        """Show ``found``, or nothing, with the new point in the ``color`` of the palette."""
        forms = [line.form for line in self._lines]
        self._lines = found.lines if found is not None else ()
        self._color = color
        if QAccessible.isActive():  # writing all lines takes longer than painting them
            self.setAccessibleDescription("; ".join(self.lines) or _HELP)
        if [line.form for line in self._lines] != forms or not self.are_all_typeset:
            self._drawings = {line.form: self._drawing(line.form) for line in self._lines}
            self._arrange()
        self.update()

    def dim(self, is_dimmed: bool) -> None:
        """Show that the step is not that at the playhead."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colors and at the size of ``theme``."""
        self._theme = theme
        self._arrange()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for all lines."""
        return QSize(math.ceil(self._asked.width), math.ceil(self._asked.height))

    def minimumSizeHint(self) -> QSize:
        """Cut nothing: what does not fit is scrolled to."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the columns anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Tell all digits of the number under the pointing hand."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.digits_at(QPointF(event.pos())) or _HELP
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def digits_at(self, point: QPointF) -> str:
        """Return all digits of the number at ``point``; nothing where there is none."""
        look = self._look()
        for line, place in zip(self._lines, self._places, strict=True):
            slots = self._drawings[line.form].slots(self._corner(place), look)
            for number, slot in zip(line.numbers, slots, strict=False):
                if slot.contains(point):
                    return format_all_digits(number)
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw the lines where they have their places."""
        look = self._look()
        with QPainter(self) as painter:
            painter.setOpacity(_DIMMED if self._is_dimmed else 1.0)
            for line, place in zip(self._lines, self._places, strict=True):
                self._drawings[line.form].paint(painter, line, self._corner(place), look)
            self._paint_bar(painter, look)
            if self.hasFocus():
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # --- inside ---

    def _paint_bar(self, painter: QPainter, look: Look) -> None:
        """Mark the line of the new point by the color of the run."""
        if not self._lines:
            return
        line, corner = self._lines[-1], self._corner(self._places[-1])
        height = self._drawings[line.form].size(line, look).height
        left = corner.x() - _AWAY * self._theme.scale
        painter.fillRect(
            round(left),
            round(corner.y()),
            round(self._theme.scale * _BAR),
            round(height),
            QColor(self._theme.run_color(self._color)),
        )

    def _arrange(self) -> None:
        """Give the lines their places, as large as lets all be seen, and ask for that room."""
        margin = 2 * self._theme.scale * _MARGIN
        room = Size(self.width() - margin, self._height_of_room() - margin)
        for zoom in _ZOOMS:
            self._zoom = zoom
            look = self._look()
            sizes = [self._size(line, look) for line in self._lines]
            self._places = arranged(sizes, room, look.pixels(_GAP))
            reached = extent(self._places, sizes)
            if reached.width <= room.width and reached.height <= room.height:
                break
        widest = max((size.width for size in sizes), default=0.0)
        asked = Size(min(reached.width, widest) + margin, reached.height + margin)
        if asked != self._asked:
            self._asked = asked
            self.updateGeometry()

    def _height_of_room(self) -> int:
        """Return how high the panel is that this is scrolled in."""
        parent = self.parentWidget()
        return parent.height() if parent is not None else self.height()

    def _size(self, line: ShownLine, look: Look) -> Size:
        size = self._drawings[line.form].size(line, look)
        return Size(size.width, size.height + look.pixels(_BELOW))

    def _corner(self, place: Place) -> QPointF:
        margin = self._theme.scale * _MARGIN
        return QPointF(place.x + margin, place.y + margin)

    def _look(self) -> Look:
        return Look(self._theme, self.devicePixelRatioF(), self._zoom)

    def _drawing(self, form: Form) -> LineDrawing:
        known = self._drawings.get(form)
        if known is not None and known.is_typeset:
            return known
        return LineDrawing(line_picture(form, self._typesetter))

    def _offer_copies(self) -> None:
        text = QAction("Copy as text, with all digits", self)
        text.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        text.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        text.triggered.connect(lambda _: _copy(self.text()))
        latex = QAction("Copy as LaTeX", self)
        latex.triggered.connect(lambda _: _copy(latex_lines(self._lines)))
        text.setObjectName("copy_step_text")
        latex.setObjectName("copy_step_latex")
        self.addActions([text, latex])

    def text(self) -> str:
        """Return the step in plain text, with all digits, in characters that programs read."""
        lines = (plain_line(line, format_all_digits) for line in self._lines)
        return in_plain_characters("\n".join(lines))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
