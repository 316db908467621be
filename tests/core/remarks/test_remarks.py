"""Every remark on a step appears where it is true, and stays away where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.objective import Array, Objective, objective
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.remarks.facts import Facts, measure
from gdviewer.core.remarks.table import MOST, REMARKS, remarks
from gdviewer.core.stopping import Criteria
from tests.core.remarks.headings import (
    BOWL,
    HEADS,
    HEADS_ELSEWHERE,
    HEADS_NEARLY,
    SADDLE,
    Case,
)
from tests.core.stability.points import ROSENBROCK, descent_of, instant_of

TABLE = {remark.key: remark for remark in REMARKS}
UPHILL = {"is_maximizing": True}


class Batches:
    """A bowl of which each step sees one half: the batches pull to different sides."""

    def __init__(self, center: float = 0.0) -> None:
        self._center = center
        self._bowl = objective(f"(x - ({center}))^2 + y^2")
        self.variables = self._bowl.variables
        self.parameters: Mapping[str, float] = {}

    def value(self, x: Array) -> Array | float:
        return self._bowl.value(x)

    def gradient(self, x: Array) -> Array:
        return self._bowl.gradient(x)

    def value_and_gradient(self, x: Array) -> tuple[Array | float, Array]:
        return self._bowl.value_and_gradient(x)

    def hessian(self, x: Array) -> Array | None:
        return self._bowl.hessian(x)

    def at_step(self, step: int) -> Objective:
        return Batches(3.0 if step % 2 == 0 else -3.0)


VALLEY = "x^2 + 2000y^2"
OFF_ORIGIN = "(x - 3)^2 + y^2"

APPEARS: dict[str, Case] = HEADS | {
    "left_domain": Case(
        "x ln(x) + y^2",
        (1.0, 1.0),
        "gradient_descent",
        0,
        {"learning_rate": 1.2},
        "The step leads to (−0.2, −1.4), where f is undefined.",
    ),
    "rose_unstable": Case(
        BOWL,
        (1.0, 1.0),
        "gradient_descent",
        0,
        {"learning_rate": 0.12},
        "because η λmax = 2.4 > 2 along the steep direction: on the quadratic that fits here, "
        "stable along it below η = 0.1.",
    ),
    "saddle": Case(
        "0.6x^2 - 1.5y^2 + y^4",
        (1e-9, 0.0),
        "gradient_descent",
        0,
        {"criteria": Criteria(gtol=None, max_steps=3)},
        "Sits on a saddle: eigenvalues −3 and 1.2.",
    ),
    "stayed": Case(
        BOWL,
        (0.0, 0.0),
        "pattern_search",
        0,
        {},
        "The point stays: it tried 4 points and found none better.",
    ),
    "region_shrank": Case(
        ROSENBROCK, (-1.2, 1.0), "trust_region", 2, {}, "Δ shrinks from 1 to 0.25."
    ),
    "accepted_uphill": Case(
        ROSENBROCK, (-1.2, 1.0), "simulated_annealing", 9, {}, "takes a worse point now and then"
    ),
    "noise": Case(
        Batches(), (1.0, 0.1), "gradient_descent", 0, {}, "its gradient is at 171° to that of the"
    ),
    "uphill": Case(
        BOWL, (1.0, 1.0), "momentum", 4, {"learning_rate": 0.01}, "already goes uphill."
    ),
    "zigzag": Case(
        BOWL,
        (0.1, 1.0),
        "gradient_descent",
        3,
        {"learning_rate": 0.09},
        "Zig-zags: successive steps at 179°.",
    ),
    "carried_past": Case(
        BOWL,
        (0.0, 1.0),
        "momentum",
        3,
        {"learning_rate": 0.01},
        "Momentum carries it past the minimum along its step.",
    ),
    "crawls": Case(
        "x^2 + 4000y^2",
        (3.0, 0.0),
        "gradient_descent",
        5,
        {"learning_rate": 0.00025 * 0.98},
        "Crawls, since the condition number is 4\u202f000: on the quadratic that fits here each "
        "step keeps 0.99951 of the error.",
    ),
    "timid": Case(
        "x^2 + 2y^2",
        (3.0, 1.0),
        "gradient_descent",
        4,
        {"learning_rate": 0.001},
        "η λmax = 0.004, while the quadratic that fits is stable up to 2.",
    ),
    "capped": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "adam",
        0,
        {},
        "Adam's step is capped near η = 0.1: at most 0.1 along an axis, though the slope is 216.",
    ),
    "trials": Case(
        ROSENBROCK,
        (-1.2, 1.0),
        "gradient_descent",
        0,
        {"rule": "backtracking", "learning_rate": 0.01},
        "; the line search took 4 trials.",
    ),
    "worse": Case(BOWL, (1.0, 1.0), "adam", 4, {"learning_rate": 0.5}, "f rose by 17 %."),
    "better": Case(
        BOWL, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.1}, "f fell by 36 %."
    ),
}
"""For every remark a step of a run that makes it."""

STAYS_AWAY: dict[str, Case] = HEADS_ELSEWHERE | {
    "left_domain": Case("x ln(x) + y^2", (1.0, 1.0), "gradient_descent", 0, {"learning_rate": 0.1}),
    "rose_unstable": Case(BOWL, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.12}),
    "saddle": Case(SADDLE, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.01}),
    "stayed": Case(BOWL, (1.0, 1.0), "pattern_search", 0, {}),
    "region_shrank": Case(BOWL, (1.0, 1.0), "trust_region", 0, {}),
    "accepted_uphill": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {"learning_rate": 0.2}),
    "noise": Case(Batches(), (5.0, 0.1), "gradient_descent", 0, {}),
    "uphill": Case(BOWL, (1.0, 1.0), "momentum", 1, {"learning_rate": 0.001}),
    "zigzag": Case(BOWL, (0.1, 1.0), "gradient_descent", 3, {"learning_rate": 0.02}),
    "carried_past": Case(BOWL, (0.0, 1.0), "gradient_descent", 3, {"learning_rate": 0.08}),
    "crawls": Case(BOWL, (3.0, 0.0), "gradient_descent", 5, {"learning_rate": 0.095}),
    "timid": Case("x^2 + 2y^2", (3.0, 1.0), "gradient_descent", 4, {"learning_rate": 0.2}),
    "capped": Case(ROSENBROCK, (-1.2, 1.0), "momentum", 0, {}),
    "trials": Case(ROSENBROCK, (-1.2, 1.0), "gradient_descent", 0, {"learning_rate": 0.001}),
    "worse": Case(BOWL, (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.1}),
    "better": Case(BOWL, (1.0, 1.0), "gradient_descent", 0, {"learning_rate": 0.2}),
}
"""For every remark a step, as near as may be, that does not make it."""

NEAR_MISSES: list[tuple[str, Case]] = [
    *HEADS_NEARLY,
    ("zigzag", Case(BOWL, (1.0, 0.2), "gradient_descent", 1, {"learning_rate": 0.09})),
    ("crawls", Case("x^2 + 1000y^2", (0.01, 1.0), "gradient_descent", 0, {"learning_rate": 4e-4})),
    ("crawls", Case("x^2 + 1000y^2", (3.0, 0.0), "gradient_descent", 0, {"learning_rate": 1e-5})),
    ("timid", Case("x^2 + 2y^2", (3.0, 1.0), "gradient_descent", 0, {"learning_rate": 0.03})),
    ("capped", Case(BOWL, (0.05, 0.005), "adam", 0, {})),
    ("uphill", Case(OFF_ORIGIN, (2.9, 0.0), "momentum", 0, {"weight_decay": 1.0})),
    ("uphill", Case(OFF_ORIGIN, (2.9, 0.0), "momentum", 3, {"weight_decay": 1.0})),
    ("uphill", Case(OFF_ORIGIN, (2.9, 0.0), "adam", 3, {"weight_decay": 1.0})),
    ("uphill", Case(OFF_ORIGIN, (2.99, 0.0), "adamw", 0, {"weight_decay": 1.0})),
    ("uphill", Case(OFF_ORIGIN, (2.99, 0.0), "adamw", 1, {"weight_decay": 1.0})),
    ("accepted_uphill", Case(ROSENBROCK, (-1.2, 1.0), "cma_es", 3, {})),
    ("carried_past", Case(BOWL, (0.0, 1.0), "momentum", 1, {"learning_rate": 0.01})),
    ("saddle", Case(SADDLE, (0.1, 0.0), "gradient_descent", 0, {"learning_rate": 0.01})),
    ("saddle", Case("x^2 + 3y^2", (0.001, 0.0), "gradient_descent", 0, {})),
    (
        "trials",
        Case(
            BOWL, (1.0, 1.0), "gradient_descent", 0, {"rule": "backtracking", "learning_rate": 0.01}
        ),
    ),
]
"""Steps of which nearly all is so that makes the remark."""

every_remark = pytest.mark.parametrize("key", list(TABLE))


def facts_of(case: Case) -> Facts:
    fields = {"criteria": Criteria(max_steps=20)} | case.fields
    descent = descent_of(case.surface, case.start, case.key, **fields)
    return measure(descent, instant_of(descent, case.step))


def test_every_remark_has_a_step_that_makes_it_and_one_that_does_not() -> None:
    assert len(TABLE) == len(REMARKS)
    assert set(APPEARS) == set(STAYS_AWAY) == set(TABLE)


@every_remark
def test_a_remark_is_made_where_it_is_true(key: str) -> None:
    case = APPEARS[key]
    facts = facts_of(case)
    assert TABLE[key].applies(facts)
    assert case.says in TABLE[key].sentence(facts)
    assert any(case.says in sentence for sentence in remarks(facts))


@every_remark
def test_a_remark_is_not_made_where_it_is_not_true(key: str) -> None:
    facts = facts_of(STAYS_AWAY[key])
    assert facts.has_step
    assert not TABLE[key].applies(facts)
    wanted = TABLE[key].topic, key
    assert wanted not in [(one.topic, one.key) for one in REMARKS if one.applies(facts)]


@pytest.mark.parametrize(("key", "case"), NEAR_MISSES)
def test_a_remark_is_not_made_where_one_thing_is_missing(key: str, case: Case) -> None:
    facts = facts_of(case)
    assert facts.has_step
    assert not TABLE[key].applies(facts)


def test_there_are_two_sentences_at_most_and_the_more_telling_is_first() -> None:
    said = remarks(facts_of(APPEARS["zigzag"]))
    assert len(said) == MOST
    assert said[0].startswith("Zig-zags")
    assert said[1].startswith("f fell by")


def test_a_method_that_hops_over_hills_takes_a_worse_point_on_purpose() -> None:
    hot = {"temperature": 1e3, "seed": 3}
    facts = facts_of(Case("x^2 + y^2 - 10cos(3x)", (2.0, 0.0), "basin_hopping", 6, hot))
    assert facts.f_after > facts.f
    assert "Basin hopping takes a worse point now and then, on purpose." in remarks(facts)[0]


def test_a_simplex_that_takes_a_vertex_in_is_not_said_to_take_none() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "nelder_mead", criteria=Criteria(max_steps=40))
    stays = [
        facts
        for facts in (measure(descent, instant_of(descent, step)) for step in range(30))
        if facts.length == 0 and not np.array_equal(*vertices(facts))
    ]
    assert stays
    for facts in stays:
        assert remarks(facts)[0].startswith("The point stays: it tried ")
        assert remarks(facts)[0].endswith(" and found none better.")


def vertices(facts: Facts) -> tuple[Array, Array]:
    return facts.instant.before.vertices, facts.instant.after.vertices


def test_a_step_by_a_rate_of_zero_can_be_remarked_on() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "adam", rule="cosine")
    facts = measure(descent, instant_of(descent, 200))
    assert facts.stability.learning_rate == 0
    assert all("capped" not in sentence for sentence in remarks(facts))


def test_one_thing_is_said_once() -> None:
    said = remarks(facts_of(APPEARS["rose_unstable"]))
    assert sum(sentence.startswith("f rose") for sentence in said) == 1


def test_where_the_run_is_over_nothing_is_said_of_a_step() -> None:
    descent = descent_of(BOWL, (1.0, 1.0))
    assert remarks(measure(descent, instant_of(descent, 3).at_the_end)) == ()


def test_where_the_run_is_over_the_place_can_still_be_told() -> None:
    descent = descent_of(SADDLE, (0.0, 0.0))
    assert remarks(measure(descent, instant_of(descent, 0).at_the_end)) == (
        "Sits on a saddle: eigenvalues −2 and 2.",
    )


def test_in_an_ascent_better_is_a_rise() -> None:
    case = Case(
        "20 - x^2 - y^2", (3.0, 0.0), "gradient_descent", 0, UPHILL | {"learning_rate": 0.1}
    )
    assert "f rose by 29 %." in remarks(facts_of(case))
    lost = Case(
        "20 - x^2 - y^2", (3.0, 0.0), "gradient_descent", 0, UPHILL | {"learning_rate": 1.1}
    )
    (said, *_) = remarks(facts_of(lost))
    assert said.startswith("f fell by 36 %, because η λmax = 2.2 > 2")


def test_in_an_ascent_the_eigenvalues_are_the_user_s_own() -> None:
    case = Case("x^2 - 3y^2", (0.0, 0.0), "adam", 0, UPHILL | {"criteria": Criteria(gtol=None)})
    assert "Sits on a saddle: eigenvalues −6 and 2." in remarks(facts_of(case))


def test_where_f_may_be_negative_it_went_from_one_value_to_another() -> None:
    case = Case("x^2 + y^2 - 5", (1.0, 0.0), "gradient_descent", 0, {"learning_rate": 0.1})
    assert "f fell from −4 to −4.36." in remarks(facts_of(case))


def test_a_small_change_is_told_with_as_many_digits_as_show_it() -> None:
    case = Case("x^2 + y^2 - 5", (1e-3, 0.0), "gradient_descent", 0, {"learning_rate": 0.1})
    assert remarks(facts_of(case))[-1] == "f fell from −4.999999 to −4.9999994."


def test_a_change_that_may_be_rounding_is_not_told() -> None:
    case = Case("x^2 + y^2 - 5", (1e-8, 0.0), "gradient_descent", 0, {"learning_rate": 0.1})
    rounded = Case(
        "x^2 + y^2 - 10cos(3x)", (2.0, 0.0), "basin_hopping", 2, {"temperature": 1e3, "seed": 0}
    )
    for facts in (facts_of(case), facts_of(rounded)):
        assert facts.length > 0
        assert not any(said.startswith("f ") for said in remarks(facts))


def test_a_method_that_scales_is_told_of_its_own_hessian() -> None:
    case = Case("x^2 + y^2", (0.05, 1.0), "rmsprop", 0, {"learning_rate": 0.5})
    (said, *_) = remarks(facts_of(case))
    assert "η λmax of the Hessian as RMSProp scales it = " in said


def test_of_one_variable_nothing_is_said_of_axes_and_directions() -> None:
    bowl = objective("x^2", variables=("x",))
    saids = [
        remarks(facts_of(Case(bowl, (1.0,), key, step, fields)))
        for key, step, fields in (
            ("gradient_descent", 0, {"learning_rate": 1.1}),
            ("gradient_descent", 3, {"learning_rate": 0.9}),
            ("gradient_descent", 1, {"learning_rate": 0.001}),
            ("gradient_descent", 1, {"learning_rate": 0.3}),
            ("lion", 0, {}),
        )
    ]
    assert [said[0] for said in saids] == [
        (
            "f rose by 44 %, because η f″ = 2.2 > 2: on the parabola that fits here, stable below "
            "η = 1."
        ),
        "Zig-zags: this step goes the other way than the one before.",
        "The learning rate is small: η f″ = 0.002, while the parabola that fits is stable up to 2.",
        "On the parabola that fits here each step keeps 0.4 of the error in the long run.",
        "Moves by η = 0.01, though the slope is 2: only its sign counts.",
    ]


def test_in_an_ascent_a_step_heads_for_a_maximum_and_a_valley_is_a_ridge() -> None:
    hill = "-x^2 - 10y^2"
    newton = Case(hill, (1.0, 1.0), "newton", 0, UPHILL)
    along = Case(hill, (3.0, 0.0), "gradient_descent", 1, UPHILL | {"learning_rate": 0.05})
    away = Case("x^2 - y^2", (1.0, 0.1), "gradient_descent", 0, UPHILL)
    assert remarks(facts_of(newton))[0].startswith("Ends at the maximum of the quadratic")
    assert remarks(facts_of(along))[0] == (
        "Goes along the ridge, where f curves little: λmax = −2, across it λmin = −20. On the "
        "quadratic each step keeps 0.9 of the error that way."
    )
    assert "has no maximum: along an axis f curves upward, λmax = 2." in remarks(facts_of(away))[0]


@cache
def many_steps() -> tuple[tuple[Descent, int], ...]:
    return tuple(_runs())


def _runs() -> Iterator[tuple[Descent, int]]:
    for entry in optimizers:
        for surface, start in ((ROSENBROCK, (-1.2, 1.0)), (objective("abs(x) + x y"), (0.0, 1.0))):
            for is_maximizing in (False, True):
                descent = descent_of(
                    surface,
                    start,
                    entry.key,
                    criteria=Criteria(max_steps=4),
                    is_maximizing=is_maximizing,
                )
                yield descent, 1


def test_any_step_of_any_method_can_be_remarked_on() -> None:
    for descent, step in many_steps():
        said = remarks(measure(descent, instant_of(descent, step)))
        assert len(said) <= MOST
        for sentence in said:
            assert sentence.endswith(".")
            assert "nan" not in sentence
            assert "undefined" not in sentence or "where f is undefined" in sentence


def test_a_function_of_one_variable_and_one_of_four_can_be_remarked_on() -> None:
    line = objective("x^4", variables=("x",))
    space = objective("a^2 + 2b^2 + 3c^2 + d^2", variables=("a", "b", "c", "d"))
    for surface, start in ((line, (1.0,)), (space, (1.0, 1.0, 1.0, 1.0))):
        case = Case(surface, start, "gradient_descent", 1, {"learning_rate": 0.1})
        assert remarks(facts_of(case))


def test_the_noise_of_an_even_batch_is_not_told_of_a_formula() -> None:
    assert not facts_of(STAYS_AWAY["worse"]).is_stochastic
    assert facts_of(APPEARS["noise"]).is_stochastic
    assert np.isfinite(facts_of(APPEARS["noise"]).f)
