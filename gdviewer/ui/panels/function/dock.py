"""The panel at the left: the function, its gradient, its parameters, the start and the bounds."""

from __future__ import annotations

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.panels.bounds import BoundsPanel
from gdviewer.ui.panels.function.expression import ExpressionPanel
from gdviewer.ui.panels.function.gradient import GradientPanel
from gdviewer.ui.panels.function.parameters import ParametersPanel
from gdviewer.ui.panels.start import StartPanel
from gdviewer.ui.typesetter import Typesetter

_WIDTH = 202


class FunctionDock(Dock):
    """Edits the function; what is asked for in it is opened and scrolled to first."""

    def __init__(
        self, model: AppModel, actions: Actions, typesetter: Typesetter, bounds: BoundsPanel
    ) -> None:
        expression = ExpressionPanel(model, actions["functions"])
        gradient = GradientPanel(model, typesetter, actions["calculus_panel"])
        start = StartPanel(model, actions)
        cards = (expression, gradient, ParametersPanel(model), start, bounds)
        super().__init__("function_dock", "Function", cards, _WIDTH)
        self._expression, self._bounds = expression, bounds

    def set_theme(self, theme: Theme) -> None:
        """Mark errors and parentheses in the theme's colors."""
        self._expression.set_theme(theme)

    def edit_function(self) -> None:
        """Give the keys to the formula, all of it chosen."""
        self._open_expression()
        self._expression.edit_all()

    def go_to_error(self) -> None:
        """Choose what is wrong in the formula."""
        self._open_expression()
        self._expression.editor.go_to_error()

    def insert(self, text: str, passed: int) -> None:
        """Put ``text`` into the formula, the cursor ``passed`` characters into it."""
        self._open_expression()
        self._expression.editor.insert(text, passed)

    def show_help(self) -> None:
        """List the functions and how a formula is written; what is taken is inserted."""
        from gdviewer.ui.panels.function.help import open_function_help  # noqa: PLC0415 not for the first paint

        open_function_help(self.window()).taken.connect(self.insert)

    def open_bounds(self) -> None:
        """Let the bounds of the view be typed."""
        self._open()
        self._bounds.open()
        self.reveal(self._bounds)

    def _open_expression(self) -> None:
        self._open()
        self.reveal(self._expression)

    def _open(self) -> None:
        self.show()
        self.raise_()
