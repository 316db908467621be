"""Shows the lines of a step in columns; the digits that have no room are in the tooltip."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
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
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.step import Arithmetic
from gdviewer.core.numbers import format_all_digits, in_plain_characters
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.glyphs import write_glyphs
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.ui.panels.step.arrangement import NOTHING, PlacedLine, arrangement
from gdviewer.ui.panels.step.columns import Size
from gdviewer.ui.panels.step.line_drawing import LineDrawing, Look, Slot
from gdviewer.ui.panels.step.line_picture import line_picture
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.naming import name_control

_HELP = (
    "Each rule of the method, and below it the same with the numbers of this step. "
    "Point at a number for all its digits; Ctrl+C copies the step as text"
)
_BAR = 3.0  # pixels at 100 %, how wide the bar beside the new point is
_AWAY = 9.0  # how far to the left of it that begins
_DIMMED = 0.4
_KEPT = 128  # forms whose pictures are kept: they come again, and take long to draw


class StepSheet(QWidget):
    """Shows a step in lines; the last one, which leads to the new point, has the run's color."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._theme, self._color = LIGHT, 0
        self._lines: tuple[ShownLine, ...] = ()
        self._drawings: dict[Form, LineDrawing] = {}
        self._arrangement = NOTHING
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
            for form in {line.form for line in self._lines}:
                self._drawings[form] = self._drawing(form)
            for form in [*self._drawings][:-_KEPT]:
                del self._drawings[form]
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
        asked = self._arrangement.asked
        return QSize(math.ceil(asked.width), math.ceil(asked.height))

    def minimumSizeHint(self) -> QSize:
        """Cut nothing: what does not fit is scrolled to."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the columns anew, unless only what is scrolled has become higher or lower."""
        super().resizeEvent(event)
        if self._panel() != self._arrangement.panel:
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
        for line, placed in zip(self._lines, self._arrangement.lines, strict=True):
            for number, slot in zip(line.numbers, placed.slots, strict=False):
                if slot.contains(point):
                    return format_all_digits(number)
        return ""

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines where they have their places, as far as they are in sight."""
        look, seen = self._arrangement.look, [*self._lines_in(QRectF(event.rect()))]
        with QPainter(self) as painter:
            painter.setOpacity(_DIMMED if self._is_dimmed else 1.0)
            for place, picture in self._arrangement.pictures:
                painter.drawPixmap(place, picture)
            for line, one in seen:
                one.drawing.paint_words(painter, line, one.box.topLeft(), look)
            painter.setPen(QColor(look.theme.text))
            for line, one in seen:
                write_glyphs(painter, map(Slot.filled, one.slots, line.texts))
            self._paint_bar(painter)
            if self.hasFocus():
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # --- inside ---

    def _lines_in(self, part: QRectF) -> Iterator[tuple[ShownLine, PlacedLine]]:
        """Yield the lines of which something is in ``part``."""
        for line, placed in zip(self._lines, self._arrangement.lines, strict=True):
            if placed.box.intersects(part):
                yield line, placed

    def _paint_bar(self, painter: QPainter) -> None:
        """Mark the line of the new point by the color of the run."""
        if self._lines:
            box, scale = self._arrangement.lines[-1].box, self._theme.scale
            bar = QRect(
                round(box.left() - _AWAY * scale),
                round(box.top()),
                round(_BAR * scale),
                round(box.height()),
            )
            painter.fillRect(bar, QColor(self._theme.run_color(self._color)))

    def _arrange(self) -> None:
        """Give the lines their places, and ask for the room that they need."""
        drawn = [(self._drawings[line.form], line) for line in self._lines]
        before, look = self._arrangement, Look(self._theme, self.devicePixelRatioF())
        self._arrangement = arrangement(drawn, self._panel(), look, before)
        if self._arrangement.asked != before.asked:
            self.updateGeometry()

    def _panel(self) -> Size:
        """Return how wide this is, and how high the panel is that it is scrolled in."""
        parent = self.parentWidget()
        return Size(self.width(), parent.height() if parent is not None else self.height())

    def _drawing(self, form: Form) -> LineDrawing:
        known = self._drawings.pop(form, None)  # what was used last goes to the end
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
