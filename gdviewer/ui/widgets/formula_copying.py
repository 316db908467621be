"""The three languages in which a shown formula is copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from gdviewer.core.formulas import Formula

Parameters = Callable[[], Mapping[str, float]]


def offer_copies(view: QWidget, formula: Callable[[], Formula | None], values: Parameters) -> None:
    """Give ``view`` a menu that copies what ``formula`` returns; Python has these ``values``."""

    def add(name: str, text: str, write: Callable[[Formula], str]) -> QAction:
        def copy() -> None:
            shown = formula()
            if shown is not None:
                QGuiApplication.clipboard().setText(write(shown))

        action = QAction(text, view)
        action.setObjectName(name)
        action.triggered.connect(lambda _: copy())
        view.addAction(action)
        return action

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    latex = add("copy_latex", "Copy as LaTeX", lambda shown: shown.latex)
    latex.setShortcut(QKeySequence.StandardKey.Copy)
    latex.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    add("copy_plain", "Copy as plain text", lambda shown: shown.plain)
    add("copy_python", "Copy as Python", lambda shown: shown.python(values()))
