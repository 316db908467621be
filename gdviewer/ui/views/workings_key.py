"""The key in a corner of the plot: what the marks in it are; a click hides those of a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QVBoxLayout, QWidget

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.picture import playheads
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.workings.key import Entry, swatch, swatch_size
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.neighbors import places_of_others
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_MARGIN = 10  # pixels to the plot's edges
_KEEP_CLEAR = 60  # pixels around a playhead


class Form(Enum):
    """How the key is laid out, the one that says most first."""

    WORDS = "a line for each kind of mark"
    ROW = "the swatches alone, beside each other; their names are in the tooltips"
    COLUMN = "the swatches alone, below each other"


class WorkingsKey(QFrame):
    """A line for each kind of mark in view, there as long as there are marks.

    It lies where no playhead is near, nothing else lies and least of a curve is under it: in the
    first corner of the plot, from the upper right on, else above in the middle. In a plot so small
    that it would hide a start, a star or an end there, it has no words.
    """

    def __init__(self, scene: ContourScene, model: AppModel, before: QWidget) -> None:
        super().__init__(scene)
        self._scene, self._model, self._before = scene, model, before
        self._buttons: dict[str, QToolButton] = {}
        self._entries: tuple[Entry, ...] = ()
        self._theme: Theme | None = None
        self._form = Form.WORDS
        self._sizes: dict[Form, QSize] = {}
        self.setObjectName("workings_key")
        self.setAccessibleName("Key to the marks")
        self.setProperty("role", "key")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 5, 6, 5)
        self._column.setSpacing(0)
        self._note = PlainLabel("* not to scale")
        self._note.setProperty("role", "quiet")
        self._column.addWidget(self._note)
        self.hide()
        scene.installEventFilter(self)
        scene.view_changed.connect(self._show_entries)
        model.changed.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint the swatches in the colors of ``theme``."""
        self._theme = theme
        self._entries = ()
        self._show_entries()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Follow the plot's size."""
        if event.type() == QEvent.Type.Resize:
            self._take_place()
        return False

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        if _shown_by(old) != _shown_by(new):
            self._show_entries()

    @Slot()
    def _show_entries(self) -> None:
        """Show what there is now; buttons are made anew only where other marks come."""
        entries = self._scene.key_entries()
        if entries != self._entries:
            if [entry.name for entry in entries] != list(self._buttons):
                self._make_buttons(entries)
                self._entries = ()
            for entry in entries:
                if entry not in self._entries:
                    self._update_button(self._buttons[entry.name], entry)
            self._entries = entries
            self._sizes.clear()
            self._lay_out(self._form)
        self.setVisible(bool(entries))
        self._take_place()

    def _make_buttons(self, entries: tuple[Entry, ...]) -> None:
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {entry.name: self._button(entry) for entry in entries}
        for row, button in enumerate(self._buttons.values()):
            self._column.insertWidget(row, button)
            button.show()  # now: the key may be shown already, and is to have room for it
        for before, after in pairwise((self._before, *self._buttons.values())):
            QWidget.setTabOrder(before, after)

    def _button(self, entry: Entry) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(
            button,
            f"working_{entry.name.lower().replace(' ', '_')}",
            entry.name,
            f"Show or hide: {entry.name}",
        )
        button.clicked.connect(self._toggle(entry.name))
        return button

    def _toggle(self, name: str) -> Callable[[], None]:
        return lambda: self._model.toggle_working(name)

    def _update_button(self, button: QToolButton, entry: Entry) -> None:
        button.setText(entry.text)
        button.setChecked(entry.is_shown)
        if self._theme is not None:
            picture = swatch(entry, self._theme, self.devicePixelRatioF())
            button.setIconSize(swatch_size(self._theme))
            button.setIcon(QIcon(picture))

    def _take_place(self) -> None:
        """Lie in a corner that is clear of the playheads, where it hides least of a curve."""
        if self.isHidden():
            return
        others = map(QRectF, places_of_others(self, self._scene))
        marks = replace(self._scene.legend_room(others), lines=NO_LINES)
        for form in Form:
            places = _places(self._scene.plot_rect(), self._size_in(form))
            best = min(places, key=lambda place: self._cost(place, marks))
            if self._cost(best, marks)[0] == 0 or form is Form.COLUMN:
                self._lay_out(form)
                self.setGeometry(best)
                return

    def _cost(self, place: QRect, marks: Room) -> tuple[float, bool, float]:
        """Return what ``place`` hides: ``marks`` and other widgets, a playhead near, the curve."""
        whole = QRectF(place)
        is_outside = not marks.plot.contains(whole)
        hidden = marks.cost(whole) + is_outside * marks.plot.width()
        return hidden, self._hides_a_playhead(place), self._scene.covered(place)

    def _size_in(self, form: Form) -> QSize:
        """Return how large the key is in ``form``."""
        if form not in self._sizes:
            self._lay_out(form)
            self._column.activate()
            self._sizes[form] = self.sizeHint()
        return self._sizes[form]

    def _lay_out(self, form: Form) -> None:
        self._form, has_words = form, form is Form.WORDS
        styles, directions = Qt.ToolButtonStyle, QBoxLayout.Direction
        style = styles.ToolButtonTextBesideIcon if has_words else styles.ToolButtonIconOnly
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
        is_row = form is Form.ROW
        self._column.setDirection(directions.LeftToRight if is_row else directions.TopToBottom)
        self._note.setVisible(has_words and not all(one.is_to_scale for one in self._entries))

    def _hides_a_playhead(self, place: QRect) -> bool:
        wide = place.adjusted(-_KEEP_CLEAR, -_KEEP_CLEAR, _KEEP_CLEAR, _KEEP_CLEAR)
        heads = [head for head in playheads(self._model.frame) if self._scene.is_in_view(head)]
        return any(wide.contains(self._scene.to_pixel(head).toPoint()) for head in heads)


def _shown_by(frame: Frame) -> tuple[object, ...]:
    """Return what decides on the marks, to be compared."""
    has_begun = tuple(path.length > 0 for path in frame.paths)  # a tangent needs a point, no more
    return frame.insides, frame.document, id(frame.critical), has_begun


def _places(plot: QRect, size: QSize) -> list[QRect]:
    """Return the corners of ``plot``, from the upper right on, and the middle above."""
    inner = plot.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    right, bottom = inner.right() - size.width() + 1, inner.bottom() - size.height() + 1
    corners = [(x, y) for y in (inner.top(), bottom) for x in (right, inner.left())]
    middle = (right + inner.left()) // 2, inner.top()
    return [QRect(QPoint(x, y), size) for x, y in (*corners, middle)]
