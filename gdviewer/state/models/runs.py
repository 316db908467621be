"""What a user can do with the runs: the table that they stand in, and their methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.numbers import format_count
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.state.chosen_rule import with_method, with_rule
from gdviewer.state.document import Document
from gdviewer.state.edits import choices, rate_edits, run_edits
from gdviewer.state.facts import Method
from gdviewer.state.models.viewing import ViewedDocument
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import Run


class RunsModel(ViewedDocument):
    """The edits of runs; what concerns a method goes to every run that is selected."""

    @property
    def document(self) -> Document:
        """What the user chose."""
        return self.frame.document

    @property
    def selected_run(self) -> Run:
        """The first selected run, which the form shows."""
        return self.document.runs[self.frame.selected]

    # --- the table ---

    def select_runs(self, ids: Iterable[int]) -> None:
        """Have the form edit these runs; it is no undo step."""
        self.edit(run_edits.select(self.document, ids))

    def add_run(self) -> None:
        """Put one more run at the end, by a method that no run goes by yet."""
        run = run_edits.another_run(self.document)
        self.try_edit(lambda document: run_edits.add_run(document, run), "Add a run")

    def set_runs(self, runs: Sequence[Run], undo: str) -> None:
        """Let other runs take the place of all."""
        self.try_edit(lambda document: run_edits.set_runs(document, runs), undo, restarts=True)

    def duplicate_runs(self) -> None:
        """Put a copy of each selected run at the end."""
        ids = self.document.selected
        self.try_edit(
            lambda document: run_edits.duplicate(document, ids), f"Duplicate {self._chosen}"
        )

    def remove_runs(self) -> None:
        """Take the selected runs away; one run has to stay."""
        ids = self.document.selected
        self.try_edit(lambda document: run_edits.remove(document, ids), f"Remove {self._chosen}")

    def move_runs(self, ids: Iterable[int], before: int) -> None:
        """Bring runs before the one whose place in the table is ``before``."""
        self.edit(run_edits.move(self.document, ids, before), "Reorder the runs")

    def shift_runs(self, is_down: bool) -> None:
        """Bring the selected runs past the one above or below them."""
        document = run_edits.shift(self.document, self.document.selected, is_down)
        self.edit(document, "Reorder the runs")

    def rename_run(self, run: int, name: str) -> None:
        """Give a run another name; an empty one is that of its method."""
        self.try_edit(lambda document: run_edits.rename(document, run, name), "Rename a run")

    def show_runs(self, ids: Iterable[int], is_visible: bool) -> None:
        """Show runs, or hide them."""
        undo = "Show a run" if is_visible else "Hide a run"
        self.try_edit(lambda document: run_edits.show(document, ids, is_visible), undo)

    def try_edit(
        self, edit: Callable[[Document], Document], undo: str, *, restarts: bool = False
    ) -> bool:
        """Make an edit of the table, or tell why it cannot be made; return whether it was."""
        try:
            document = edit(self.document)
        except ValueError as error:
            self.noticed.emit(str(error))
            return False
        self.edit(document, undo, restarts=restarts)
        return True

    # --- the methods ---

    def set_optimizer(self, key: str) -> None:
        """Let the selected runs go by another method."""
        self._change_runs(lambda run: with_method(run, key), f"Choose {optimizers[key].title}")

    def set_hyperparameter(self, name: str, value: Setting) -> None:
        """Change a field of the method, of every selected run whose method has it."""
        ids = self._having(name, lambda method: method.optimizer)
        self._change_runs(
            lambda run: choices.set_hyperparameter(run, name, value) if run.id in ids else run,
            f"Change the {name.replace('_', ' ')}",
            is_typing=True,
        )

    def set_learning_rate(self, run: int, rate: float) -> None:
        """Give the run with the id ``run`` another learning rate, whichever are selected."""
        document = choices.change_runs(
            self.document,
            (run,),
            lambda one: choices.set_hyperparameter(one, rate_edits.RATE, rate),
        )
        self.edit(document, "Change the learning rate", is_typing=True)

    def use_auto_rate(self) -> None:
        """Leave the learning rate to the problem, or to a trial of what is in view now."""
        self._change_runs(rate_edits.leave_rate, "Automatic learning rate")

    def set_step_rule(self, key: str) -> None:
        """Let another rule set the steps."""
        self._change_runs(lambda run: with_rule(run, key), f"Choose {step_rules[key].title}")

    def set_rule_field(self, name: str, value: Setting) -> None:
        """Change a field of the step rule, of every selected run whose rule has it."""
        ids = self._having(name, lambda method: method.step_rule)
        self._change_runs(
            lambda run: choices.set_rule_field(run, name, value) if run.id in ids else run,
            f"Change the {name.replace('_', ' ')}",
            is_typing=True,
        )

    def use_default_fields(self) -> None:
        """Put all fields of the method back, the learning rate too."""
        self._change_runs(choices.use_default_fields, f"Defaults of {self.frame.method.title}")

    def use_default_rule_fields(self) -> None:
        """Put all fields of the step rule back."""
        title = self.frame.method.rule_title
        self._change_runs(choices.use_default_rule_fields, f"Defaults of {title}")

    # --- inside ---

    @property
    def _chosen(self) -> str:
        """The selected runs in words: the name of one, or how many they are."""
        selected = self.document.selected
        if len(selected) > 1:
            return format_count(len(selected), "run")
        return run_names(self.document)[self.frame.selected]

    def _change_runs(
        self, change: Callable[[Run], Run], undo: str, *, is_typing: bool = False
    ) -> None:
        document = choices.change_runs(self.document, self.document.selected, change)
        self.edit(document, undo, is_typing=is_typing)

    def _having(self, name: str, part: Callable[[Method], Struct]) -> set[int]:
        """Return the ids of the runs of whose method that ``part`` has a field of that name."""
        runs = zip(self.document.runs, self.frame.facts.methods, strict=True)
        return {run.id for run, method in runs if name in part(method).__struct_fields__}
