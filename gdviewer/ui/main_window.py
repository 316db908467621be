"""The window: the contour in the middle, panels at its sides, menus above, status below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from gdviewer.export.caption import caption
from gdviewer.export.subjects import CHART, PICTURE, Subject
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import wait_for_tasks
from gdviewer.ui.actions import Actions
from gdviewer.ui.dialogs.key_sheet import KeySheet
from gdviewer.ui.dialogs.swarm import SwarmDialog
from gdviewer.ui.dialogs.weights import WeightsDialog
from gdviewer.ui.docks.arrangement import Arrangement
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.docks.side import Dock, Panel
from gdviewer.ui.docks.tab_order import keep_tab_order
from gdviewer.ui.document_files import DocumentFiles
from gdviewer.ui.export.choices import remembered_choices
from gdviewer.ui.export.dialog import ExportDialog
from gdviewer.ui.export.picture_copier import PictureCopier
from gdviewer.ui.keys import keep_key
from gdviewer.ui.look.look import Look
from gdviewer.ui.panels.bounds import BoundsPanel
from gdviewer.ui.panels.calculus.dock import CalculusDock
from gdviewer.ui.panels.convergence import ConvergenceDock
from gdviewer.ui.panels.function.expression import ExpressionPanel
from gdviewer.ui.panels.function.gradient import GradientPanel
from gdviewer.ui.panels.function.parameters import ParametersPanel
from gdviewer.ui.panels.playback import PlaybackBar
from gdviewer.ui.panels.runs.card import RunsCard
from gdviewer.ui.panels.runs.dock import RunsDock
from gdviewer.ui.panels.runs.runs import RunPanel
from gdviewer.ui.panels.runs.stopping import StoppingPanel
from gdviewer.ui.panels.start import StartPanel
from gdviewer.ui.panels.steps import StepsDock
from gdviewer.ui.presentation import Presentation, PresentationLine
from gdviewer.ui.status_line import StatusLine
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.notice import NoticeBar

_LEFT_WIDTH, _RIGHT_WIDTH = 202, 230


class MainWindow(QMainWindow):
    """Shows one model and remembers in ``settings`` how it was arranged."""

    def __init__(self, model: AppModel, settings: QSettings) -> None:
        super().__init__()
        self.model = model
        self._settings = settings
        self._look = Look(self, settings)
        self._panels: dict[str, Panel] = {}
        self.are_hints_shown = False
        theme = self._look.dress()
        self.setObjectName("main_window")
        self.setWindowTitle("GDViewer")
        self._bounds = BoundsPanel(model)
        self._actions = Actions(self, self, theme.text)
        self._contour = ContourView(model, self._actions, theme)
        self._playback = PlaybackBar(model, self._actions)
        self._expression = ExpressionPanel(model, self._actions["functions"])
        self._typesetter = Typesetter(self)
        self.when_painted(self._typesetter.start)
        self._notice = NoticeBar(self._contour)
        self._copier = PictureCopier(self)
        self._copier.done.connect(self._notice.mention)
        self._copier.failed.connect(self._notice.say)
        self._files = DocumentFiles(model, settings, self)
        self._files.done.connect(self._notice.mention)
        self._files.failed.connect(self._notice.say)
        self.setContentsMargins(6, 0, 6, 0)
        self._function = left = self._add_function_dock()
        self._fill_center()
        self._runs_card = RunsCard(model, self._actions)
        right = self._add_run_dock()
        self._bottom: dict[str, BottomDock] = {
            "calculus": self._make_calculus_dock(),
            "convergence": ConvergenceDock(model, self._actions),
            "steps": self._make_steps_dock(),
            "runs": RunsDock(model, self._actions),
        }
        for dock in self._bottom.values():
            self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        self._panels |= {"function": left, "run": right, **self._bottom}
        sides = {"function": left, "run": right}
        self._arrangement = Arrangement(self, sides, [*self._bottom.values()])
        menus = self._actions.fill(self.menuBar())
        self._files.offer_recent(menus["File"], before=self._actions["save"])
        self._contour.hint.has_left.connect(lambda: self.show_hints(False))
        self._fill_status_bar()
        center = (self._notice, self._contour, self._playback, self._line)
        areas = (left, *center, right, *self._bottom.values(), self.statusBar())
        keep_tab_order(model, self, areas)
        model.noticed.connect(self._notice.say)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_look)
        self._presentation = self._make_presentation()
        self._show_theme(theme)
        self._contour.setFocus()
        self._arrangement.restore(settings)
        for panel in self._panels.values():
            panel.visibilityChanged.connect(self._actions.refresh)

    # --- the desk that commands act on ---

    @property
    def theme_choice(self) -> str:
        """``light``, ``dark`` or ``system``."""
        return self._look.theme_choice

    def choose_theme(self, choice: str) -> None:
        """Use ``light``, ``dark`` or the ``system``'s theme, and remember it."""
        self._look.choose_theme(choice)
        self._apply_look()

    def change_size(self, steps: int) -> None:
        """Make all text, handles and lines some steps larger, or smaller."""
        self._look.change_size(steps)
        self._apply_look()

    def choose_usual_size(self) -> None:
        """Make all text, handles and lines as large as fits the screen."""
        self._look.choose_usual_size()
        self._apply_look()

    @property
    def is_presenting(self) -> bool:
        """Whether the contour has the whole screen."""
        return self._look.is_presenting

    def present(self, is_on: bool) -> None:
        """Give the contour the whole screen, or bring the panels back as they were."""
        self._look.is_presenting = is_on
        self._contour.hint.show_hint(self.are_hints_shown and not is_on)
        if is_on:
            self._presentation.begin()
            self._contour.setFocus()
            self._apply_look()
        else:
            self._apply_look()
            self._presentation.end()
        self._actions.refresh()

    def is_panel_shown(self, name: str) -> bool:
        """Whether the panel ``name`` is open: ``function``, ``run`` or one of the bottom."""
        return name in self._panels and self._panels[name].isVisibleTo(self)

    def show_panel(self, name: str, is_shown: bool) -> None:
        """Open or close the panel ``name``; see :meth:`is_panel_shown`."""
        self._panels[name].setVisible(is_shown)
        self._panels[name].raise_()

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
            self.show_panel("function", True)
            self._bounds.open()
            self._function.reveal(self._bounds)
        else:
            self._bounds.hide()
            self._contour.setFocus()

    def edit_function(self) -> None:
        """Give the keys to the formula, all of it chosen."""
        self.show_panel("function", True)
        self._function.reveal(self._expression)
        self._expression.edit_all()

    def go_to_error(self) -> None:
        """Choose what is wrong in the formula."""
        self.show_panel("function", True)
        self._function.reveal(self._expression)
        self._expression.editor.go_to_error()

    def open_document(self) -> None:
        """Ask for a file and show its document."""
        self._files.ask_to_open()

    def save_document(self) -> None:
        """Ask for a file and write the document to it."""
        self._files.ask_to_save()

    def export_picture(self) -> None:
        """Ask how and where, and write the picture."""
        self._export(PICTURE)

    def export_chart(self) -> None:
        """Ask how and where, and write the chart of convergence."""
        self._export(CHART)

    def show_tuning(self) -> None:
        """Open the window that finds the best learning rates."""
        from gdviewer.ui.dialogs.tuning_window import TuningWindow  # noqa: PLC0415 not for the first paint

        window = self.findChild(TuningWindow) or TuningWindow(self.model, self._theme, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.activateWindow()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as the export dialog was left."""
        self._copier.copy(self.model.frame, remembered_choices(self._settings).figure())

    def copy_caption(self) -> None:
        """Put the sentence on the clipboard that says what the picture shows."""
        QGuiApplication.clipboard().setText(caption(self.model.frame))
        self._notice.mention("The caption is on the clipboard.")

    def find_action(self) -> None:
        """Ask for the name of an action, and do it."""
        from gdviewer.ui.dialogs.palette import open_palette  # noqa: PLC0415 not for the first paint

        open_palette(self.menuBar(), self.model, self)

    def ask_for_weights(self) -> None:
        """Ask how much an evaluation of f, of its gradient and of its Hessian counts."""
        dialog = WeightsDialog(self.model, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_for_swarm(self) -> None:
        """Ask from how many starts a swarm goes, and begin it."""
        dialog = SwarmDialog(self.model, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_hints(self, are_shown: bool) -> None:
        """Lay the line for newcomers over the contour, or take it away."""
        self.are_hints_shown = are_shown
        self._contour.hint.show_hint(are_shown)
        self._actions.refresh()

    def when_painted(self, then: Callable[[], object]) -> None:
        """Call ``then`` once, when the contour has been painted for the first time."""
        self._contour.when_painted(then)

    def remember_document(self, path: Path) -> None:
        """Offer ``path`` in File ▸ Open recent."""
        self._files.recent.add(path)

    def show_keys(self) -> None:
        """Show every shortcut."""
        sheet = KeySheet(self._actions, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def show_functions(self) -> None:
        """List the functions and how a formula is written."""
        from gdviewer.ui.panels.function.help import open_function_help  # noqa: PLC0415 as above

        open_function_help(self).taken.connect(self._insert)

    def show_about(self) -> None:
        """Say what the program is."""
        from gdviewer.ui.dialogs.about import AboutDialog  # noqa: PLC0415 not needed for the first paint

        about = AboutDialog(self)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.open()

    # --- Qt's own ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the focused control, and paint before the worker goes on."""
        if event.type() == QEvent.Type.UpdateRequest:
            with self.model.going_first():
                return super().event(event)
        return keep_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys back to the contour with Escape, and end the presentation."""
        if event.key() == Qt.Key.Key_Escape and self.is_presenting:
            self.present(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.model.stop_sweep()
            self._notice.hide()
            self._contour.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the arrangement, and end what is being painted."""
        self._copier.drop()
        self._typesetter.drop()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        wait_for_tasks()
        if self.is_presenting:
            self.present(False)
        self._arrangement.save(self._settings)
        super().closeEvent(event)

    # --- inside ---

    def _insert(self, text: str, passed: int) -> None:
        """Put ``text`` into the formula, the cursor ``passed`` characters into it."""
        self.show_panel("function", True)
        self._function.reveal(self._expression)
        self._expression.editor.insert(text, passed)

    def _fill_center(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._contour)
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(frame, 1)
        column.addWidget(self._playback)
        self._line = PresentationLine(self.model)
        column.addWidget(self._line)
        self.setCentralWidget(center)

    def _add_function_dock(self) -> Dock:
        model = self.model
        parameters = ParametersPanel(model)
        gradient = GradientPanel(model, self._typesetter, self._actions["calculus_panel"])
        start = StartPanel(model, self._actions)
        cards = (self._expression, gradient, parameters, start, self._bounds)
        dock = Dock("function_dock", "Function", cards, _LEFT_WIDTH)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        return dock

    def _add_run_dock(self) -> Dock:
        cards = (self._runs_card, RunPanel(self.model), StoppingPanel(self.model))
        dock = Dock("run_dock", "Run", cards, _RIGHT_WIDTH)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

    def _make_steps_dock(self) -> StepsDock:
        dock = StepsDock(self.model)
        dock.view.copied.connect(self._notice.mention)
        dock.view.failed.connect(self._notice.say)
        return dock

    def _make_calculus_dock(self) -> CalculusDock:
        dock = CalculusDock(self.model, self._contour.probe, self._typesetter)
        dock.critical_points.chosen.connect(self._contour.show_highlight)
        dock.critical_points.wanted.connect(self._contour.center_on)
        return dock

    def _fill_status_bar(self) -> None:
        line = StatusLine(self.model)
        self.setStatusBar(line)
        self._contour.readout_changed.connect(line.readout.say)

    def _make_presentation(self) -> Presentation:
        others = (self.menuBar(), self.statusBar(), *self._panels.values())
        return Presentation(self, self._line, others)

    def _export(self, subject: Subject) -> None:
        dialog = ExportDialog(self.model.frame, self._settings, self, subject)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = f"The {subject.noun} is in"
        dialog.accepted.connect(lambda: self._notice.mention(f"{told} {dialog.path}."))
        dialog.open()

    def _apply_look(self) -> None:
        """Draw everything in the colors and at the size that are asked for now."""
        theme = self._look.dress()
        self._actions.set_icon_color(theme.text)
        self._contour.set_theme(theme)
        self._show_theme(theme)

    def _show_theme(self, theme: Theme) -> None:
        """Show in the colors and at the size of ``theme`` what the style sheet does not reach."""
        self._theme = theme
        self._playback.set_theme(theme)
        self._expression.set_theme(theme)
        self._runs_card.set_theme(theme)
        for dock in self._bottom.values():
            dock.set_theme(theme)
        self._arrangement.set_size(theme.scale)
