"""How the selected run will go: run ahead to its end, with a rate that was run to do better."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.instant import instant
from gdviewer.core.objective import Array
from gdviewer.core.stability.ahead import Ahead, look_ahead
from gdviewer.core.stability.convergence import Convergence, convergence
from gdviewer.core.stability.suggestion import Suggestion, suggest_rate
from gdviewer.core.stability.turn import Turn, find_turn
from gdviewer.core.tuning import why_not
from gdviewer.state.work.answers import Answer, Found
from gdviewer.state.work.jobs import in_slices


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What was computed of the end of a run; None is what is not known.

    ``ahead`` is how it ends, ``suggestion`` whether another learning rate does better, and
    ``convergence`` has its rates near the end, once it has come there. It ``is_whole`` where no
    other learning rate is looked for any more. ``turn`` is where a run that ends worse than it
    began was last as good.
    """

    ahead: Ahead | None = None
    suggestion: Suggestion | None = None
    convergence: Convergence | None = None
    is_whole: bool = False
    turn: Turn | None = None


NOTHING = Outlook()


def look_out(descent: Descent) -> Generator[Answer, None, None]:
    """Yield how ``descent`` ends, as soon as it is known, then with the suggestion too."""
    ahead = yield from in_slices(look_ahead(descent))
    turn = yield from in_slices(find_turn(descent, ahead))
    has_rate = not why_not(descent)
    yield Found(Outlook(ahead, is_whole=not has_rate, turn=turn))
    if has_rate:
        suggestion = yield from in_slices(suggest_rate(descent))
        yield Found(Outlook(ahead, suggestion, is_whole=True, turn=turn))


def measure_end(
    descent: Descent, x: Array, checkpoint: Checkpoint
) -> Generator[Answer, None, None]:
    """Yield the rates near the end of a run with the points ``x`` ``(steps + 1, n)``."""
    rates = convergence(descent, x, instant(descent, checkpoint, len(x) - 1))
    yield Found(Outlook(convergence=rates))
