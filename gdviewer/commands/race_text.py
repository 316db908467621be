"""Writes the ranking of a race as a table for people."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gdviewer.core.numbers import format_number
from gdviewer.core.standing import RANKINGS
from gdviewer.state.frame import Frame
from gdviewer.state.readings.race_remarks import race_remarks
from gdviewer.state.readings.ranking import Place, ranking
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.readings.target_words import target_sentence

_HEADER = ("", "run", "f", "distance", "steps", "evaluations", "end")
_ARE_NUMBERS = (True, False, True, True, True, True, False)


def race_text(frame: Frame) -> str:
    """Return who came out best, one line a run, then what the figures mean."""
    names, document = run_names(frame.document), frame.document
    rows = [_row(names[place.run], place) for place in ranking(frame)]
    how = f"Ranked by {RANKINGS[document.rank_by]}."
    return "\n".join([*_table([_HEADER, *rows]), how, target_sentence(frame), *race_remarks(frame)])


def _row(name: str, place: Place) -> tuple[str, ...]:
    standing = place.standing
    figures = (standing.f, standing.distance, standing.steps, standing.evaluations)
    f, *others = map(_figure, figures)
    return str(place.rank or "–"), name, f, *others, place.ending


def _figure(value: float) -> str:
    """Return a figure, and a dash where there is none."""
    return format_number(value) if math.isfinite(value) else "–"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of ``rows`` in columns, numbers to the right; empty ones are left out."""
    columns = [
        [cell.rjust(width) if is_number else cell.ljust(width) for cell in column]
        for column, is_number in zip(zip(*rows, strict=True), _ARE_NUMBERS, strict=True)
        if {*column[1:]} != {"–"} and (width := max(map(len, column)))
    ]
    return ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
