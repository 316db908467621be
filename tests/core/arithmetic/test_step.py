"""The lines of a step come to what the run has, whatever the method, the rule and the settings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdviewer.core.arithmetic.evaluation import evaluate
from gdviewer.core.arithmetic.places import SHOWN
from gdviewer.core.arithmetic.rule import Value
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.slots import RESULT
from gdviewer.core.arithmetic.step import arithmetic
from gdviewer.core.arithmetic.tree import Symbol
from gdviewer.core.descent import Descent
from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.methods import make_optimizer, make_step_rule, usual_step_rule
from gdviewer.core.numbers import parse_number
from gdviewer.core.objective import Objective, objective
from gdviewer.core.optimizers.base import Optimizer, optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.core.stopping import Criteria
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk

VALLEY = objective("(1 - x)^2 + 10 (y - x^2)^2")
HILL = objective("-(1 - x)^2 - 10 (y - x^2)^2")
SADDLE = objective("x^4 / 4 - x^2 / 2 + y^2 + 0.3 x y")
PASS = objective("-(x^4 / 4 - x^2 / 2 + y^2 + 0.3 x y)")
KEYS = [entry.key for entry in optimizers]
RULES = [entry.key for entry in step_rules]
SETTINGS: dict[str, dict[str, Any]] = {
    "newton": {"modification": "shifted"},
    "nelder_mead": {"adaptive": True, "reflection": 1.2, "contraction": 0.3},
    "momentum": {"dampening": 0.3},
    "conjugate_gradient": {"variant": "hestenes_stiefel", "restart_every": 3},
    "langevin": {"cooling": 0.9},
    "simulated_annealing": {"temperature": 1.0},
    "perturbed_gradient": {"gradient_threshold": 2.0, "patience": 3},
    "sophia": {"interval": 4, "gamma": 1.0},
    "adabound": {"gamma": 0.5},
    "adagrad": {"learning_rate_decay": 0.1},
    "basin_hopping": {"patience": 3},
}
both_ways = pytest.mark.parametrize("is_maximizing", [False, True], ids=["descent", "ascent"])
every_method = pytest.mark.parametrize("key", KEYS)


def descent_of(
    key: str,
    rule: str | dict[str, Any] = "",
    is_maximizing: bool = False,
    surface: Objective | None = None,
    max_steps: int = 22,
    **fields: Any,
) -> Descent:
    method = make_optimizer(key, fields)
    step_rule = make_step_rule(rule) if rule else usual_step_rule(method)
    surface = surface or (HILL if is_maximizing else VALLEY)
    start = (-1.2, 1.0)[: len(surface.variables)] + (0.5,) * (len(surface.variables) - 2)
    return Descent(surface, start, method, step_rule, Criteria(max_steps=max_steps), is_maximizing)


def is_assignment(line: ShownLine) -> bool:
    return isinstance(line.line.left, Symbol) and line.line.relation == "="


def check_run(descent: Descent, some: tuple[int, ...] = (0, 1, 2, 5, 17)) -> None:
    trajectory = walk(descent)
    last = len(trajectory) - 1
    for step in sorted({step for step in (*some, last - 1) if 0 <= step < last}):
        check_step(descent, trajectory, step)


def check_step(descent: Descent, trajectory: Trajectory, step: int) -> None:
    found = arithmetic(descent, trajectory.checkpoint(step), step)
    assert found is not None
    x, is_moved = trajectory.x[step], False
    for line in found.lines:
        assert line.holds, (step, line.line)
        if line.line.left is not None:
            again = evaluate(line.line.right or line.line.left, line.values)
            assert np.array_equal(again, line.values[RESULT], equal_nan=True)
        if is_assignment(line) and line.line.left == Symbol("θ"):
            x, is_moved = line.values[RESULT], True
        if step in (1, 5):
            check_texts(line)
    assert is_moved or np.array_equal(x, trajectory.x[step + 1])
    np.testing.assert_allclose(x, trajectory.x[step + 1], rtol=1e-12, atol=1e-14)


def check_texts(line: ShownLine) -> None:
    """Check that every text is its number, rounded, and that the rounded numbers hold the line."""
    assert len(line.texts) == len(line.numbers) == len(line.form.slots)
    shown = {name: np.array(value, dtype=np.float64) for name, value in line.values.items()}
    slack: Value = 0.0
    formula = line.line.right or line.line.left
    for slot, text, number in zip(line.form.slots, line.texts, line.numbers, strict=True):
        if not np.isfinite(number):
            return
        read = parse_number(text.strip("()"))
        assert read == pytest.approx(number, rel=0.05, abs=1e-300)
        shown[slot.name][slot.place] = read
        if slot.name and formula is not None:
            moved = {name: np.array(value, np.float64) for name, value in line.values.items()}
            moved[slot.name][slot.place] = read
            slack = slack + np.abs(evaluate(formula, moved) - line.values[RESULT])
    if formula is not None and line.form.slots and line.line.relation == "=":
        rounding = np.abs(shown[RESULT] - line.values[RESULT])
        allowed = 1.5 * (slack + rounding) + 1e-12 * np.abs(line.values[RESULT])
        assert np.all(np.abs(evaluate(formula, shown) - shown[RESULT]) <= allowed)


@every_method
@both_ways
def test_the_lines_lead_to_the_next_point(key: str, is_maximizing: bool) -> None:
    check_run(descent_of(key, is_maximizing=is_maximizing))


@pytest.mark.parametrize("key", ["adam", "schedule_free", "cma_es"])
def test_they_do_beyond_a_checkpoint(key: str) -> None:
    check_run(descent_of(key, max_steps=70), (63, 64, 65))


@every_method
@both_ways
def test_they_do_with_other_settings(key: str, is_maximizing: bool) -> None:
    fields = {field.name: field for field in hyperparameters(optimizers[key].value)}
    settings: dict[str, Any] = {name: True for name, one in fields.items() if one.kind == "bool"}
    settings |= {"weight_decay": 0.1} if "weight_decay" in fields else {}
    check_run(descent_of(key, is_maximizing=is_maximizing, **settings | SETTINGS.get(key, {})))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("key", ["adam", "rmsprop"])
@both_ways
def test_they_do_with_every_step_rule(key: str, rule: str, is_maximizing: bool) -> None:
    fields = {"minimum": 0.0} if rule == "polyak" else {}
    check_run(descent_of(key, {"name": rule, **fields}, is_maximizing, learning_rate=0.001))


@pytest.mark.parametrize(
    "rule",
    [
        {"name": "one_cycle", "total_steps": 40, "anneal_strategy": "linear", "three_phase": True},
        {"name": "cyclic", "step_size_up": 4, "mode": "triangular2"},
        {"name": "linear_warmup", "total_iters": 5, "then": "cosine"},
        {"name": "reduce_on_plateau", "patience": 0, "metric": "after"},
        {"name": "step_decay", "step_size": 3},
        {"name": "wolfe", "first_trial": "last_decrease", "c2": 0.1},
        {"name": "barzilai_borwein", "variant": "alternating"},
    ],
    ids=lambda rule: rule["name"],
)
def test_they_do_in_every_phase_of_a_rule(rule: dict[str, Any]) -> None:
    check_run(
        descent_of("nesterov", rule, learning_rate=0.002, max_steps=50), tuple(range(0, 49, 3))
    )


@every_method
def test_every_direction_goes_with_a_line_search(key: str) -> None:
    if issubclass(optimizers[key].value, Optimizer):
        check_run(descent_of(key, "backtracking"))


@pytest.mark.parametrize("key", ["newton", "trust_region", "bfgs", "adam", "nelder_mead", "lbfgs"])
@pytest.mark.parametrize("formula", ["x^2 + cos(3 x)", "x^4 + 2 y^2 + x y + z^2 / 2 + (w - x)^2"])
def test_they_do_with_one_variable_and_with_many(key: str, formula: str) -> None:
    names = ("x",) if "y" not in formula else ("x", "y", "z", "w")
    check_run(descent_of(key, surface=objective(formula, variables=names)))


@pytest.mark.parametrize("modification", ["absolute", "shifted", "none"])
@both_ways
def test_newton_tells_what_it_makes_of_a_saddle(modification: str, is_maximizing: bool) -> None:
    descent = descent_of(
        "newton",
        "fixed",
        is_maximizing,
        PASS if is_maximizing else SADDLE,
        modification=modification,
    )
    check_run(descent, tuple(range(8)))


@every_method
def test_what_a_step_leaves_behind_is_what_the_next_one_begins_with(key: str) -> None:
    descent = descent_of(key)
    trajectory = walk(descent)
    known: dict[str, Any] = {}
    for step in range(min(len(trajectory) - 1, 6)):
        found = arithmetic(descent, trajectory.checkpoint(step), step)
        assert found is not None
        for line in found.lines:
            for name in known.keys() & line.values.keys() & _GATHERED:
                expected = known.pop(name)
                np.testing.assert_allclose(line.values[name], expected, rtol=1e-12, atol=1e-300)
            if is_assignment(line) and isinstance(line.line.left, Symbol):
                known[line.line.left.name] = line.values[RESULT]


_GATHERED = {"m", "v", "u", "z", "x", "w", "p_σ", "p_c", "Δ", "T", "P", "h"}
"""The symbols of what is carried from step to step, by the methods that have one of that name."""


def test_a_term_with_weight_zero_is_left_out() -> None:
    descent = descent_of("momentum", learning_rate=0.001)
    found = arithmetic(descent, walk(descent).checkpoint(1), 1)
    assert found is not None
    symbols = [line.form.symbols for line in found.lines]
    assert symbols == [
        r"g=\nabla f",
        r"v\leftarrow \mu\,v+g",
        r"\theta\leftarrow \theta-\eta\,v",
    ]


def test_the_first_velocity_is_the_gradient() -> None:
    descent = descent_of("momentum", dampening=0.5, learning_rate=0.001)
    found = arithmetic(descent, walk(descent).checkpoint(0), 0)
    assert found is not None
    assert found.lines[1].form.symbols == "v=g"


def test_an_ascent_goes_by_a_plus_and_by_the_slopes_of_the_users_own_f() -> None:
    descent = descent_of("adamw", is_maximizing=True)
    trajectory = walk(descent)
    found = arithmetic(descent, trajectory.checkpoint(3), 3)
    assert found is not None
    assert found.lines[0].values[RESULT] == pytest.approx(trajectory.gradient[3])
    assert found.lines[-1].form.symbols == (
        r"\theta\leftarrow \theta+\eta\,\left(\frac{\hat{m}}{\sqrt{\hat{v}}+\varepsilon}"
        r"-\lambda\,\theta\right)"
    )


def test_a_line_search_tells_its_trials_and_the_direction() -> None:
    descent = descent_of("gradient_descent", "backtracking", learning_rate=1.0)
    found = arithmetic(descent, walk(descent).checkpoint(0), 0)
    assert found is not None
    symbols = [line.form.symbols for line in found.lines]
    assert symbols[1:3] == ["d=-g", r"\alpha=\eta\,{\tau}^{j}"]
    assert "trials" in found.lines[2].words


def test_of_many_parameters_the_first_are_shown() -> None:
    names = tuple(f"x{i}" for i in range(20))
    many = objective(" + ".join(f"{name}^2" for name in names), variables=names)
    descent = descent_of("adam", surface=many)
    found = arithmetic(descent, walk(descent).checkpoint(0), 0)
    assert found is not None
    assert found.more == 20 - SHOWN
    assert all(
        max(slot.place, default=0) < SHOWN for line in found.lines for slot in line.form.slots
    )
    assert r"\vdots" in found.lines[-1].form.numbers


def test_a_small_step_can_be_seen_in_the_digits_of_the_point() -> None:
    descent = descent_of("gradient_descent", learning_rate=1e-6)
    found = arithmetic(descent, walk(descent).checkpoint(0), 0)
    assert found is not None
    before, after = (found.lines[-1].texts[i] for i in (1, -1))
    assert before != after


@every_method
def test_where_f_is_undefined_or_infinite_the_lines_say_so_without_a_warning(key: str) -> None:
    for formula in ("log(x + 1.5) + sqrt(y)", "1e200 x^3 + 1e200 y^2", "1/x + abs(y)"):
        descent = descent_of(key, surface=objective(formula, variables=("x", "y")))
        trajectory = walk(descent)
        for step in range(min(len(trajectory) - 1, 5)):
            found = arithmetic(descent, trajectory.checkpoint(step), step)
            assert found is not None
            assert all(line.form.numbers or line.words for line in found.lines)


def test_past_the_end_there_is_nothing_to_take_apart() -> None:
    descent = descent_of("newton", "backtracking")
    trajectory = walk(descent)
    last = len(trajectory) - 1
    assert arithmetic(descent, trajectory.checkpoint(last), last + 1) is None
