"""The documents that were open lately, kept in the settings, and their menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gdviewer.ui.widgets.plain_text import plain_menu, plain_tip

_KEY = "documents/recent"
_MOST = 8
_LONGEST_PART = 255  # letters


class RecentDocuments(QObject):
    """The last documents, the newest first; ``changed`` is emitted when they are others."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def paths(self) -> list[Path]:
        """Return what is remembered; nobody looks whether it is there, for a drive may be slow.

        What makes no sense in the settings is passed over.
        """
        kept = self._settings.value(_KEY)
        # QSettings gives a list of one back as a text
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        paths = [Path(name) for name in names if isinstance(name, str) and _is_name(name)]
        return list(dict.fromkeys(paths))[:_MOST]

    def add(self, path: Path) -> None:
        """Put ``path`` first."""
        first = path.absolute()
        self._remember([first, *(one for one in self.paths() if one != first)])

    def forget(self, path: Path) -> None:
        """Offer ``path`` no more."""
        self._remember([one for one in self.paths() if one != path])

    def clear(self) -> None:
        """Forget them; the files stay."""
        self._settings.remove(_KEY)
        self.changed.emit()

    def _remember(self, paths: Sequence[Path]) -> None:
        self._settings.setValue(_KEY, [str(path) for path in paths[:_MOST]])
        self.changed.emit()


class RecentMenu(QMenu):
    """File ▸ Open recent; absent while there is nothing to open."""

    chosen = Signal(str)

    def __init__(self, recent: RecentDocuments, parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self.setObjectName("menu_open_recent")
        self.setToolTipsVisible(True)
        self._recent = recent
        recent.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the documents that are remembered now."""
        self.clear()
        paths = self._recent.paths()
        for path, name in zip(paths, shortest_names(paths), strict=True):
            self._add(name, f"Open {path}").triggered.connect(
                lambda _, path=path: self.chosen.emit(str(path))
            )
        self.addSeparator()
        clear = self._add("Clear list", "Forget these documents; the files stay")
        clear.setObjectName("clear_recent")
        clear.triggered.connect(lambda _: self._recent.clear())
        self.menuAction().setVisible(bool(paths))

    def _add(self, text: str, help_text: str) -> QAction:
        action = self.addAction(plain_menu(text))
        action.setToolTip(plain_tip(help_text))
        return action


def shortest_names(paths: Sequence[Path]) -> list[str]:
    """Return for each path its last parts, as few as tell it from the others."""
    most = max((len(path.parts) for path in paths), default=0)
    names = [""] * len(paths)
    for count in range(1, most + 1):
        ends = ["/".join(path.parts[-count:]).replace("//", "/") for path in paths]
        seen = Counter(ends)
        for index, end in enumerate(ends):
            if not names[index] and (seen[end] == 1 or count == most):
                names[index] = end
    return names


def _is_name(name: str) -> bool:
    """Whether a file can have this name: each part of it has an end in every file system."""
    parts = Path(name).parts
    return bool(parts) and "\0" not in name and max(map(len, parts)) <= _LONGEST_PART
