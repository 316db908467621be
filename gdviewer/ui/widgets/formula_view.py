"""Shows one formula, typeset; a wide one is made smaller, then it scrolls sideways."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.core.formulas import Formula
from gdviewer.scene.faults import tells_faults
from gdviewer.scene.typesetting.typesetting import EM, Typeset
from gdviewer.ui.typesetter import Picture
from gdviewer.ui.widgets.fading import paint_fades
from gdviewer.ui.widgets.formula_copying import Parameters, offer_copies
from gdviewer.ui.widgets.formula_drawing import FormulaDrawing
from gdviewer.ui.widgets.naming import name_control

_LETTERS = 1.2
"""How much higher a letter of the formula is than one of the text, to look as large."""
_LINE = 1.5
"""The height of a line, in letters."""
_SMALLEST = 0.75
"""How far a wide formula is made smaller before it scrolls."""
_DIMMED = 0.4
_LONGEST = 1000
"""How many characters of the plain text are shown and read out; a copy has them all."""
_STEP = 40
"""How many pixels a key scrolls."""
_HELP = "Right click copies it as LaTeX, plain text or Python; Ctrl+C as LaTeX"
_KEYS = {
    Qt.Key.Key_Left: -_STEP,
    Qt.Key.Key_Right: _STEP,
    Qt.Key.Key_Home: -math.inf,
    Qt.Key.Key_End: math.inf,
}


class FormulaView(QWidget):
    """Shows the picture of a formula; it is some lines high, or half a line more.

    Parameters
    ----------
    name, label
        Its object name and its accessible name.
    parameters
        Tells the values that the copied Python has.
    size
        How large its letters are, 1 for as large as the text.
    lines
        How many lines it is high at least.
    """

    def __init__(
        self, name: str, label: str, parameters: Parameters, size: float = 1.0, lines: int = 1
    ) -> None:
        super().__init__()
        self._size, self._least = size, lines
        self._picture: Picture[Formula] | None = None
        self._is_dimmed = False
        self._offset = 0.0
        self._dragged_from: float | None = None
        self._drawing = FormulaDrawing()
        name_control(self, name, label, _HELP)
        self._tell_copies = offer_copies(self, self._formula, parameters)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: Picture[Formula]) -> None:
        """Show ``picture`` from its beginning."""
        if picture == self._picture:
            return
        self._picture, self._offset = picture, 0.0
        self._tell_copies()
        self.setAccessibleDescription(f"{_cut(picture.plain)} {picture.problem}".strip())
        self.setToolTip(picture.problem or _HELP)
        self.updateGeometry()
        self.update()

    def dim(self, is_dimmed: bool) -> None:
        """Show that the formula is not that of the present text."""
        self._is_dimmed = is_dimmed
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for lines and half lines, so that typing seldom moves what is below."""
        typeset = self._typeset()
        half = _LINE * self._letter() / 2
        needed = typeset.height * self._letter() / EM if typeset is not None else 0.0
        if self._picture is not None and typeset is None:
            needed = 2.0 * self.fontMetrics().lineSpacing()
        return QSize(120, math.ceil(half * max(2 * self._least, math.ceil(needed / half - 0.1))))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be: what is wider scrolls."""
        return QSize(40, self.sizeHint().height())

    # --- painting ---

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw the formula, or its plain text where it cannot be typeset."""
        with QPainter(self) as painter:
            painter.setOpacity(_DIMMED if self._is_dimmed else 1.0)
            typeset = self._typeset()
            if typeset is not None:
                self._paint_typeset(painter, typeset)
            elif self._picture is not None:
                self._paint_plain(painter, self._picture)
            painter.setOpacity(1.0)
            if self.hasFocus():
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_typeset(self, painter: QPainter, typeset: Typeset) -> None:
        scale, color = self._scale(typeset), self.palette().color(QPalette.ColorRole.WindowText)
        pixmap = self._drawing.pixmap(typeset, scale, color, self.devicePixelRatioF())
        top = (self.height() - typeset.height * scale) / 2
        painter.drawPixmap(-round(self._offset), round(top), pixmap)
        card = self.palette().color(QPalette.ColorRole.Base)
        paint_fades(painter, self.rect(), card, self._offset, self._most() - self._offset)

    def _paint_plain(self, painter: QPainter, picture: Picture[Formula]) -> None:
        """Write what fits of the plain text, and below why it is not typeset."""
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = self.height() // 2
        metrics, width = self.fontMetrics(), self.width()
        for top, text, role in (
            (0, _cut(picture.plain).replace("\n", "; "), QPalette.ColorRole.WindowText),
            (half, picture.problem, QPalette.ColorRole.PlaceholderText),
        ):
            painter.setPen(self.palette().color(role))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(0, top, width, half), flags, shown)

    # --- scrolling ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys that scroll, as long as there is something to scroll to."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            and event.key() in _KEYS
            and self._most() > 0
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the arrows, to the ends by Home and End."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or not self._scroll_to(self._offset + step):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways; the wheel's own way is that of the panel."""
        if not self._scroll_to(self._offset - event.angleDelta().x()):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the formula."""
        self._dragged_from = event.position().x() + self._offset

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the formula along with the hand."""
        if self._dragged_from is not None:
            self._scroll_to(self._dragged_from - event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 Qt's signature
        """Let go."""
        self._dragged_from = None

    def resizeEvent(self, event: QEvent) -> None:  # noqa: ARG002 Qt's signature
        """Scroll no further than there is something to see."""
        self._scroll_to(self._offset)

    def changeEvent(self, event: QEvent) -> None:
        """Take another font's height."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    # --- inside ---

    def _formula(self) -> Formula | None:
        return self._picture.formula if self._picture is not None else None

    def _typeset(self) -> Typeset | None:
        return self._picture.typeset if self._picture is not None else None

    def _letter(self) -> float:
        """Return the height of a letter in pixels, before a wide formula is made smaller."""
        return QFontInfo(self.font()).pixelSize() * _LETTERS * self._size

    def _scale(self, typeset: Typeset) -> float:
        wanted = self._letter() / EM
        fitting = self.width() / max(typeset.width, 1.0)
        return min(wanted, max(fitting, _SMALLEST * wanted))

    def _most(self) -> float:
        """Return how far it can be scrolled."""
        typeset = self._typeset()
        return max(0.0, typeset.width * self._scale(typeset) - self.width()) if typeset else 0.0

    def _scroll_to(self, offset: float) -> bool:
        """Show the formula from ``offset`` pixels on; return whether that changed anything."""
        bounded = min(max(offset, 0.0), self._most())
        has_moved = bounded != self._offset
        self._offset = bounded
        if has_moved:
            self.update()
        return has_moved


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
