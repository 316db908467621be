"""What a user can do with a swarm: begin one over what is in view, and end it."""

from __future__ import annotations

from msgspec import structs

from gdviewer.core.numbers import format_whole
from gdviewer.state.models.starts import StartsModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.spread import USUAL_A_SIDE, Spread


class SwarmModel(StartsModel):
    """The edits of the swarm; one undo step each."""

    def begin_swarm(self, a_side: int) -> None:
        """Let the selected run go from a grid of starts over what is in view, from step 0 on."""
        if len(self.frame.variables) != 2:
            self.noticed.emit("A swarm needs a function of two variables.")
            return
        run = self.document.runs[self.frame.selected]
        if not run.is_visible:
            name = run_names(self.document)[self.frame.selected]
            self.noticed.emit(f"{name} is hidden; show it to let a swarm of it go.")
            return
        spread = Spread(a_side, self.document.bounds, run.id)
        undo = f"Swarm of {format_whole(a_side**2)}"
        self.edit(structs.replace(self.document, swarm=spread), undo, restarts=True)

    def end_swarm(self) -> None:
        """Take the swarm away."""
        self.edit(structs.replace(self.document, swarm=None), "End the swarm")

    @property
    def swarm_side(self) -> int:
        """How many starts a side the swarm has, or would usually have."""
        spread = self.document.swarm
        return USUAL_A_SIDE if spread is None else spread.a_side
