"""Everything the user chose, frozen."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression.lexer import MAX_LENGTH
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.weights import EQUAL, Weights
from gdviewer.state.run import Run
from gdviewer.state.spread import Spread

AT_ONCE = 0.0
SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0, AT_ONCE)
"""Steps a second that can be chosen."""

MOST_STEPS = 5_000_000
"""How many steps of a run are kept; one without end is stopped there."""

MOST_PATHS = 2_500
"""How many paths there may be, runs that are shown times starts."""

NOTHING_COUNTS = Weights(0.0, 0.0, 0.0)
"""The weights that cannot be: by them a race would never go on."""

FARTHEST = 1e100
"""How large a coordinate or a parameter may be, whatever its sign."""

LONGEST_TEXT = 4 * MAX_LENGTH
"""How many characters a text may have; one of so many is refused by the language, but is shown."""

KEPT_FIELDS = (
    "is_view_locked",
    "speed",
    "shows_workings",
    "hidden_workings",
    "selected",
    "selected_start",
    "is_looping",
    "shows_legend",
    "legend_place",
    "shows_names",
    "rank_by",
    "target",
    "charted",
    "chart_scale",
    "shows_eigenvectors",
    "shows_critical_points",
    "shows_surface",
    "shows_quadratic",
    "shows_gradient_field",
    "shows_isoline_labels",
    "shows_components",
)
"""What is chosen of how a document is viewed: it stays as it is, whatever is undone."""

_VIEW_FIELDS = (
    "bounds",
    "value_range",
    "playhead",
    "plays_on_click",
    "fills_view",
    *KEPT_FIELDS,
)

RacesBy = Literal["steps", "evaluations"]
"""What the playhead counts."""

SurfacePlace = Literal["off", "beside", "instead"]
"""Where the surface in space is shown: nowhere, beside the contour or in its place."""


class Document(msgspec.Struct, frozen=True):
    """What the user chose; a change is a new Document, its dicts are never mutated.

    ``problem`` is the key of a built-in function while the text is its own, else empty.
    ``variables`` are one or two names that the user chose, None where the text decides.
    ``parameter_ranges`` has those sliders of parameters that the user has changed. ``starts`` has
    one pair per start; of a function of one variable the first number counts. ``criteria`` holds
    the values that the user changed and ``criteria_on`` the names of those that are ticked.
    ``random_starts`` counts the starts drawn from the seed.
    ``bounds`` is what the user wants in view, ``home`` what Fit shows; ``value_range`` is the range
    of f beside a curve, None where it is fitted to it. While ``is_view_locked`` only what is typed
    changes them. They, playhead and speed are saved but are no undo steps. ``speed`` is in steps a
    second.
    ``shows_workings`` is whether the inner workings at the playhead are drawn,
    ``shows_eigenvectors`` whether those of the Hessian are, ``shows_critical_points`` whether the
    critical points in view are; ``hidden_workings`` has the names of the marks that are not.
    ``shows_surface`` is where the surface in space is shown. ``shows_quadratic`` is whether the
    quadratic that fits at the playhead is drawn, ``shows_gradient_field`` whether the gradient is
    on a grid, ``shows_isoline_labels`` whether the isolines have their values written on them and
    ``shows_components`` whether the gradient at the playhead is split into its components.
    These are no undo steps either.
    ``selected`` has the ids of the runs that the form edits; ``selected_start`` is the place of the
    start that keys move and that a run is explained from. ``races_by`` is what the playhead
    counts: steps, or evaluations by ``weights``. ``rank_by`` and ``target`` are how the runs are
    ranked. ``charted`` is the quantity that the chart shows, one of QUANTITIES, ``chart_scale`` how
    its values are laid out. ``legend_place`` is where the legend's middle is, as parts of the
    plot, None where it finds its place by itself; ``shows_names`` writes each run's name at its
    end.
    ``swarm`` is a grid of starts that a run goes from besides, None where there is none.
    ``extra`` keeps the fields of a file that this version does not know.
    """

    problem: str = ""
    expression: str = "x^2 + y^2"
    variables: tuple[str, ...] | None = None
    parameters: dict[str, float] = {}
    parameter_ranges: dict[str, ParameterRange] = {}
    is_maximizing: bool = False
    starts: tuple[tuple[float, ...], ...] = ((1.0, 1.0),)
    runs: tuple[Run, ...] = (Run(),)
    criteria: dict[str, float] = {}
    criteria_on: tuple[str, ...] = ("gtol", "max_steps", "divergence")
    seed: int = 0
    random_starts: int = 0
    bounds: Bounds = Bounds(-2, 2, -2, 2)
    home: Bounds = Bounds(-2, 2, -2, 2)
    value_range: tuple[float, float] | None = None
    is_view_locked: bool = False
    playhead: int = 0
    speed: float = 30.0
    plays_on_click: bool = True
    fills_view: bool = False
    shows_workings: bool = True
    hidden_workings: tuple[str, ...] = ()
    selected: tuple[int, ...] = (0,)
    selected_start: int = 0
    races_by: RacesBy = "steps"
    weights: Weights = EQUAL
    rank_by: str = "f"
    target: float | None = None
    charted: str = "f"
    chart_scale: Literal["linear", "log"] = "log"
    swarm: Spread | None = None
    is_looping: bool = False
    shows_legend: bool = True
    legend_place: tuple[float, float] | None = None
    shows_names: bool = False
    shows_eigenvectors: bool = False
    shows_critical_points: bool = True
    shows_surface: SurfacePlace = "off"
    shows_quadratic: bool = False
    shows_gradient_field: bool = False
    shows_isoline_labels: bool = False
    shows_components: bool = False
    extra: dict[str, Any] = {}


def check_paths(document: Document) -> None:
    """Raise a ValueError where there are more paths than can be; those of hidden runs are none."""
    runs = sum(run.is_visible for run in document.runs)
    if runs * len(document.starts) > MOST_PATHS:
        most = format_count(MOST_PATHS, "path")
        raise ValueError(
            f"There are {most} at most, runs that are shown times starts: hide a run or remove a "
            "start first."
        )


def check_size(value: float) -> None:
    """Raise a ValueError where ``value`` is too large for a coordinate or a parameter."""
    if not is_usable(value):
        raise ValueError(f"Write a number of at most {format_number(FARTHEST)}.")


def is_usable(value: float) -> bool:
    """Whether a coordinate or a parameter may be ``value``; nan may not."""
    return abs(value) <= FARTHEST


def means_the_same(one: Document, other: Document) -> bool:
    """Whether two documents differ in nothing but how they are viewed."""
    view = {name: getattr(other, name) for name in _VIEW_FIELDS}
    return msgspec.structs.replace(one, **view) == other
