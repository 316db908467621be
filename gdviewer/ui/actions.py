"""Makes Qt's actions and menus of the table of commands, and keeps them true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from gdviewer.ui.commands import COMMANDS, Command
from gdviewer.ui.desk import Desk
from gdviewer.ui.look.icons import icon

T = TypeVar("T")


class Actions(QObject):
    """One QAction for each command, by its name.

    Parameters
    ----------
    owner
        The widget whose window listens for the shortcuts.
    desk
        What the commands act on.
    color
        The color of the icons.
    """

    def __init__(self, owner: QWidget, desk: Desk, color: str) -> None:
        super().__init__(owner)
        self._desk = desk
        self._color = color
        self._icons: dict[str, str] = {}
        self._actions = {command.name: self._make(owner, command) for command in COMMANDS}
        self.refresh()
        desk.model.changed.connect(self.refresh)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return ((command, self._actions[command.name]) for command in COMMANDS)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus in ``bar``; return them by their path, e.g. ``View/Theme``."""
        menus: dict[str, QMenu] = {}
        for command, action in self:
            menu = _menu(bar, menus, command.menu)
            if command.begins_group:
                menu.addSeparator()
            menu.addAction(action)
        return menus

    @Slot()
    def refresh(self) -> None:
        """Bring text, icon, tick and readiness of every action up to date."""
        for command, action in self:
            _set_text(action, command, _now(command.text, self._desk))
            self._set_icon(action, command)
            if command.is_enabled:
                action.setEnabled(command.is_enabled(self._desk))
            if command.is_checked:
                action.setChecked(command.is_checked(self._desk))

    def set_icon_color(self, color: str) -> None:
        """Draw every icon anew in ``color``."""
        self._color = color
        self._icons.clear()
        self.refresh()

    def _make(self, owner: QWidget, command: Command) -> QAction:
        action = QAction(owner)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.shortcuts])
        action.setCheckable(command.is_checked is not None)
        action.triggered.connect(lambda _: self._run(command))
        owner.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        command.run(self._desk)
        self.refresh()

    def _set_icon(self, action: QAction, command: Command) -> None:
        name = _now(command.icon, self._desk)
        if name and self._icons.get(command.name) != name:
            self._icons[command.name] = name
            action.setIcon(icon(name, self._color))


def keys_of(action: QAction) -> str:
    """Return the keys of ``action`` as they are written on the keyboard, e.g. ``+ or =``."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(key.toString(native) for key in action.shortcuts())


def _now(value: T | Callable[[Desk], T], desk: Desk) -> T:
    """Return a value that may depend on the state, as it is now."""
    return value(desk) if callable(value) else value


def _set_text(action: QAction, command: Command, text: str) -> None:
    if text == action.text():
        return
    keys = keys_of(action)
    action.setText(text)
    action.setToolTip(f"{command.help} ({keys})" if keys else command.help)


def _with_access_key(title: str, parent: QMenuBar | QMenu) -> str:
    """Return ``title`` with its access key: the first letter that no menu beside it has."""
    taken = {action.text().partition("&")[2][:1].lower() for action in parent.actions()}
    free = (place for place, letter in enumerate(title) if letter.lower() not in taken)
    place = next(free, 0)
    return f"{title[:place]}&{title[place:]}"


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    """Return the menu at ``path``, made with those above it where it is new."""
    if path not in menus:
        above, _, title = path.rpartition("/")
        parent = _menu(bar, menus, above) if above else bar
        menus[path] = parent.addMenu(_with_access_key(title, parent))
        menus[path].setObjectName(f"menu_{title.lower()}")
    return menus[path]
