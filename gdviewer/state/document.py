"""Everything the user chose, frozen; to and from JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from gdviewer.core.hyperparameters import Value
from gdviewer.core.sampling import Bounds

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0, 0.0)  # steps a second; 0: at once


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A method with its settings.

    ``hyperparameters`` has, per optimizer key, the fields that the user changed; ``rules`` the
    same per step-rule key. Switching the method and back loses nothing.
    """

    optimizer: str = "gradient_descent"
    hyperparameters: dict[str, dict[str, Value]] = {}
    step_rule: str = "fixed"
    rules: dict[str, dict[str, Value]] = {}


class Document(msgspec.Struct, frozen=True):
    """What the user chose; a change is a new Document. Never mutate its dicts.

    ``problem`` is the key of a built-in function while the text is its own, else empty.
    ``starts`` has one point per start. ``criteria`` holds the values that the user changed and
    ``criteria_on`` the names of those that are ticked. ``bounds`` is what the user wants in view;
    bounds and speed are no undo steps. ``extra`` keeps what this version does not know.
    """

    problem: str = "himmelblau"
    expression: str = ""
    variables: tuple[str, ...] | None = None
    parameters: dict[str, float] = {}
    is_maximizing: bool = False
    starts: tuple[tuple[float, ...], ...] = ((0.0, 0.0),)
    runs: tuple[Run, ...] = (Run(),)
    criteria: dict[str, float] = {}
    criteria_on: tuple[str, ...] = ("gtol", "max_steps", "divergence")
    seed: int = 0
    bounds: Bounds = Bounds(-5, 5, -5, 5)
    speed: float = 30.0
    plays_on_click: bool = True
    fills_view: bool = False
    extra: dict[str, Any] = {}
