"""The table of runs at the top of the panel Run; a lone run needs none, only the way to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import show_from
from gdviewer.ui.panels.runs.columns import RunColumn
from gdviewer.ui.panels.runs.view import RunsView
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.naming import name_control

_BUTTONS = ("add_run", "duplicate_run", "remove_run", "run_up", "run_down")
_MOST_ROWS = 8
_COMPARISONS = (
    "compare_rates",
    "compare_methods",
    "compare_tuned",
    "compare_starts",
    "classic_five",
)


class RunsCard(Card):
    """Shows name and f of each run, as soon as there are two, and what can be done with them."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._view = RunsView(
            model, actions, "runs_table", (RunColumn.NAME, RunColumn.F), _MOST_ROWS
        )
        self._view.setHeaderHidden(True)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name in _BUTTONS:
            button = action_button(actions[name])
            button.setProperty("role", "small")
            row.addWidget(button)
        row.addStretch(1)
        compare = _CompareButton(actions)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(buttons, 1)
        below.addWidget(compare)
        below.addStretch()
        self.body.addWidget(self._view)
        self.body.addLayout(below)
        show_from(model, self, _has_several, self._view.setVisible)
        show_from(model, self, _has_several, buttons.setVisible)

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in the colors and at the size of ``theme``."""
        self._view.set_theme(theme)


class _CompareButton(QToolButton):
    """Opens the menu of what can be set side by side."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        help_text = "Add a run beside this one, or set up a whole comparison"
        name_control(self, "compare_button", "Compare", help_text)
        self.setText("Compare…")
        self.setProperty("role", "menu")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("compare_menu")
        menu.setToolTipsVisible(True)
        menu.addAction(actions["add_run"])
        menu.addSeparator()
        menu.addActions([actions[name] for name in _COMPARISONS])
        self.setMenu(menu)


def _has_several(frame: Frame) -> bool:
    return len(frame.document.runs) > 1
