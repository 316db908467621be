"""The function: a list of built-in ones, the formula as you type it, and the way to go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.problems import problems
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.model import AppModel
from gdviewer.state.resolve import problem_of
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.panels.expression_editor import ExpressionEditor
from gdviewer.ui.panels.variables import VariablesRow
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import Remark
from gdviewer.ui.widgets.marks import mark_invalid
from gdviewer.ui.widgets.naming import name_control


class ExpressionPanel(Card):
    """Edits the expression and whether it is minimized."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._model = model
        self._error_color = QColor("red")
        self.editor = ExpressionEditor()
        self._remark = Remark(lines=3)
        self.body.addWidget(self._problem_list())
        self.body.addWidget(self.editor)
        self.body.addWidget(VariablesRow(model))
        self.body.addWidget(self._remark)
        self.body.addWidget(self._directions())
        name_control(
            self.editor,
            "expression",
            "Function of x and y",
            "Type a function of x and y; any other name becomes a parameter with a slider.",
        )
        bind(
            model,
            self.editor,
            lambda frame: frame.document.expression,
            self.editor.show_text,
            self.editor.text_edited,
            model.set_expression,
        )
        show_from(model, self, _what_is_said, self._show_remark)

    def set_theme(self, theme: Theme) -> None:
        """Mark errors in the theme's color."""
        self._error_color = QColor(theme.error)
        self._show_remark(_what_is_said(self._model.frame))

    def _problem_list(self) -> Combo:
        combo = Combo((key, problem.title) for key, problem in problems().items())
        combo.setPlaceholderText("Your own function")
        name_control(combo, "problem", "Built-in function", "Choose one of the built-in functions.")
        bind(
            self._model,
            combo,
            lambda frame: frame.document.problem,
            combo.show_key,
            combo.key_chosen,
            self._model.choose_problem,
        )
        return combo

    def _directions(self) -> QWidget:
        """Return the choice between the two ways: down and up."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._direction("Minimize", is_up=False))
        row.addWidget(self._direction("Maximize", is_up=True))
        row.addStretch(1)
        return box

    def _direction(self, text: str, *, is_up: bool) -> QRadioButton:
        button = QRadioButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sign = "+" if is_up else "−"
        help_text = f"Go {'up' if is_up else 'down'}: θ ← θ {sign} η ∇f"
        name_control(button, text.lower(), text, help_text)
        bind(
            self._model,
            button,
            lambda frame: frame.document.is_maximizing is is_up,
            button.setChecked,
            button.clicked,
            lambda _: self._model.update(undo=text, is_maximizing=is_up),
        )
        return button

    def _show_remark(self, facts: tuple[Exception | None, str]) -> None:
        error, text = facts
        if error is None:
            self._remark.say_briefly(text)
        else:
            self._remark.say(text)
        self._remark.setProperty("role", "problem" if error else "quiet")
        mark_invalid(self._remark, is_invalid=error is not None)
        mark_invalid(self.editor, is_invalid=error is not None)
        place = self._model.frame.facts.error
        self.editor.show_mark((place.start, place.end) if place else None, self._error_color)


def remark(frame: Frame) -> str:
    """Return the error of the expression, or what is known of the function and warned of."""
    error = frame.facts.error
    if error is not None:
        return " ".join(_as_sentence(part) for part in (error.message, error.hint) if part)
    if problem_of(frame.document) is None and frame.warnings:
        return " ".join(frame.warnings)
    return " · ".join(filter(None, (_known(frame), *frame.warnings)))


def _what_is_said(frame: Frame) -> tuple[Exception | None, str]:
    return frame.facts.error, remark(frame)


def _known(frame: Frame) -> str:
    """Return what is known of the function's minimum, or how its text is read."""
    problem = problem_of(frame.document)
    if frame.document.is_maximizing:
        return ""
    if problem is None:
        objective = frame.facts.objective
        names = " and ".join(objective.variables if objective else ("x", "y"))
        return f"Every name but {names} is a parameter with a slider."
    if problem.minimum is None:
        return "No minimum: f goes down without end."
    points = frame.facts.minimizers
    if not points:
        return "The minimum for these parameters is not listed."
    places = format_point(points[0]) if len(points) == 1 else f"{len(points)} points"
    return f"★ minimum f = {format_number(problem.minimum)} at {places}"


def _as_sentence(text: str) -> str:
    """Begin ``text`` with a capital, unless it begins with a name or a formula, and end it."""
    begins_with_word = text[:2].isalpha() and text.split(maxsplit=1)[0].isalpha()
    end = "" if text.endswith((".", "?", "!", "…")) else "."
    return (text[0].upper() + text[1:] if begins_with_word else text) + end
