"""Steps of real runs that head somewhere, and some that do not, for the tests of the remarks."""

from __future__ import annotations

from typing import Any, NamedTuple

from gdviewer.core.objective import Objective
from tests.core.stability.points import ROSENBROCK


class Case(NamedTuple):
    """A step of a real run; ``says`` is a part of the sentence, empty where there is none."""

    surface: str | Objective
    start: tuple[float, ...]
    key: str
    step: int
    fields: dict[str, Any]
    says: str = ""


BOWL = "x^2 + 10y^2"
SADDLE = "x^2 - y^2 + y^4"

HEADS: dict[str, Case] = {
    "signs": Case(
        BOWL,
        (1.0, 1.0),
        "lion",
        0,
        {},
        "Moves by η = 0.01 along each axis, though the slopes go from 2 to 20: only signs count.",
    ),
    "alone": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "coordinate_descent",
        0,
        {},
        "Moves x alone; a slope of 88 waits along another axis.",
    ),
    "newton": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "newton",
        2,
        {},
        "Ends at the minimum of the quadratic that fits here: it is the Newton step.",
    ),
    "nears": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "bfgs",
        10,
        {},
        "Goes 0.53 of the way to the minimum of the quadratic that fits here, 3.8° off the Newton ",
    ),
    "region_grew": Case(
        BOWL, (30.0, 1.0), "trust_region", 1, {}, "Reaches farther: Δ grows from 1 to 2."
    ),
    "sampled": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "cma_es",
        1,
        {},
        "It tried 6 points, none of them better than where it stood.",
    ),
    "valley": Case(
        BOWL,
        (3.0, 0.0),
        "gradient_descent",
        1,
        {"learning_rate": 0.05},
        "Goes along the valley, where f curves little: λmin = 2, across it λmax = 20. On the "
        "quadratic each step keeps 0.9 of the error that way.",
    ),
    "between": Case(
        BOWL,
        (1.0, 1.0),
        "bfgs",
        0,
        {},
        "Goes straight along steepest descent, 39° off the Newton step.",
    ),
    "no_bottom": Case(
        SADDLE,
        (1.0, 0.1),
        "gradient_descent",
        0,
        {},
        "has no minimum: along an axis f curves downward, λmin = −1.9.",
    ),
    "keeps": Case(
        BOWL,
        (1.0, 1.0),
        "gradient_descent",
        0,
        {"learning_rate": 0.05},
        "On the quadratic that fits here each step keeps 0.9 of the error in the long run.",
    ),
}

HEADS_ELSEWHERE: dict[str, Case] = {
    "signs": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {}),
    "alone": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {}),
    "newton": Case(ROSENBROCK, (-1.2, 1.0), "bfgs", 10, {}),
    "nears": Case(BOWL, (1.0, 1.0), "bfgs", 0, {}),
    "region_grew": Case(ROSENBROCK, (-1.2, 1.0), "trust_region", 2, {}),
    "sampled": Case(ROSENBROCK, (-1.2, 1.0), "simulated_annealing", 2, {}),
    "valley": Case(BOWL, (0.0, 3.0), "gradient_descent", 1, {"learning_rate": 0.01}),
    "between": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {}),
    "no_bottom": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {}),
    "keeps": Case(BOWL, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.12}),
}

HEADS_NEARLY: list[tuple[str, Case]] = [
    ("signs", Case("x - y", (1.0, 1.0), "gradient_descent", 0, {})),
    ("alone", Case(BOWL, (1.0, 0.0), "gradient_descent", 0, {})),
    ("newton", Case(ROSENBROCK, (-1.2, 1.0), "newton", 5, {})),
    ("newton", Case("-x^2 - 10y^2", (1.0, 1.0), "newton", 0, {})),
    ("nears", Case(BOWL, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.1})),
    ("valley", Case("x^2 + 9y^2", (3.0, 0.0), "gradient_descent", 1, {"learning_rate": 0.05})),
    ("valley", Case("-x^2 - 10y^2", (3.0, 0.0), "gradient_descent", 1, {})),
    ("no_bottom", Case("y^2 - x^2", (1.0, 0.1), "nelder_mead", 0, {})),
    ("keeps", Case("x^2 - y^2", (1.0, 1.0), "gradient_descent", 0, {})),
]
