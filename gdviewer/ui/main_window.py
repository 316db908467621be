"""The window: the pictures in the middle, panels at its sides, menus above, status below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import Latest, wait_for_tasks
from gdviewer.ui.actions import Actions
from gdviewer.ui.center import Center
from gdviewer.ui.dialogs.dialogs import Dialogs, open_dialog
from gdviewer.ui.dialogs.key_sheet import KeySheet
from gdviewer.ui.docks.arrangement import Arrangement
from gdviewer.ui.docks.side import Panel
from gdviewer.ui.docks.tab_order import keep_tab_order
from gdviewer.ui.document_files import DocumentFiles
from gdviewer.ui.export.exports import Exports
from gdviewer.ui.keys import keep_key
from gdviewer.ui.look.look import Look
from gdviewer.ui.panels.bottom import make_bottom_docks
from gdviewer.ui.panels.bounds import BoundsPanel
from gdviewer.ui.panels.function.dock import FunctionDock
from gdviewer.ui.panels.playback import PlaybackBar
from gdviewer.ui.panels.runs.run_dock import RunDock
from gdviewer.ui.passing import HiddenByEdits
from gdviewer.ui.presentation import Presentation, PresentationLine
from gdviewer.ui.status_line import StatusLine
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.pictures import Pictures
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.widgets.notice import NoticeBar


class MainWindow(QMainWindow):
    """Shows one model and remembers in ``settings`` how it was arranged."""

    def __init__(self, model: AppModel, settings: QSettings) -> None:
        super().__init__()
        self.model = model
        self._settings = settings
        self.look = Look(self, settings)
        self._panels: dict[str, Panel] = {}
        self.are_hints_shown = False
        theme = self.look.dress()
        self.setObjectName("main_window")
        self.setWindowTitle("GDViewer")
        self._bounds = BoundsPanel(model)
        self._actions = Actions(self, self, theme.text)
        self._contour = ContourView(model, self._actions, theme)
        self._relief = ReliefView(model, self._contour.probe, theme)
        self._pictures = Pictures(model, self._contour, self._relief, theme)
        self._playback = PlaybackBar(model, self._actions)
        self._line = PresentationLine(model)
        self._typesetter = Typesetter(self)
        self.when_painted(self._typesetter.start)
        self._notice = NoticeBar(self._pictures, self._pictures.notice_room)
        self.dialogs = Dialogs(self, model, self.look)
        self.exports = Exports(model, settings, self, self._relief.renderer)
        self.files = DocumentFiles(model, settings, self)
        self._function = FunctionDock(model, self._actions, self._typesetter, self._bounds)
        self._run = RunDock(model, self._actions)
        self._bottom = make_bottom_docks(
            model, self._actions, self._contour, self._typesetter, self._notice
        )
        self._status = StatusLine(model, self._actions)
        self._arrangement = self._lay_out()
        self._presentation = self._make_presentation()
        self._connect()
        self._show_theme(theme)
        self._pictures.setFocus()
        self._arrangement.restore(settings)
        for panel in self._panels.values():
            panel.visibilityChanged.connect(self._actions.refresh)

    # --- the desk that commands act on ---

    @property
    def is_presenting(self) -> bool:
        """Whether the pictures have the whole screen."""
        return self.look.is_presenting

    def present(self, is_on: bool) -> None:
        """Give the pictures the whole screen, or bring the panels back as they were."""
        self.look.is_presenting = is_on
        self._contour.hint.show_hint(self.are_hints_shown and not is_on)
        if is_on:
            self._presentation.begin()
            self._pictures.setFocus()
            self._apply_look()
        else:
            self._apply_look()
            self._presentation.end()
        self._actions.refresh()

    def is_panel_shown(self, name: str) -> bool:
        """Whether the panel ``name`` is open and not behind another; see :class:`Desk`."""
        return self.is_panel_open(name) and not self._panels[name].is_behind

    def is_panel_open(self, name: str) -> bool:
        """Whether the panel ``name`` is open, be it behind another."""
        panel = self._panels.get(name)
        return panel is not None and panel.isVisibleTo(self)

    def show_panel(self, name: str, is_shown: bool, focused: str = "") -> None:
        """Open or close the panel ``name``, with the keys for its control ``focused``."""
        panel = self._panels[name]
        if not is_shown and panel.isAncestorOf(self.focusWidget() or self):
            self._contour.setFocus()
        panel.setVisible(is_shown)
        panel.raise_()
        control = panel.findChild(QWidget, focused) if is_shown and focused else None
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reset_layout(self) -> None:
        """Arrange all as first opened."""
        self._arrangement.reset()

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane."""
        self._contour.zoom(factor)

    @property
    def are_bounds_shown(self) -> bool:
        """Whether the bounds of the view can be typed."""
        return self._bounds.isVisibleTo(self)

    def show_bounds(self, are_shown: bool) -> None:
        """Open or close the fields of the bounds, which are in the panel Function."""
        if are_shown:
            self._function.open_bounds()
        else:
            self._bounds.hide()
            self._pictures.setFocus()

    def edit_function(self) -> None:
        """Give the keys to the formula, all of it chosen."""
        self._function.edit_function()

    def go_to_error(self) -> None:
        """Choose what is wrong in the formula."""
        self._function.go_to_error()

    def show_hints(self, are_shown: bool) -> None:
        """Lay the line for newcomers over the contour, or take it away."""
        self.are_hints_shown = are_shown
        self._contour.hint.show_hint(are_shown)
        self._actions.refresh()

    def when_painted(self, then: Callable[[], object]) -> None:
        """Call ``then`` once, when the pictures have been painted for the first time."""
        self._pictures.when_painted(then)

    def show_keys(self) -> None:
        """Show every shortcut."""
        open_dialog(KeySheet(self._actions, self))

    def show_functions(self) -> None:
        """List the functions and how a formula is written."""
        self._function.show_help()

    # --- Qt's own ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the focused control, and paint before the worker goes on."""
        if event.type() == QEvent.Type.UpdateRequest:
            with self.model.going_first():
                return super().event(event)
        return keep_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys back to the pictures with Escape, and end the presentation."""
        if event.key() == Qt.Key.Key_Escape and self.is_presenting:
            self.present(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.model.break_off()
            self._notice.hide()
            self._pictures.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the arrangement, and end what is being painted."""
        self.exports.drop()
        self._typesetter.drop()
        for work in self.findChildren(Latest):
            work.drop()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        wait_for_tasks()
        self._relief.close_canvas()  # before the window changes its size
        if self.is_presenting:
            self.present(False)
        self._arrangement.save(self._settings)
        super().closeEvent(event)

    # --- inside ---

    def _lay_out(self) -> Arrangement:
        """Put every part in its place; return what arranges the panels."""
        left, right, bottom = self._function, self._run, list(self._bottom.values())
        self.setContentsMargins(6, 0, 6, 0)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, left)
        self.setCentralWidget(Center(self._pictures, self._playback, self._line))
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, right)
        for dock in bottom:
            self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        sides = {"function": left, "run": right}
        self._panels |= {**sides, **self._bottom}
        arrangement = Arrangement(self, sides, bottom)
        menus = self._actions.fill(self.menuBar())
        self.files.offer_recent(menus["File"], before=self._actions["save"])
        self.setStatusBar(self._status)
        center = (self._notice, self._contour, self._relief, self._playback, self._line)
        keep_tab_order(self.model, self, (left, *center, right, *bottom, self._status))
        return arrangement

    def _connect(self) -> None:
        """Let the parts speak with one another."""
        for speaker in (self.exports, self.files):
            speaker.done.connect(self._notice.mention)
            speaker.failed.connect(self._notice.say)
        self.model.noticed.connect(self._notice.say)
        self._pictures.arranged.connect(self._notice.take_place)
        HiddenByEdits(self._notice, self.model)
        self._contour.hint.has_left.connect(lambda: self.show_hints(False))
        for picture in (self._contour, self._relief):
            picture.readout_changed.connect(self._status.readout.say)
        self.look.changed.connect(self._apply_look)

    def _make_presentation(self) -> Presentation:
        others = (self.menuBar(), self.statusBar(), *self._panels.values())
        return Presentation(self, self._line, others)

    def _apply_look(self) -> None:
        """Draw everything in the colors and at the size that are asked for now."""
        theme = self.look.dress()
        self._actions.set_icon_color(theme.text)
        self._pictures.set_theme(theme)
        self._show_theme(theme)

    def _show_theme(self, theme: Theme) -> None:
        """Show in the colors and at the size of ``theme`` what the style sheet does not reach."""
        self._playback.set_theme(theme)
        self._function.set_theme(theme)
        self._run.set_theme(theme)
        for dock in self._bottom.values():
            dock.set_theme(theme)
        self._arrangement.set_size(theme.scale)
