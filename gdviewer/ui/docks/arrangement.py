"""Where the panels stand and how wide they are: as first opened, as left, and back again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.docks.tabs import DockTabs

_FIRST_SIZE = QSize(1280, 800)
_LAYOUT_VERSION = 2
_FRAME = QSize(16, 56)
"""What a desktop may put around a window, in pixels."""
_CROWDED = 0.5
"""Where both panels would take more of the screen's width, they stand above each other."""
_ONE_SIDE, _TWO_SIDES = 0.36, 0.26
"""The share of the screen's width that a panel may insist on, before it scrolls sideways."""
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Arrangement:
    """Where the panels of ``window`` stand.

    Parameters
    ----------
    window
        Whose panels they are.
    panels
        Those at the sides by their names, in the order from left to right.
    bottom
        Those at the bottom, tabs of one place; as first opened they are closed.
    """

    def __init__(
        self, window: QMainWindow, panels: Mapping[str, Dock], bottom: Sequence[BottomDock]
    ) -> None:
        self._window, self._panels, self._bottom = window, panels, bottom
        DockTabs(window)
        self._size = 1.0
        self._are_stacked = False

    def set_size(self, size: float) -> None:
        """Make the panels ``size`` times as wide as at 100 %, and keep the window on the screen."""
        window = self._window
        self._size = size
        for panel in self._panels.values():
            panel.set_size(size, round(self._screen().width() * self._share()))
        if not window.isFullScreen() and self._are_stacked != self._is_crowded():
            self._dock()
        self._give_widths()
        if window.width() > self._screen().width() and not window.isFullScreen():
            window.resize(window.size().boundedTo(self._screen()))

    def restore(self, settings: QSettings) -> None:
        """Take the arrangement of the last time; what makes no sense is passed over."""
        self.reset()
        geometry, state = settings.value("window/geometry"), settings.value("window/state")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self._window.restoreState(state, _LAYOUT_VERSION)

    def save(self, settings: QSettings) -> None:
        """Remember the arrangement."""
        settings.setValue("window/geometry", self._window.saveGeometry())
        settings.setValue("window/state", self._window.saveState(_LAYOUT_VERSION))

    def reset(self) -> None:
        """Arrange all as first opened; a window that fills the screen goes on to.

        One that would not fit on the screen with the desktop's frame around it fills it as well.
        """
        window = self._window
        if not window.isMaximized() and not window.isFullScreen():
            wanted = _FIRST_SIZE * self._size
            window.resize(wanted.boundedTo(self._screen()))
            if (wanted + _FRAME).boundedTo(self._screen()) != wanted + _FRAME:
                window.setWindowState(Qt.WindowState.WindowMaximized)
        self._dock()
        for panel in self._panels.values():
            panel.show()
        self._close_bottom()
        self._give_widths()

    def _close_bottom(self) -> None:
        """Bring the bottom's panels there, as tabs in their order, and close them."""
        for panel in self._bottom:
            panel.setFloating(False)
            self._window.addDockWidget(_BOTTOM, panel)
        for first, second in pairwise(self._bottom):
            self._window.tabifyDockWidget(first, second)
        for panel in self._bottom:
            panel.hide()

    def _dock(self) -> None:
        """Bring the panels to their sides."""
        self._are_stacked = self._is_crowded()
        sides = (_LEFT, _LEFT if self._are_stacked else _RIGHT)
        for side, panel in zip(sides, self._panels.values(), strict=True):
            panel.setFloating(False)
            self._window.addDockWidget(side, panel)

    def _screen(self) -> QSize:
        return self._window.screen().availableSize()

    def _share(self) -> float:
        """Return the share of the screen's width that a panel may insist on."""
        return _ONE_SIDE if self._is_crowded() else _TWO_SIDES

    def _is_crowded(self) -> bool:
        """Whether there is no room for the panels on both sides."""
        widths = sum(panel.width_at(self._size) for panel in self._panels.values())
        return widths > _CROWDED * self._screen().width()

    def _give_widths(self) -> None:
        panels = list(self._panels.values())
        widths = [panel.wanted_width for panel in panels]
        self._window.resizeDocks(panels, widths, Qt.Orientation.Horizontal)
