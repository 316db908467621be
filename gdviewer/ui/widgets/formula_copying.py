"""The three languages in which a shown formula is copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from gdviewer.core.formulas import MAX_WRITTEN, Formula
from gdviewer.core.numbers import format_count

Parameters = Callable[[], Mapping[str, float]]

_LATEX, _PYTHON = "Copy as LaTeX", "Copy as Python"
_TOO_LARGE = f"too large, more than {format_count(MAX_WRITTEN, 'part')}"


def offer_copies(
    view: QWidget, formula: Callable[[], Formula | None], values: Parameters
) -> Callable[[], None]:
    """Give ``view`` a menu that copies what ``formula`` returns; Python has these ``values``.

    What is returned is to be called when the formula is another one: what cannot be written is
    grey and says why.
    """

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
    latex = add("copy_latex", _LATEX, lambda shown: shown.latex)
    latex.setShortcut(QKeySequence.StandardKey.Copy)
    latex.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    add("copy_plain", "Copy as plain text", lambda shown: shown.plain)
    python = add("copy_python", _PYTHON, lambda shown: shown.python(values()))

    def tell() -> None:
        shown = formula()
        is_writable = shown is None or shown.is_writable
        for action, text in ((latex, _LATEX), (python, _PYTHON)):
            action.setEnabled(is_writable)
            action.setText(text if is_writable else f"{text}: {_TOO_LARGE}")

    return tell
