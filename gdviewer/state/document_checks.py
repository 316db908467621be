"""Tells what of a document from a file cannot be shown, in a sentence."""

from __future__ import annotations

import reprlib

from gdviewer.core.descent import SEEDS
from gdviewer.core.expression import canonical_name, parse
from gdviewer.core.expression.names import may_be_variable
from gdviewer.core.numbers import format_count, format_number, format_whole
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.stopping import Criteria
from gdviewer.state.document import (
    FARTHEST,
    LONGEST_TEXT,
    MOST_STEPS,
    SPEEDS,
    Document,
    is_usable,
)

_MAX_RUNS = 100
_MAX_PATHS = 2_500
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
    if not 1 <= len(document.runs) <= _MAX_RUNS:
        raise ValueError(f"the document must have 1 to {_MAX_RUNS} runs")
    if len(document.runs) * len(document.starts) > _MAX_PATHS:
        raise ValueError(f"the document must have at most {_MAX_PATHS} paths, runs times starts")
    unknown = {*document.criteria, *document.criteria_on} - set(Criteria.__struct_fields__)
    if unknown:
        raise ValueError(f"the document has an unknown criterion {reprlib.repr(min(unknown))}")
    _check_parameters(document)
    if document.speed not in SPEEDS:
        speeds = ", ".join(format_number(speed) for speed in SPEEDS)
        raise ValueError(f"the document's speed must be one of {speeds}")
    if not 0 <= document.playhead <= MOST_STEPS:
        raise ValueError(f"the document's playhead must be from 0 to {format_whole(MOST_STEPS)}")
    if document.seed not in SEEDS or document.random_starts not in SEEDS:
        raise ValueError("the document's seed and random_starts must be from 0 to 2^63 - 1")


def _check_view(document: Document) -> None:
    """Raise a ValueError where the view is narrower than one that can be typed, or too far out."""
    ranges = [("value_range", document.value_range)] if document.value_range is not None else []
    for field, bounds in (("bounds", document.bounds), ("home", document.home)):
        ranges += [(field, (bounds.xmin, bounds.xmax)), (field, (bounds.ymin, bounds.ymax))]
    for field, ends in ranges:
        try:
            ParameterRange(*ends).check(FARTHEST)
        except ValueError as error:
            raise ValueError(f"the document has wrong numbers in its {field}: {error}") from error


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


def _is_point(start: tuple[float, ...]) -> bool:
    return len(start) == 2 and all(map(is_usable, start))
