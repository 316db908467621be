"""What a user can do with the starts: every visible run goes from each of them."""

from __future__ import annotations

from msgspec import structs

from gdviewer.state.edits import start_edits
from gdviewer.state.models.tuning import TuningModel
from gdviewer.state.resolve import problem_of, random_start


class StartsModel(TuningModel):
    """The edits of the starts; a start is told by its place among them."""

    def set_start(self, point: tuple[float, ...]) -> None:
        """Start from ``point`` alone, at once unless "Play on click" is off."""
        document = start_edits.set_start(self.document, point)
        self.edit(document, "Move the start", restarts=True)

    def add_start(self, point: tuple[float, ...]) -> None:
        """Start from ``point`` too, or tell why that cannot be."""
        self.try_edit(lambda one: start_edits.add_start(one, point), "Add a start", restarts=True)

    def remove_start(self, start: int) -> None:
        """Take a start away, or tell that it has to stay."""
        self.try_edit(lambda one: start_edits.remove_start(one, start), "Remove a start")

    def select_start(self, start: int) -> None:
        """Have keys move a start, and the run from it explained; it is no undo step."""
        self.edit(structs.replace(self.document, selected_start=start))

    def clear_starts(self) -> None:
        """Take all starts away but the first."""
        self.edit(start_edits.keep_first(self.document), "Clear the starts")

    def replay(self) -> None:
        """Go from all starts again, as after a click."""
        self.edit(self.document, restarts=True)

    def type_start(self, point: tuple[float, ...]) -> None:
        """Move the first start to ``point`` as it is typed: the keystrokes are one undo step."""
        document = start_edits.move_start(self.document, 0, point)
        self.edit(document, "Type the start", restarts=True, is_typing=True)

    def drag_start(self, point: tuple[float, ...], start: int = 0) -> None:
        """Move a start under the hand, if one holds it; the playhead stays."""
        if self.frame.is_dragging:
            self.edit(start_edits.move_start(self.document, start, point))

    def nudge_start(self, point: tuple[float, ...], start: int = 0) -> None:
        """Move a start a little by a key: repeated, it is one undo step; the playhead stays."""
        document = start_edits.move_start(self.document, start, point)
        self.edit(document, "Nudge the start", is_typing=True)

    def random_start(self) -> None:
        """Start from the next point that the document's seed draws."""
        drawn = self.document.random_starts
        point = random_start(self.document, drawn)
        moved = start_edits.set_start(self.document, point[: len(self.frame.variables)])
        document = structs.replace(moved, random_starts=drawn + 1)
        self.edit(document, "Random start", restarts=True)

    def problem_start(self) -> None:
        """Start where the built-in function's own start is."""
        problem = problem_of(self.document)
        if problem is not None:
            self.set_start(problem.start)
