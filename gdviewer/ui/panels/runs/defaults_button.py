"""The button that puts the fields of a method or a step rule back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.methods import usual_step_rule
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.edits.selection import selected_runs
from gdviewer.state.facts import Method
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.bindings import show_from
from gdviewer.ui.panels.runs.choices import method_key, rule_key
from gdviewer.ui.widgets.naming import name_control


class DefaultsButton(QToolButton):
    """Can be pressed where something differs from the defaults; ``what`` has them."""

    def __init__(
        self,
        model: AppModel,
        name: str,
        what: str,
        differs: Callable[[Frame], bool],
        put_back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        help_text = f"Put all settings of the {what} back to their defaults"
        name_control(self, f"{name}_defaults", f"Defaults of the {what}", help_text)
        self.setProperty("role", "word")
        self.setText("defaults")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show_from(model, self, differs, self.setEnabled)
        self.clicked.connect(put_back)


def has_own_fields(frame: Frame) -> bool:
    """Whether a field of a selected method is the user's; a learning rate is, once given."""
    return any(_has_own_fields(*each) for each in selected_runs(frame))


def has_own_rule_fields(frame: Frame) -> bool:
    """Whether a field of a selected step rule is another one than comes with its method."""
    return any(_has_own_rule_fields(*each) for each in selected_runs(frame))


def _has_own_fields(run: Run, method: Method) -> bool:
    own = run.hyperparameters.get(method_key(method), {})
    return RATE in own or _differ(own, type(method.optimizer)())


def _has_own_rule_fields(run: Run, method: Method) -> bool:
    own = run.rules.get(rule_key(method), {})
    is_chosen = bool(run.step_rule)
    return _differ(
        own, type(method.step_rule)() if is_chosen else usual_step_rule(method.optimizer)
    )


def _differ(own: Mapping[str, Setting], default: msgspec.Struct) -> bool:
    return any(getattr(default, name, value) != value for name, value in own.items())
