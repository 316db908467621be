"""The window: the contour in the middle, panels at its sides, menus above, status below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QMenu,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from gdviewer.export.size import PictureSize
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.state.model import AppModel
from gdviewer.state.status import status as status_of
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import show_from
from gdviewer.ui.docks import Dock
from gdviewer.ui.document_files import DocumentFiles
from gdviewer.ui.export_dialog import ExportDialog
from gdviewer.ui.key_sheet import KeySheet
from gdviewer.ui.keys import keep_key
from gdviewer.ui.panels.expression import ExpressionPanel
from gdviewer.ui.panels.parameters import ParametersPanel
from gdviewer.ui.panels.playback import PlaybackBar
from gdviewer.ui.panels.runs import RunPanel
from gdviewer.ui.panels.start import StartPanel
from gdviewer.ui.panels.stopping import StoppingPanel
from gdviewer.ui.picture_copier import PictureCopier
from gdviewer.ui.style import dress
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.labels import ElidedLabel
from gdviewer.ui.widgets.notice import NoticeBar

_FIRST_SIZE = QSize(1280, 800)
_LAYOUT_VERSION = 1
_COPY_SCALE = 2
_READOUT_WIDTH = 300
_NARROW_SCREEN = 1150
"""On a screen less wide the panels stand above each other."""
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_LEFT_WIDTH, _RIGHT_WIDTH = 276, 308


class MainWindow(QMainWindow):
    """Shows one model and remembers in ``settings`` how it was arranged."""

    def __init__(self, model: AppModel, settings: QSettings) -> None:
        super().__init__()
        self.model = model
        self._settings = settings
        self.theme_choice = _known_choice(settings.value("theme"))
        theme = self._dress()
        self.setObjectName("main_window")
        self.setWindowTitle("GDViewer")
        self._actions = Actions(self, self, theme.text)
        self._contour = ContourView(model, theme)
        self._playback = PlaybackBar(model, self._actions)
        self._expression = ExpressionPanel(model)
        self._notice = NoticeBar()
        self._copier = PictureCopier(self)
        self._copier.done.connect(self._notice.mention)
        self._copier.failed.connect(self._notice.say)
        self._files = DocumentFiles(model, settings, self)
        self._files.done.connect(self._notice.mention)
        self._files.failed.connect(self._notice.say)
        self.setContentsMargins(8, 0, 8, 0)
        self._fill_center()
        docks = self._add_docks()
        menus = self._actions.fill(self.menuBar())
        _offer_docks(menus["View"], docks)
        self._fill_status_bar()
        model.noticed.connect(self._notice.say)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self._show_theme(theme)
        self._contour.setFocus()
        self._restore()

    # --- the desk that commands act on ---

    def choose_theme(self, choice: str) -> None:
        """Use ``light``, ``dark`` or the ``system``'s theme, and remember it."""
        self.theme_choice = choice
        self._settings.setValue("theme", choice)
        self._apply_theme()

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane."""
        self._contour.zoom(factor)

    def open_document(self) -> None:
        """Ask for a file and show its document."""
        self._files.ask_to_open()

    def save_document(self) -> None:
        """Ask for a file and write the document to it."""
        self._files.ask_to_save()

    def export_picture(self) -> None:
        """Ask how and where, and write the picture."""
        dialog = ExportDialog(self.model.frame, self._theme(), self._settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._notice.mention(f"The picture is in {dialog.path}."))
        dialog.open()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        size = self._contour.size() * _COPY_SCALE
        shown = PictureSize.pixels(size.width(), size.height())
        self._copier.copy(self.model.frame, shown, self._theme())

    def show_keys(self) -> None:
        """Show every shortcut."""
        sheet = KeySheet(self._actions, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def show_about(self) -> None:
        """Say what the program is."""
        from gdviewer.ui.about import AboutDialog  # noqa: PLC0415 not needed for the first paint

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the arrangement, and end what is being painted."""
        self._copier.wait()
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/state", self.saveState(_LAYOUT_VERSION))
        super().closeEvent(event)

    # --- inside ---

    def _fill_center(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._contour)
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(2, 4, 2, 0)
        column.setSpacing(4)
        column.addWidget(self._notice)
        column.addWidget(frame, 1)
        column.addWidget(self._playback)
        self.setCentralWidget(center)

    def _add_docks(self) -> tuple[Dock, ...]:
        model = self.model
        left = Dock(
            "function_dock",
            "Function",
            (self._expression, ParametersPanel(model), StartPanel(model, self._actions)),
            _LEFT_WIDTH,
        )
        right = Dock("run_dock", "Run", (RunPanel(model), StoppingPanel(model)), _RIGHT_WIDTH)
        self.addDockWidget(_LEFT, left)
        is_narrow = self.screen().availableGeometry().width() < _NARROW_SCREEN
        self.addDockWidget(_LEFT if is_narrow else _RIGHT, right)
        return left, right

    def _fill_status_bar(self) -> None:
        readout = ElidedLabel(Qt.AlignmentFlag.AlignLeft)
        readout.setObjectName("readout")
        status = ElidedLabel(Qt.AlignmentFlag.AlignRight)
        status.setObjectName("status")
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(10, 0, 10, 4)
        readout.setFixedWidth(_READOUT_WIDTH)
        bar.addWidget(readout)
        bar.addWidget(status, 1)
        self.setStatusBar(bar)
        self._contour.readout_changed.connect(readout.say)
        show_from(self.model, status, status_of, status.say)

    def _restore(self) -> None:
        """Take the arrangement of the last time; what makes no sense is passed over."""
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        geometry = self._settings.value("window/geometry")
        state = self._settings.value("window/state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self.restoreState(state, _LAYOUT_VERSION)

    def _dress(self) -> Theme:
        """Give the program the look that is chosen; return its theme."""
        theme = self._theme()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme)
        return theme

    def _apply_theme(self) -> None:
        """Draw everything in the colors that are asked for now."""
        theme = self._dress()
        self._actions.set_icon_color(theme.text)
        self._contour.set_theme(theme)
        self._show_theme(theme)

    def _show_theme(self, theme: Theme) -> None:
        """Show in the colors of ``theme`` what the style sheet does not reach."""
        self._playback.set_theme(theme)
        self._expression.set_theme(theme)

    def _theme(self) -> Theme:
        """Return the theme that is asked for now."""
        scheme = QGuiApplication.styleHints().colorScheme()
        system = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        choice = system if self.theme_choice == "system" else self.theme_choice
        return DARK if choice == "dark" else LIGHT


def _known_choice(choice: object) -> str:
    """Return the theme that was chosen the last time; the system's where that makes no sense."""
    return choice if isinstance(choice, str) and choice in {"light", "dark"} else "system"


def _offer_docks(menu: QMenu, docks: tuple[Dock, ...]) -> None:
    """Put the panels into the menu, to close them and to have them back."""
    menu.addSeparator()
    for dock in docks:
        action = dock.toggleViewAction()
        action.setObjectName(f"show_{dock.objectName()}")
        menu.addAction(action)
