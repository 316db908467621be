"""The function: a list of built-in ones, the formula as you type it, and the way to go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from gdviewer.core.expression import ExpressionError
from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.problems import problems
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.resolve import problem_of
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.panels.function.completer import Completer
from gdviewer.ui.panels.function.expression_editor import ExpressionEditor
from gdviewer.ui.panels.function.expression_marks import Place
from gdviewer.ui.panels.function.expression_remark import ExpressionRemark
from gdviewer.ui.panels.function.typed_text import visible
from gdviewer.ui.panels.function.typing_pause import TypingPause
from gdviewer.ui.panels.function.variables import VariablesRow
from gdviewer.ui.panels.sentences import as_sentence
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.marks import mark_invalid
from gdviewer.ui.widgets.naming import name_control


class ExpressionPanel(Card):
    """Edits the expression and whether it is minimized."""

    def __init__(self, model: AppModel, help_: QAction, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._model = model
        self.editor = ExpressionEditor()
        self._remark = ExpressionRemark()
        self._remark.pressed.connect(self.editor.go_to_error)
        self._is_refusing = False
        self.editor.refused.connect(self._refuse)
        self.editor.text_edited.connect(self._forget_refusal)
        first_row = QHBoxLayout()
        first_row.setSpacing(4)
        first_row.addWidget(self._problem_list(), 1)
        first_row.addWidget(action_button(help_))
        self.body.addLayout(first_row)
        self.body.addWidget(self.editor)
        self.body.addWidget(VariablesRow(model))
        self.body.addWidget(self._remark)
        self.body.addWidget(self._directions())
        show_from(model, self, lambda frame: frame.variables, self._name_editor)
        self._pause = TypingPause(self.editor)
        bind(
            model,
            self.editor,
            lambda frame: frame.document.expression,
            self._show_text,
            self._pause.settled,
            model.set_expression,
        )
        completer = Completer(self.editor, lambda: model.frame)
        completer.problem_chosen.connect(self._choose_problem)
        show_from(model, self, _what_is_said, self._show_remark)

    def set_theme(self, theme: Theme) -> None:
        """Mark errors and parentheses in the theme's colors."""
        self.editor.set_theme(theme)

    def edit_all(self) -> None:
        """Give the keys to the formula, all of it chosen."""
        self.editor.setFocus()
        self.editor.selectAll()

    def _name_editor(self, variables: tuple[str, ...]) -> None:
        names = " and ".join(variables)
        others = "any other name becomes a parameter with a slider"
        help_text = f"Type a function of {names}; {others}."
        name_control(self.editor, "expression", f"Function of {names}", help_text)

    def _problem_list(self) -> Combo:
        combo = Combo((key, problem.title) for key, problem in problems().items())
        combo.setPlaceholderText("Your own function")
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # of what is left
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

    def _show_text(self, text: str) -> None:
        self._pause.drop()
        self.editor.show_text(text)

    def _choose_problem(self, key: str) -> None:
        """Show a built-in function; undo brings back what was typed to find it."""
        self._pause.settle()
        self._model.choose_problem(key)

    def _refuse(self, sentence: str) -> None:
        """Say why a paste was not taken, until something is typed."""
        self._is_refusing = True
        self._remark.say_error(sentence)

    def _forget_refusal(self) -> None:
        if self._is_refusing:
            self._is_refusing = False
            self._show_remark(_what_is_said(self._model.frame))

    def _show_remark(self, facts: tuple[ExpressionError | None, str]) -> None:
        error, said = facts
        if error is None:
            self._remark.say_quietly(said)
        else:
            self._remark.say_error(said)
        mark_invalid(self.editor, is_invalid=error is not None)
        self.editor.show_error(_shown_place(error, self._model.frame.document.expression))


def remark(frame: Frame) -> str:
    """Return the error of the expression, or what is known of the function and warned of."""
    error = frame.facts.error
    if error is not None:
        about = frame.document.expression[error.start : error.end]
        return " ".join(as_sentence(part, about) for part in (error.message, error.hint) if part)
    if problem_of(frame.document) is None and frame.warnings:
        return " ".join(frame.warnings)
    return " · ".join(filter(None, (_known(frame), *frame.warnings)))


def _what_is_said(frame: Frame) -> tuple[ExpressionError | None, str]:
    return frame.facts.error, remark(frame)


def _shown_place(error: ExpressionError | None, text: str) -> Place | None:
    """Return the place of ``error`` in ``text`` as the editor shows it."""
    if error is None:
        return None
    return len(visible(text[: error.start])), len(visible(text[: error.end]))


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
