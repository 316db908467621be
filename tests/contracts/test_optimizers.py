"""What every registered optimizer keeps to, of whichever of the three kinds it is."""

from __future__ import annotations

import math
import pickle
from typing import Any

import msgspec
import numpy as np
import pytest

import gdviewer
from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.methods import make_optimizer
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Algorithm, Evaluation, Rates, optimizers
from gdviewer.core.oracle import Oracle
from gdviewer.core.stopping import Criteria
from gdviewer.core.strides import Memory, Stride, way_to_step
from gdviewer.core.trajectory import Trajectory
from tests.core.runs import run
from tests.core.surfaces import Surface, quadratic, rosenbrock

KEYS = [entry.key for entry in optimizers]
BATCHED = [key for key in KEYS if optimizers[key].value.takes_batches]
KINDS = {
    "gtol",
    "xtol",
    "ftol",
    "max_steps",
    "max_evaluations",
    "diverged",
    "unbounded",
    "nan",
    "saddle",
    "maximum",
    "line_search",
}
HOSTILE = [
    "log(x) + y^2",
    "sqrt(x) + sqrt(y)",
    "1/x + 1/y",
    "exp(exp(3x)) + y^2",
    "-1/(x^2 + y^2)",
    "abs(x) + abs(y)",
    "(x - x) / (y - y)",
    "1e308 x^2 + 1e308 y^2",
    "5",
]
GROUPS = {"First order", "Adaptive", "Curvature", "Without derivatives", "Stochastic and global"}
every_optimizer = pytest.mark.parametrize("key", KEYS)
every_batched_optimizer = pytest.mark.parametrize("key", BATCHED)


def with_rate(key: str, learning_rate: float) -> dict[str, Any]:
    """Return the learning rate as a field, if the method has one."""
    names = {field.name for field in hyperparameters(optimizers[key].value)}
    return {"learning_rate": learning_rate} if "learning_rate" in names else {}


def evaluated(x: Array, seed: int) -> Evaluation:
    """Return all that is known of x₁² + 2 x₂² + ... at ``x``, and noise; none may be written to."""
    weights = np.arange(1.0, x.shape[-1] + 1)
    hessian = np.broadcast_to(np.diag(2 * weights), (*x.shape, x.shape[-1])).copy()
    noise = np.random.default_rng(seed).standard_normal(x.shape)
    f = (weights * x * x).sum(axis=-1)
    at = Evaluation(x, f, 2 * weights * x, hessian, noise)
    for part in (at.x, at.gradient, hessian, noise):
        part.flags.writeable = False
    return at


def stepped(method: Algorithm, at: Evaluation, memory: Memory) -> Stride:
    """Take a step down x² + 2 y²."""

    def ask() -> Oracle:
        return Oracle(Minimized(quadratic(1.0, 2.0), False), lambda: np.random.default_rng(1))

    return way_to_step(method, None)(at, memory, Rates(0.05), ask)


def walked(method: Algorithm, x: Array, noise: Array, steps: int = 20) -> Array:
    """Return where ``steps`` steps lead, shape of ``x``; ``noise`` has one more axis in front."""
    memory = Memory(method.init(x))
    for step in range(steps):
        stride = stepped(method, evaluated(x.copy(), 0)._replace(noise=noise[step]), memory)
        assert stride.x.shape == x.shape
        x, memory = stride.x, stride.memory
    return x


# --- what it says of itself ---


@every_optimizer
def test_its_key_and_title_are_proper_names(key: str) -> None:
    assert key.isidentifier()
    assert key == key.lower()
    assert optimizers[key].title.strip()


@every_optimizer
def test_the_menu_has_a_group_for_it_and_a_sentence_on_what_it_is_for(key: str) -> None:
    entry = optimizers[key]
    assert entry.group in GROUPS
    assert 20 <= len(entry.purpose) <= 90
    assert entry.purpose.endswith(".")
    assert entry.purpose[0].isupper()


def test_the_methods_of_a_first_lesson_come_first() -> None:
    assert KEYS[:8] == [
        "gradient_descent",
        "momentum",
        "nesterov",
        "adagrad",
        "rmsprop",
        "adam",
        "newton",
        "bfgs",
    ]


@every_optimizer
def test_its_fields_carry_all_that_a_form_shows(key: str) -> None:
    for field in hyperparameters(optimizers[key].value):
        assert field.label
        assert field.symbol
        assert field.help.endswith(".")
        assert not field.refusal(field.default)
        if field.kind == "choice":
            assert field.choice_titles != field.choices
        if field.kind in ("float", "int"):
            assert field.minimum is not None
            assert field.maximum is not None
            assert math.isfinite(field.minimum)
            assert math.isfinite(field.maximum)


@every_optimizer
def test_its_docstring_gives_the_rule_the_fields_and_the_source(key: str) -> None:
    record = optimizers[key].value
    text = record.__doc__ or ""
    assert "θ ←" in text
    assert "Source:" in text
    for field in hyperparameters(record):
        assert f"``{field.name}``" in text
        assert field.symbol in text


@every_optimizer
def test_it_is_a_frozen_record_that_pickles_and_becomes_json(key: str) -> None:
    method = make_optimizer(key, with_rate(key, 0.25))
    assert pickle.loads(pickle.dumps(method)) == method  # noqa: S301  # our own bytes
    assert msgspec.json.decode(msgspec.json.encode(method), type=type(method)) == method
    with pytest.raises(AttributeError, match="immutable"):
        setattr(method, method.__struct_fields__[0], 1.0)


# --- a step ---


@every_optimizer
def test_a_step_is_pure(key: str) -> None:
    method = make_optimizer(key)
    x = np.array([1.0, -2.0])
    memory = stepped(method, evaluated(x, 0), Memory(method.init(x))).memory
    before = pickle.dumps(memory)
    at = evaluated(np.array([0.9, -1.5]), 1)
    first, again = stepped(method, at, memory), stepped(method, at, memory)
    assert np.array_equal(first.x, again.x)
    assert pickle.dumps(first.memory) == pickle.dumps(again.memory)
    assert pickle.dumps(memory) == before


@every_batched_optimizer
def test_points_side_by_side_go_as_each_goes_alone(key: str) -> None:
    method = make_optimizer(key)
    random = np.random.default_rng(0)
    points, noise = random.normal(size=(2, 5, 3)), random.normal(size=(20, 2, 5, 3))
    together = walked(method, points, noise)
    for index in np.ndindex(2, 5):
        alone = walked(method, points[index], noise[:, *index])
        assert np.array_equal(together[index], alone)


@every_optimizer
def test_what_it_declares_of_a_step_has_a_name_and_a_symbol(key: str) -> None:
    method = make_optimizer(key)
    x = np.array([1.0, -2.0])
    memory = Memory(method.init(x))
    for _ in range(3):
        stride = stepped(method, evaluated(x.copy(), 0), memory)
        x, memory = stride.x, stride.memory
        for term in method.terms(memory.method):
            assert term.name
            assert term.symbol
            assert np.isfinite(term.value).all()


@every_optimizer
def test_it_declares_the_lines_of_its_rule(key: str) -> None:
    assert optimizers[key].value.rule is not Algorithm.rule


# --- a run ---


@every_optimizer
def test_it_walks_down_a_bowl(key: str) -> None:
    ended = run(
        quadratic(),
        (1.0, -2.0),
        key,
        step_rule=None,
        criteria=Criteria(max_steps=2000),
        **with_rate(key, 0.1),
    )
    is_for_good = optimizers[key].value.rests_where_flat
    assert ended.last.f < (1e-4 if is_for_good else 1.0)


@every_optimizer
def test_the_seed_decides_the_whole_path(key: str) -> None:
    def path(seed: int) -> list[list[float]]:
        criteria = Criteria(max_steps=20)
        fields = with_rate(key, 1e-3)
        ended = run(
            rosenbrock(),
            (-1.2, 1.0),
            key,
            step_rule=None,
            criteria=criteria,
            seed=seed,
            **fields,
        )
        return [step.x.tolist() for step in ended.steps]

    assert path(3) == path(3)


@every_optimizer
@pytest.mark.parametrize("formula", HOSTILE)
def test_nan_and_infinity_end_in_a_reason_and_not_in_a_warning(key: str, formula: str) -> None:
    for start in ((0.5, 0.25), (0.0, 0.0), (-1.0, 2.0)):
        for rate in (0.1, 1e6):
            path = gdviewer.descend(
                formula,
                start,
                key,
                variables=("x", "y"),
                max_steps=25,
                divergence=None,
                **with_rate(key, rate),
            )
            assert isinstance(path, Trajectory)
            assert path.stop is not None
            assert path.stop.kind in KINDS


@every_optimizer
def test_overflow_ends_in_a_reason_and_not_in_a_warning(key: str) -> None:
    criteria = Criteria(divergence=None, max_steps=1000)
    steep, start = quadratic(1e160, 1e160), (1.0, 1.0)
    ended = run(steep, start, key, step_rule=None, criteria=criteria, **with_rate(key, 1e6))
    assert ended.stop.kind in KINDS


@every_optimizer
@pytest.mark.parametrize("f", [math.nan, math.inf, -math.inf])
def test_a_surface_without_a_number_ends_in_a_reason(key: str, f: float) -> None:
    def hessian(_x: float, _y: float) -> list[list[float]]:
        return [[math.nan, 0.0], [0.0, math.nan]]

    nowhere = Surface(lambda _x, _y: f, lambda _x, _y: (math.nan, 1.0), hessian)
    criteria = Criteria(divergence=None, max_steps=30)
    assert run(nowhere, (1.0, 1.0), key, step_rule=None, criteria=criteria).stop.kind in KINDS


def test_a_method_that_wants_a_hessian_says_that_there_is_none() -> None:
    bowl = quadratic()
    bowl.hessian_at = None
    for key in KEYS:
        if optimizers[key].value.needs_hessian:
            stop = run(bowl, (1.0, 1.0), key, step_rule=None).stop
            assert stop.kind == "line_search"
            assert "Hessian" in stop.message
