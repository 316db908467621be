"""Everything the user chose, frozen."""

from __future__ import annotations

from typing import Any

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression.lexer import MAX_LENGTH
from gdviewer.core.hyperparameters import Setting
from gdviewer.core.numbers import format_number
from gdviewer.core.parameter_range import ParameterRange

AT_ONCE = 0.0
SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0, AT_ONCE)
"""Steps a second that can be chosen."""

MOST_STEPS = 5_000_000
"""How many steps of a run are kept; one without end is stopped there."""

FARTHEST = 1e100
"""How large a coordinate or a parameter may be, whatever its sign."""

LONGEST_TEXT = 4 * MAX_LENGTH
"""How many characters a text may have; one of so many is refused by the language, but is shown."""

_VIEW_FIELDS = (
    "bounds",
    "value_range",
    "is_view_locked",
    "playhead",
    "speed",
    "plays_on_click",
    "fills_view",
    "shows_workings",
    "hidden_workings",
    "shows_eigenvectors",
    "shows_critical_points",
)


class Run(msgspec.Struct, frozen=True):
    """A method with its settings.

    ``hyperparameters`` has, per optimizer key, the fields that the user changed; ``rules`` the
    same per step-rule key. ``step_rule`` is empty where the one that usually goes with the method
    is wanted; ``left_rules`` has, per optimizer key, what it was when another method was chosen.
    Switching the method and back loses nothing. ``auto_rates`` has, per optimizer key, the learning
    rate that a trial has found, for where the user gave none; it is kept so that the document shows
    the same again, and is no undo step.
    """

    optimizer: str = "momentum"
    hyperparameters: dict[str, dict[str, Setting]] = {}
    step_rule: str = ""
    left_rules: dict[str, str] = {}
    rules: dict[str, dict[str, Setting]] = {}
    auto_rates: dict[str, float] = {}


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
    These are no undo steps either.
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
    shows_eigenvectors: bool = False
    shows_critical_points: bool = True
    extra: dict[str, Any] = {}


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
