"""The pictures of f in the middle of the window: the contour, the surface in space, or both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.document import SurfacePlace
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_from
from gdviewer.ui.first_paint import FirstPaint
from gdviewer.ui.surface_lack import is_surface_shown, lack_of_surface
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_AXES = 240.0  # pixels that axes and color bars of two contours take across more than up


class Pictures(QWidget):
    """Shows ``contour`` and ``surface`` as the document asks; who gives it the keys means either.

    Where there is no surface the contour is shown, and a sentence below it says why.
    Two stand beside each other where there is the width for it, else above each other.
    """

    arranged = Signal()
    """One of them has another size, or is there or gone."""

    def __init__(
        self, model: AppModel, contour: ContourView, surface: ReliefView, theme: Theme
    ) -> None:
        super().__init__()
        self._scale = theme.scale
        self._contour, self._surface = contour, surface
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        for picture in (contour, surface):
            self._splitter.addWidget(picture)
            picture.installEventFilter(self)
        name_control(
            self._splitter.handle(1), "pictures_handle", "Share the room", "Drag to share the room"
        )
        self._lack = PlainLabel()
        self._lack.setObjectName("surface_lack")
        self._lack.setProperty("role", "quiet")
        self._lack.setWordWrap(True)
        self._lack.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._lack)
        show_from(model, self, lack_of_surface, self._say)
        show_from(model, self, _place_of_surface, self._show)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        self._contour.set_theme(theme)
        self._surface.set_theme(theme)
        self._scale = theme.scale
        self._place()

    def notice_room(self) -> tuple[QRect, list[QRect]]:
        """Return where a notice may lie, on the contour if there is one, and what to leave free."""
        picture = self._contour if self._contour.isVisibleTo(self) else self._surface
        room, taken = picture.notice_room()
        offset = picture.mapTo(self, QPoint())
        return room.translated(offset), [place.translated(offset) for place in taken]

    def when_painted(self, then: Callable[[], object]) -> None:
        """Call ``then`` once, when they have been painted for the first time."""
        FirstPaint(self, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place two so that neither is a strip."""
        super().resizeEvent(event)
        self._place()
        self._lay_out_unseen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Notice when one of them is arranged anew."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self.arranged.emit()
        return False

    def _place(self) -> None:
        sides = Qt.Orientation
        is_wide = self.width() > self.height() + _AXES * self._scale
        wanted = sides.Horizontal if is_wide else sides.Vertical
        if wanted != self._splitter.orientation():
            self._splitter.setOrientation(wanted)
            self._splitter.setSizes([self.width(), self.width()])  # in equal parts

    def _say(self, lack: str) -> None:
        self._lack.setText(lack)
        self._lack.setVisible(bool(lack))

    def _show(self, place: SurfacePlace) -> None:
        has_focus = self._contour.hasFocus() or self._surface.hasFocus()
        has_contour = place != "instead"
        self._contour.setVisible(has_contour)
        self._surface.setVisible(place != "off")
        self.setFocusProxy(self._contour if has_contour else self._surface)
        self._lay_out_unseen()
        if has_focus:
            self.setFocus()

    def _lay_out_unseen(self) -> None:
        """Have the surface show what the contour would if it had all the room."""
        if self._contour.isHidden():
            self._contour.report_view_in(self.size())


def _place_of_surface(frame: Frame) -> SurfacePlace:
    """Return where the surface that is asked for is shown; ``off`` where there is none."""
    return frame.document.shows_surface if is_surface_shown(frame) else "off"
