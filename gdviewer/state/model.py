"""The one writer: all that a user can do, as methods."""

from __future__ import annotations

from msgspec import structs

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.problems import problems
from gdviewer.state import edits, sliders
from gdviewer.state.document import Document
from gdviewer.state.resolve import problem_of, random_start
from gdviewer.state.status import status
from gdviewer.state.tuning_model import TuningModel
from gdviewer.state.variable_edits import Seen, choose_variables, toggled


class AppModel(TuningModel):
    """What the widgets call; each edit is one undo step and one ``changed``."""

    @property
    def available(self) -> int:
        """How many steps there are."""
        return self.frame.available

    @property
    def status(self) -> str:
        """One sentence: what the run does, or why it ended."""
        return status(self.frame)

    def update(self, *, undo: str = "", **changes: object) -> None:
        """Change fields of the document; without a text for ``undo`` it is no undo step."""
        self.edit(structs.replace(self.document, **changes), undo)

    @property
    def document_to_save(self) -> Document:
        """What the user chose, with the playhead where it is."""
        return structs.replace(self.document, playhead=self.frame.playhead)

    # --- the function ---

    def choose_problem(self, key: str) -> None:
        """Show a built-in function, from its own start."""
        document = edits.choose_problem(self.document, key)
        self.edit(document, f"Choose {problems()[key].title}", restarts=True)

    def set_expression(self, text: str) -> None:
        """Take the text as it is typed."""
        self.edit(edits.set_expression(self.document, text), "Edit the function", is_typing=True)

    def set_parameter(self, name: str, value: float) -> None:
        """Give a parameter of the expression another value."""
        document = edits.set_parameter(self.document, name, value)
        self.edit(document, f"Change {name}", is_typing=True)

    def set_slider(self, name: str, slider: ParameterRange) -> None:
        """Let the slider of a parameter go through another range.

        Raises
        ------
        ValueError
            One sentence, where there is no such range.
        """
        document = sliders.set_slider(self.document, name, slider)
        self.edit(document, f"Change the slider of {name}", is_typing=True)

    def toggle_variable(self, name: str) -> None:
        """Make a name of the text a variable, or a parameter as long as a variable is left."""
        seen = Seen(self.frame.variables, self.frame.facts.parameters)
        after = toggled(seen.variables, name)
        what = "a variable" if name in after else "a parameter"
        if after != seen.variables:
            self.edit(choose_variables(self.document, seen, after), f"Make {name} {what}")

    # --- the start ---

    def set_start(self, point: tuple[float, ...]) -> None:
        """Start from ``point``, at once unless "Play on click" is off."""
        document = edits.set_start(self.document, point)
        self.edit(document, "Move the start", restarts=True)

    def type_start(self, point: tuple[float, ...]) -> None:
        """Start from ``point`` as it is typed: the keystrokes are one undo step."""
        document = edits.set_start(self.document, point)
        self.edit(document, "Type the start", restarts=True, is_typing=True)

    def drag_start(self, point: tuple[float, ...]) -> None:
        """Move the start under the hand, if one holds it; the playhead stays."""
        if self.frame.is_dragging:
            self.edit(edits.set_start(self.document, point))

    def nudge_start(self, point: tuple[float, ...]) -> None:
        """Move the start a little by a key: repeated, it is one undo step; the playhead stays."""
        self.edit(edits.set_start(self.document, point), "Nudge the start", is_typing=True)

    def random_start(self) -> None:
        """Start from the next point that the document's seed draws."""
        drawn = self.document.random_starts
        point = random_start(self.document, drawn)
        moved = edits.set_start(self.document, point[: len(self.frame.variables)])
        document = structs.replace(moved, random_starts=drawn + 1)
        self.edit(document, "Random start", restarts=True)

    def problem_start(self) -> None:
        """Start where the built-in function's own start is."""
        problem = problem_of(self.document)
        if problem is not None:
            self.set_start(problem.start)

    # --- when to stop ---

    def set_criterion(self, name: str, value: float) -> None:
        """Change the value of a stopping criterion."""
        document = edits.set_criterion(self.document, name, value)
        self.edit(document, "Change when to stop", is_typing=True)

    def enable_criterion(self, name: str, is_on: bool) -> None:
        """Tick a stopping criterion, or take its tick away."""
        self.edit(edits.enable_criterion(self.document, name, is_on), "Change when to stop")

    # --- the playhead ---

    def toggle(self) -> None:
        """Play, or pause."""
        if self.frame.is_playing:
            self.pause()
        else:
            self.play()

    def step(self, count: int) -> None:
        """Go ``count`` steps on, or back where it is negative, and stay there."""
        self.seek(self.frame.playhead + count)

    def first(self) -> None:
        """Go to the start and keep the steps."""
        self.seek(0)

    def last(self) -> None:
        """Compute to the stop in the background and go there."""
        self.seek_end()

    def set_speed(self, steps_per_second: float) -> None:
        """Play at another speed; 0 is at once."""
        self.update(speed=steps_per_second)

    # --- the view ---

    def toggle_workings(self) -> None:
        """Show the inner workings at the playhead, or none; it is no undo step."""
        self.update(shows_workings=not self.document.shows_workings)

    def toggle_working(self, name: str) -> None:
        """Show the mark of this name among the inner workings, or hide it; it is no undo step."""
        hidden = self.document.hidden_workings
        others = tuple(one for one in hidden if one != name)
        self.update(hidden_workings=others if name in hidden else (*hidden, name))

    def toggle_eigenvectors(self) -> None:
        """Draw the eigenvectors of the Hessian at the playhead, or not; it is no undo step."""
        self.update(shows_eigenvectors=not self.document.shows_eigenvectors)

    def toggle_critical_points(self) -> None:
        """Mark the critical points in view, or none; it is no undo step."""
        self.update(shows_critical_points=not self.document.shows_critical_points)
