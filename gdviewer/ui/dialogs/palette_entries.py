"""What the palette finds: every action of the menus, and every function and method by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from gdviewer.core.problems import problems
from gdviewer.state.edits.selection import selected_methods
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import keys_of
from gdviewer.ui.panels.runs.choices import method_choices, rule_choices
from gdviewer.ui.widgets.choice import Choice

_MNEMONIC = re.compile(r"&(.)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done: its name, its menu, its shortcut, and what does it."""

    name: str
    place: str
    keys: str
    help: str
    is_enabled: bool
    run: Callable[[], object]


def menu_entries(bar: QMenuBar) -> Iterator[Entry]:
    """Yield the actions of all menus in their order, unavailable ones too."""
    for action in bar.actions():
        yield from _entries_at(action, ())


def choice_entries(model: AppModel) -> Iterator[Entry]:
    """Yield every built-in function, optimizer and step rule, to be chosen."""
    for key, problem in problems().items():
        choose: Callable[[], object] = partial(model.choose_problem, key)
        yield Entry(problem.title, "Function", "", problem.expression, True, choose)
    for method in method_choices():
        yield _entry_for(method, "Optimizer", partial(model.set_optimizer, method.key))
    for rule in rule_choices([method.optimizer for method in selected_methods(model.frame)]):
        yield _entry_for(rule, "Step rule", partial(model.set_step_rule, rule.key))


def _entry_for(choice: Choice, kind: str, choose: Callable[[], object]) -> Entry:
    help_text = choice.refusal or choice.purpose
    return Entry(
        choice.title, f"{kind} ▸ {choice.group}", "", help_text, not choice.refusal, choose
    )


def _entries_at(action: QAction, path: tuple[str, ...]) -> Iterator[Entry]:
    menu = action.menu()
    if action.isSeparator() or not action.isVisible():
        return
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _entries_at(inner, (*path, _plain(action.text())))
    else:
        yield _entry_of(action, path)


def _entry_of(action: QAction, path: tuple[str, ...]) -> Entry:
    place = " ▸ ".join(path) + (", on" if action.isChecked() else "")
    name = _plain(action.text())
    return Entry(name, place, keys_of(action), action.toolTip(), action.isEnabled(), action.trigger)


def _plain(text: str) -> str:
    """Return a text of a menu without the marks of its access keys."""
    return _MNEMONIC.sub(r"\1", text)
