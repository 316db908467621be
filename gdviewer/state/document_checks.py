"""Tells what of a document from a file cannot be shown, in a sentence."""

from __future__ import annotations

from gdviewer.core.descent import SEEDS
from gdviewer.core.expression import parse
from gdviewer.core.numbers import format_number, format_whole
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.standing import RANKINGS
from gdviewer.core.stopping import Criteria
from gdviewer.state.document import (
    FARTHEST,
    MOST_PATHS,
    MOST_STEPS,
    SPEEDS,
    Document,
    is_usable,
)
from gdviewer.state.run import LONGEST_NAME, MOST_RUNS

_MAX_PARAMETERS = 500
_NUMBERS = f"numbers of at most {format_number(FARTHEST)}"


def check_document(document: Document) -> None:
    """Raise a ValueError where a number is outside of what the program can show."""
    _check_view(document)
    _check_names(document)
    if len(document.variables or ("x", "y")) not in {1, 2}:
        raise ValueError("the document must have one or two variables")
    if not document.starts or not all(map(_is_point, document.starts)):
        raise ValueError(f"each start of the document must have 2 {_NUMBERS}")
    if not 1 <= len(document.runs) <= MOST_RUNS:
        raise ValueError(f"the document must have 1 to {MOST_RUNS} runs")
    if len(document.runs) * len(document.starts) > MOST_PATHS:
        raise ValueError(f"the document must have at most {MOST_PATHS} paths, runs times starts")
    _check_race(document)
    unknown = {*document.criteria, *document.criteria_on} - set(Criteria.__struct_fields__)
    if unknown:
        raise ValueError(f"the document has an unknown criterion {min(unknown)!r}")
    _check_parameters(document)
    if document.speed not in SPEEDS:
        speeds = ", ".join(format_number(speed) for speed in SPEEDS)
        raise ValueError(f"the document's speed must be one of {speeds}")
    if not 0 <= document.playhead <= MOST_STEPS:
        raise ValueError(f"the document's playhead must be from 0 to {format_whole(MOST_STEPS)}")
    if document.seed not in SEEDS or document.random_starts not in SEEDS:
        raise ValueError("the document's seed and random_starts must be from 0 to 2^63 - 1")


def _check_race(document: Document) -> None:
    """Raise a ValueError where a run's name or the ranking cannot be used."""
    for run in document.runs:
        if len(run.name) > LONGEST_NAME or not run.name.isprintable():
            raise ValueError(
                f"the name of a run must be of at most {LONGEST_NAME} visible characters"
            )
        if not 0 <= run.color < MOST_RUNS or not 0 <= run.id < 2**31:
            raise ValueError("the color and the id of a run must be small whole numbers")
    if document.rank_by not in RANKINGS:
        raise ValueError(f"the document's rank_by must be one of {', '.join(RANKINGS)}")
    if document.charted not in QUANTITIES:
        raise ValueError(f"the document's charted must be one of {', '.join(QUANTITIES)}")
    if document.target is not None and not is_usable(document.target):
        raise ValueError(f"the document's target must be one of the {_NUMBERS}")
    place = document.legend_place
    if place is not None and not all(0 <= part <= 1 for part in place):
        raise ValueError("the document's legend_place must be two parts of the plot, from 0 to 1")


def _check_view(document: Document) -> None:
    """Raise a ValueError where the view has no extent, or is too far out."""
    spread = document.swarm
    for bounds in (document.bounds, document.home, *(() if spread is None else (spread.bounds,))):
        edges = (bounds.xmin, bounds.xmax, bounds.ymin, bounds.ymax)
        if not all(map(is_usable, edges)) or not (bounds.width > 0 and bounds.height > 0):
            raise ValueError(
                f"the document's bounds must be {_NUMBERS}, xmin < xmax and ymin < ymax"
            )
    values = document.value_range
    if values is not None and not (all(map(is_usable, values)) and values[0] < values[1]):
        raise ValueError(f"the document's value_range must be 2 {_NUMBERS}, the smaller one first")


def _check_names(document: Document) -> None:
    """Raise a ValueError where a variable or a parameter has no name, or two have the same."""
    try:
        parse("0", variables=document.variables)
        for names in (document.parameters, document.parameter_ranges):
            parse("0", parameters=tuple(names))
    except ValueError as error:
        raise ValueError(f"the document has a wrong name: {error}") from error


def _check_parameters(document: Document) -> None:
    """Raise a ValueError where a parameter has a value or a slider that cannot be."""
    if max(len(document.parameters), len(document.parameter_ranges)) > _MAX_PARAMETERS:
        raise ValueError(f"the document must have at most {_MAX_PARAMETERS} parameters")
    if not all(map(is_usable, document.parameters.values())):
        raise ValueError(f"the document's parameters must be {_NUMBERS}")
    for name, slider in document.parameter_ranges.items():
        try:
            slider.check(FARTHEST)
        except ValueError as error:
            raise ValueError(f"the document has a wrong slider of {name}: {error}") from error


def _is_point(start: tuple[float, ...]) -> bool:
    return len(start) == 2 and all(map(is_usable, start))
