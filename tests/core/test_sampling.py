from typing import ClassVar

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array, objective
from gdviewer.core.sampling import Field, sample
from gdviewer.core.shading import NOTHING

BOUNDS = Bounds(-3.0, 3.0, -2.0, 2.0)


def field_of(text: str, nodes: int = 65, is_maximizing: bool = False) -> Field:
    return sample(objective(text), BOUNDS, nodes, nodes, is_maximizing)


def test_the_nodes_reach_to_the_edges_and_the_values_are_those_of_the_objective() -> None:
    field = sample(objective("x^2 + 3y"), BOUNDS, 7, 5)
    assert field.x.tolist() == [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
    assert field.y.tolist() == [-2.0, -1.0, 0.0, 1.0, 2.0]
    assert field.values.shape == (5, 7)
    assert field.values[4, 1] == (-2.0) ** 2 + 3 * 2.0


def test_a_cost_that_takes_points_only_is_sampled_as_well() -> None:
    class Cost:
        variables = ("u", "v")
        parameters: ClassVar[dict[str, float]] = {}

        def value(self, x: Array) -> Array:
            return np.asarray(x[..., 0] ** 2 + 3 * x[..., 1])

        def gradient(self, x: Array) -> Array:
            return np.stack([2 * x[..., 0], np.full(x.shape[:-1], 3.0)], axis=-1)

        def value_and_gradient(self, x: Array) -> tuple[Array, Array]:
            return self.value(x), self.gradient(x)

        def hessian(self, x: Array) -> None:  # noqa: ARG002
            return None

        def at_step(self, step: int) -> "Cost":  # noqa: ARG002
            return self

    assert (
        sample(Cost(), BOUNDS, 7, 5).values.tolist()
        == sample(objective("x^2 + 3y"), BOUNDS, 7, 5).values.tolist()
    )


def test_the_isolines_lie_on_the_levels() -> None:
    field = field_of("x^2 + 3y^2", nodes=257)
    x, y = field.isolines[~np.isnan(field.isolines[:, 0])].T
    heights = x**2 + 3 * y**2
    distance = np.abs(heights[:, np.newaxis] - field.levels).min(axis=1)
    assert len(field.levels) == 16
    assert distance.max() < 0.003 * heights.max()


def test_a_constant_has_no_isolines() -> None:
    field = field_of("5")
    assert field.levels.size == 0
    assert field.isolines.shape == (0, 2)


def test_outside_the_domain_there_is_nothing_to_draw() -> None:
    field = field_of("log(x) + y")
    assert (field.shade[:, field.x < 0] == NOTHING).all()
    assert (field.shade[:, field.x > 0] != NOTHING).all()
    assert np.nanmin(field.isolines[:, 0]) > 0.0


def test_nowhere_defined_is_an_empty_field() -> None:
    field = field_of("sqrt(-1 - x^2 - y^2)")
    assert field.shading is None
    assert (field.shade == NOTHING).all()
    assert field.levels.size == 0


@pytest.mark.parametrize(
    "text", ["exp(x^2 * 1000)", "1/x", "1e308 * x", "1e300*x^5", "x*1e-310", "tan(x)", "1e308*x*y"]
)
def test_overflow_and_poles_leave_a_picture(text: str) -> None:
    field = field_of(text, 64)
    assert len(np.unique(field.shade[field.shade != NOTHING])) > 8
    assert np.isfinite(field.levels).all()
    assert np.isfinite(field.isolines).all(axis=1).sum() > 10


def test_maximizing_turns_the_levels_to_the_greatest_value() -> None:
    up, down = field_of("-x^2 - y^2", is_maximizing=True), field_of("x^2 + y^2")
    assert up.levels == pytest.approx(-down.levels[::-1])


def test_the_levels_can_be_counted() -> None:
    assert len(sample(objective("x^2 + y^2"), BOUNDS, 33, 33, levels=20).levels) == 20
