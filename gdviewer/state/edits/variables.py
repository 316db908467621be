"""Makes a name of the text a variable or a parameter, at the place where the picture is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from gdviewer.core.bounds import Bounds
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.problems import problem_with
from gdviewer.state.document import FARTHEST, Document
from gdviewer.state.edits.sliders import slider_of
from gdviewer.state.variables import MOST_VARIABLES, USUAL

Range = tuple[float, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is drawn now: the names of the axes, and the values of the other names."""

    variables: tuple[str, ...]
    parameters: Mapping[str, float]


def leaving(variables: Sequence[str], name: str) -> str:
    """Return the variable that becomes a parameter when ``name`` becomes one; empty if none does.

    It is the one that was chosen longest ago.
    """
    is_full = name not in variables and len(variables) == MOST_VARIABLES
    return variables[0] if is_full else ""


def toggled(variables: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the variables after ``name`` has become one, or has ceased to be; one is left."""
    if name not in variables:
        left = leaving(variables, name)
        return (*(one for one in variables if one != left), name)
    others = tuple(one for one in variables if one != name)
    return others or variables


def choose_variables(document: Document, seen: Seen, after: tuple[str, ...]) -> Document:
    """Draw f over the names ``after`` instead of those of ``seen``, through the same point.

    What was a variable becomes a parameter with the value that the start had and a slider as wide
    as the view was; what becomes one is seen over its slider.
    """
    points = [dict(zip(seen.variables, start, strict=False)) for start in document.starts]
    views = dict(zip(seen.variables, _ranges(document.bounds), strict=False))
    left = [name for name in seen.variables if name not in after]
    changed = replace(
        document,
        variables=after,
        parameters=document.parameters | {name: points[0][name] for name in left},
        parameter_ranges=document.parameter_ranges | _sliders({name: views[name] for name in left}),
        starts=tuple(
            _along(after, start, point, seen.parameters)
            for start, point in zip(document.starts, points, strict=True)
        ),
        problem=problem_with(document.expression) if after == USUAL else "",
    )
    if document.is_view_locked:
        return changed
    sliders = {name: _slider(document, name, value) for name, value in seen.parameters.items()}
    return replace(
        changed,
        bounds=_over(document.bounds, seen.variables, after, sliders),
        home=_over(document.home, seen.variables, after, sliders),
        value_range=None,
    )


def _over(
    bounds: Bounds,
    before: tuple[str, ...],
    after: tuple[str, ...],
    sliders: Mapping[str, Range],
) -> Bounds:
    """Return the ranges of ``after``: what was in view stays, another is as its slider."""
    ranges = _ranges(bounds)
    known = dict(zip(before, ranges, strict=False))
    (xmin, xmax), (ymin, ymax) = _along(after, ranges, known, sliders)
    return Bounds(xmin, xmax, ymin, ymax)


def _along(
    names: tuple[str, ...],
    pair: tuple[T, ...],
    variables: Mapping[str, T],
    parameters: Mapping[str, T],
) -> tuple[T, ...]:
    """Return what belongs to each of ``names``; of ``pair`` what nothing else is known for."""
    known = {**parameters, **variables}
    found = [known.get(name, kept) for name, kept in zip(names, pair, strict=False)]
    return (*found, *pair[len(found) :])


def _sliders(views: Mapping[str, Range]) -> dict[str, ParameterRange]:
    """Return sliders as wide as the view; none where it is too narrow, so that it is as usual."""
    sliders: dict[str, ParameterRange] = {}
    for name, view in views.items():
        with suppress(ValueError):
            slider = ParameterRange(*view)
            slider.check(FARTHEST)
            sliders[name] = slider
    return sliders


def _slider(document: Document, name: str, value: float) -> Range:
    slider = slider_of(document, name, value)
    return slider.minimum, slider.maximum


def _ranges(bounds: Bounds) -> tuple[Range, Range]:
    return (bounds.xmin, bounds.xmax), (bounds.ymin, bounds.ymax)
