"""Which numbers a parameter's slider goes through: the user's, the problem's or the usual ones."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import FARTHEST, Document
from gdviewer.state.resolve import problem_of

_USUAL = ParameterRange(-5.0, 5.0)


def slider_of(document: Document, name: str, value: float) -> ParameterRange:
    """Return the range of the slider of the parameter ``name``, wide enough for ``value``."""
    chosen = document.parameter_ranges.get(name)
    if chosen is not None:
        return chosen.widened(value)
    problem = problem_of(document)
    known = problem.parameters.get(name) if problem else None
    usual = ParameterRange(known.minimum, known.maximum) if known else _USUAL
    if usual.minimum <= value <= usual.maximum:
        return usual
    reach = min(2 * abs(value), FARTHEST)
    return ParameterRange(-reach, reach)


def set_slider(document: Document, name: str, slider: ParameterRange) -> Document:
    """Let the slider of ``name`` go through ``slider``.

    Raises
    ------
    ValueError
        One sentence, where there is no such range.
    """
    slider.check(FARTHEST)
    return replace(document, parameter_ranges=document.parameter_ranges | {name: slider})
