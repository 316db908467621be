"""How the window looks: the theme and the size that were chosen, and those that the system has."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.ui.look.sizes import known_size, next_size, presentation_size, usual_size
from gdviewer.ui.look.style import dress


class Look(QObject):
    """The look of ``window``, remembered in ``settings``; ``changed`` asks to dress anew."""

    changed = Signal()

    def __init__(self, window: QWidget, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.theme_choice = _known_theme(settings.value("theme"))
        self._size_choice = known_size(settings.value("size"))
        self.is_presenting = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose_theme(self, choice: str) -> None:
        """Use ``light``, ``dark`` or the ``system``'s theme, and remember it."""
        self.theme_choice = choice
        self._settings.setValue("theme", choice)
        self.changed.emit()

    def change_size(self, steps: int) -> None:
        """Make all text, handles and lines some steps larger, or smaller, and remember it."""
        self._size_choice = next_size(self.size, steps)
        self._settings.setValue("size", self._size_choice)
        self.changed.emit()

    def choose_usual_size(self) -> None:
        """Use the size that fits the screen, and forget any other."""
        self._size_choice = None
        self._settings.remove("size")
        self.changed.emit()

    @property
    def size(self) -> float:
        """The size of text, handles and lines; 1 is 100 %."""
        return self._size_choice or usual_size(self._window.screen().availableSize().height())

    @property
    def shown_size(self) -> float:
        """The size that is shown: a presentation is legible from the last row."""
        if not self.is_presenting:
            return self.size
        legible = presentation_size(self._window.screen().size().height(), LIGHT.font_size)
        return max(self.size, legible)

    @property
    def theme(self) -> Theme:
        """The theme that is asked for now, at 100 %."""
        scheme = QGuiApplication.styleHints().colorScheme()
        system = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        choice = system if self.theme_choice == "system" else self.theme_choice
        return DARK if choice == "dark" else LIGHT

    @property
    def shown_theme(self) -> Theme:
        """The theme that is asked for now, at the size that is shown."""
        return self.theme.scaled(self.shown_size)

    def dress(self) -> Theme:
        """Give the program this look; return its theme at the size that is shown."""
        theme = self.shown_theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme)
        return theme

    @Slot()
    def _on_scheme_changed(self) -> None:
        self.changed.emit()


def _known_theme(choice: object) -> str:
    """Return the theme that was chosen the last time; the system's where that makes no sense."""
    return choice if isinstance(choice, str) and choice in {"light", "dark"} else "system"
