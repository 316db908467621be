"""Tells what of a document from a file cannot be shown, in a sentence."""

from __future__ import annotations

import reprlib

from gdviewer.core.descent import SEEDS
from gdviewer.core.expression import canonical_name, parse
from gdviewer.core.expression.names import may_be_variable
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.standing import RANKINGS
from gdviewer.core.stopping import Criteria
from gdviewer.state.document import (
    FARTHEST,
    LONGEST_TEXT,
    NOTHING_COUNTS,
    SPEEDS,
    Document,
    check_paths,
    is_usable,
)
from gdviewer.state.run import LONGEST_NAME, MOST_RUNS

_MAX_PARAMETERS = 500
_NUMBERS = f"numbers of at most {format_number(FARTHEST)}"


def check_document(document: Document) -> None:
    """Raise a ValueError where something is outside of what the program can show."""
    if len(document.expression) > LONGEST_TEXT:
        most = format_count(LONGEST_TEXT, "character")
        raise ValueError(f"the document's expression is too long; it must have at most {most}")
    _check_view(document)
    if document.variables is not None and len(document.variables) not in {1, 2}:
        raise ValueError("the document must have one or two variables")
    if max(len(document.parameters), len(document.parameter_ranges)) > _MAX_PARAMETERS:
        raise ValueError(f"the document must have at most {_MAX_PARAMETERS} parameters")
    _check_names(document)
    if not document.starts or not all(map(_is_point, document.starts)):
        raise ValueError(f"each start of the document must have 2 {_NUMBERS}")
    if not 1 <= len(document.runs) <= MOST_RUNS:
        raise ValueError(f"the document must have 1 to {MOST_RUNS} runs")
    _check_race(document)
    try:
        check_paths(document)
    except ValueError as error:
        raise ValueError(f"the document has too many paths: {_in_a_sentence(error)}") from error
    unknown = {*document.criteria, *document.criteria_on} - set(Criteria.__struct_fields__)
    if unknown:
        raise ValueError(f"the document has an unknown criterion {reprlib.repr(min(unknown))}")
    _check_parameters(document)
    if document.speed not in SPEEDS:
        speeds = ", ".join(format_number(speed) for speed in SPEEDS)
        raise ValueError(f"the document's speed must be one of {speeds}")
    if document.playhead < 0 or document.selected_start < 0:
        raise ValueError("the document's playhead and selected_start must be at least 0")
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
    if document.weights == NOTHING_COUNTS:
        raise ValueError("the document's weights must not all be 0")
    if document.charted not in QUANTITIES:
        raise ValueError(f"the document's charted must be one of {', '.join(QUANTITIES)}")
    if document.target is not None and not is_usable(document.target):
        raise ValueError(f"the document's target must be one of the {_NUMBERS}")
    place = document.legend_place
    if place is not None and not all(0 <= part <= 1 for part in place):
        raise ValueError("the document's legend_place must be two parts of the plot, from 0 to 1")


def _check_view(document: Document) -> None:
    """Raise a ValueError where the view is narrower than one that can be typed, or too far out."""
    ranges = [("value_range", document.value_range)] if document.value_range is not None else []
    views = [("bounds", document.bounds), ("home", document.home)]
    if document.swarm is not None:
        views.append(("swarm", document.swarm.bounds))
    for field, bounds in views:
        ranges += [(field, (bounds.xmin, bounds.xmax)), (field, (bounds.ymin, bounds.ymax))]
    for field, ends in ranges:
        try:
            ParameterRange(*ends).check(FARTHEST)
        except ValueError as error:
            why = _in_a_sentence(error)
            raise ValueError(f"the document has wrong numbers in its {field}: {why}") from error


def _check_names(document: Document) -> None:
    """Raise a ValueError where a variable or a parameter has no name, or two have the same."""
    for name in document.variables or ():
        if not may_be_variable(canonical_name(name)):
            raise ValueError(
                f"the document has a wrong name: {reprlib.repr(name)} has a meaning of its own, "
                "so it cannot be a variable"
            )
    try:
        parse("0", variables=document.variables)
        for names in (document.parameters, document.parameter_ranges):
            parse("0", parameters=tuple(names))
    except ValueError as error:
        raise ValueError(f"the document has a wrong name: {error}") from error


def _check_parameters(document: Document) -> None:
    """Raise a ValueError where a parameter has a value or a slider that cannot be."""
    if not all(map(is_usable, document.parameters.values())):
        raise ValueError(f"the document's parameters must be {_NUMBERS}")
    for name, slider in document.parameter_ranges.items():
        try:
            slider.check(FARTHEST)
        except ValueError as error:
            raise ValueError(f"the document has a wrong slider of {name}: {error}") from error


def _in_a_sentence(error: ValueError) -> str:
    return str(error)[0].lower() + str(error)[1:]


def _is_point(start: tuple[float, ...]) -> bool:
    return len(start) == 2 and all(map(is_usable, start))
