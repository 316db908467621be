"""Writes the ranking of a race as a table for people."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gdviewer.core.endings import ending
from gdviewer.core.numbers import format_number
from gdviewer.core.standing import RANKINGS, TARGET_SHARE, Standing
from gdviewer.state.frame import Frame
from gdviewer.state.readings.race_remarks import race_remarks
from gdviewer.state.readings.ranking import Place, ranking
from gdviewer.state.readings.run_names import run_names

_HEADER = ("", "run", "f", "distance", "steps", "evaluations", "end")
_ARE_NUMBERS = (True, False, True, True, True, True, False)


def race_text(frame: Frame) -> str:
    """Return who came out best, one line a run, then what the figures mean."""
    names, document = run_names(frame.document), frame.document
    rows = [_row(frame, names[place.run], place) for place in ranking(frame)]
    share = f"{format_number(100 * TARGET_SHARE)} % of the way left"
    target = share if document.target is None else f"f = {format_number(document.target)}"
    how = f"Ranked by {RANKINGS[document.rank_by]}."
    goal = f"Steps and evaluations are those to the target: {target}."
    return "\n".join([*_table([_HEADER, *rows]), how, goal, *race_remarks(frame)])


def _row(frame: Frame, name: str, place: Place) -> tuple[str, ...]:
    standing = place.standing
    figures = (standing.f, standing.distance, standing.steps, standing.evaluations)
    f, *others = map(_figure, figures)
    return str(place.rank or "–"), name, f, *others, _end(frame, place.run, standing)


def _figure(value: float) -> str:
    """Return a figure, and a dash where there is none."""
    return format_number(value) if math.isfinite(value) else "–"


def _end(frame: Frame, run: int, standing: Standing) -> str:
    """Return how the run ended; from several starts, how many converged."""
    if standing.starts > 1:
        return f"{standing.converged} of {standing.starts} converged"
    stops = (path.trajectory.stop for path in frame.paths if path.run == run)
    return ", ".join(ending(stop) for stop in stops if stop is not None)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of ``rows`` in columns, numbers to the right; empty ones are left out."""
    columns = [
        [cell.rjust(width) if is_number else cell.ljust(width) for cell in column]
        for column, is_number in zip(zip(*rows, strict=True), _ARE_NUMBERS, strict=True)
        if {*column[1:]} != {"–"} and (width := max(map(len, column)))
    ]
    return ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
