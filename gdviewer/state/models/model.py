"""The one writer: all that a user can do, as methods."""

from __future__ import annotations

from msgspec import structs

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.problems import problems
from gdviewer.state.document import Document, SurfacePlace
from gdviewer.state.edits import choices, sliders
from gdviewer.state.edits.variables import Seen, choose_variables, toggled
from gdviewer.state.models.swarm import SwarmModel
from gdviewer.state.readings.status import status


class AppModel(SwarmModel):
    """What the widgets call; each edit is one undo step and one ``changed``."""

    @property
    def status(self) -> str:
        """One sentence: what the run does, or why it ended."""
        return status(self.frame)

    def update(self, *, undo: str = "", **changes: object) -> None:
        """Change fields of the document; without a text for ``undo`` it is no undo step."""
        self.edit(structs.replace(self.document, **changes), undo)

    def break_off(self) -> None:
        """End what the user may have begun and need not wait for: a sweep, a search for rates."""
        self.stop_sweep()
        self.stop_looking_for_rates()

    @property
    def document_to_save(self) -> Document:
        """What the user chose, with the playhead where it is."""
        return structs.replace(self.document, playhead=self.frame.playhead)

    # --- the function ---

    def choose_problem(self, key: str) -> None:
        """Show a built-in function, from its own start."""
        document = choices.choose_problem(self.document, key)
        self.edit(document, f"Choose {problems()[key].title}", restarts=True)

    def set_expression(self, text: str) -> None:
        """Take the text as it is typed."""
        self.edit(choices.set_expression(self.document, text), "Edit the function", is_typing=True)

    def set_parameter(self, name: str, value: float) -> None:
        """Give a parameter of the expression another value."""
        document = choices.set_parameter(self.document, name, value)
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

    # --- when to stop ---

    def set_criterion(self, name: str, value: float) -> None:
        """Change the value of a stopping criterion."""
        document = choices.set_criterion(self.document, name, value)
        self.edit(document, "Change when to stop", is_typing=True)

    def enable_criterion(self, name: str, is_on: bool) -> None:
        """Tick a stopping criterion, or take its tick away."""
        self.edit(choices.enable_criterion(self.document, name, is_on), "Change when to stop")

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

    def toggle_surface(self, place: SurfacePlace) -> None:
        """Show the surface in space at ``place``, or no more where it is there already.

        It is no undo step.
        """
        is_there = self.document.shows_surface == place
        self.update(shows_surface="off" if is_there else place)

    def toggle_quadratic(self) -> None:
        """Draw the quadratic that fits at the playhead, or not; it is no undo step."""
        self.update(shows_quadratic=not self.document.shows_quadratic)

    def toggle_gradient_field(self) -> None:
        """Draw the gradient on a grid, or not; it is no undo step."""
        self.update(shows_gradient_field=not self.document.shows_gradient_field)

    def toggle_isoline_labels(self) -> None:
        """Write its value on each isoline, or not; it is no undo step."""
        self.update(shows_isoline_labels=not self.document.shows_isoline_labels)

    def toggle_components(self) -> None:
        """Split the gradient at the playhead into its components, or not; it is no undo step."""
        self.update(shows_components=not self.document.shows_components)

    def toggle_legend(self) -> None:
        """Show the legend of two runs or more, or none; it is no undo step."""
        self.update(shows_legend=not self.document.shows_legend)

    def toggle_names(self) -> None:
        """Write each run's name at its end, or not; it is no undo step."""
        self.update(shows_names=not self.document.shows_names)
