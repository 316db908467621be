"""The axis of f says whether heights follow a logarithm, and has numbers that fit them."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.shading import Shading
from gdviewer.scene.relief.height import heights_of
from gdviewer.scene.relief.height_numbers import HeightNumbers
from tests.scene.relief.fields import field_of

VALLEY = field_of("(1-x)^2 + 100(y-x^2)^2", Bounds(-2, 2, -1, 3)).shading
BOWL = field_of("x^2 + 3y^2", Bounds(-5, 5, -5, 5)).shading


def test_an_axis_of_many_decades_is_named_logarithmic() -> None:
    assert HeightNumbers.of(VALLEY).name == "f, log scale"


def test_a_paraboloid_looks_like_one_with_evenly_spaced_round_numbers() -> None:
    numbers = HeightNumbers.of(BOWL)
    assert numbers.name == "f"
    assert numbers.labels == ("0", "20", "40", "60", "80", "100")
    assert np.ptp(np.diff(numbers.ups)) == pytest.approx(0.0)
    assert heights_of(np.array([25.0, 50.0]), BOWL) == pytest.approx([0.25, 0.5])


@pytest.mark.parametrize("shading", [VALLEY, BOWL])
def test_each_number_stands_where_its_value_does(shading: Shading) -> None:
    numbers = HeightNumbers.of(shading)
    values = [float("".join(label.split())) for label in numbers.labels]
    assert heights_of(np.array(values), shading) == pytest.approx(numbers.ups, abs=0.03)


@pytest.mark.parametrize("expression", ["1e308x", "1e-320(x^2 + y^2)", "5 + 0x", "x^300 + y^300"])
def test_extreme_values_have_numbers_within_the_axis(expression: str) -> None:
    numbers = HeightNumbers.of(field_of(expression).shading)
    assert len(numbers.ups) == len(numbers.labels)
    assert all(0.0 <= up <= 1.0 for up in numbers.ups)


def test_without_values_there_are_no_numbers() -> None:
    assert HeightNumbers.of(None).labels == ()
