from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.scales import Scale, ScaleKind


@pytest.mark.parametrize("kind", ["linear", "log", "signed_log"])
@given(value=st.floats(1e-7, 1e6))
def test_a_value_is_found_again_at_its_place(kind: ScaleKind, value: float) -> None:
    scale = Scale.of(kind, 1e-3, 1e6)
    assert scale.value(float(scale.place(np.array(value)))) == pytest.approx(value, rel=1e-6)


def test_a_logarithm_of_values_below_zero_is_a_signed_one() -> None:
    scale = Scale.of("log", -100.0, 10.0)
    assert scale.kind == "signed_log"
    places = scale.place(np.array([-100.0, -1.0, 0.0, 1.0, 10.0]))
    assert places.tolist() == sorted(places.tolist())
    assert places[2] == 0.0
    assert places[1] == -places[3]


def test_a_logarithm_has_no_place_for_zero_and_none_for_what_is_not_finite() -> None:
    places = Scale.of("log", 0.0, 1.0).place(np.array([0.0, 1.0, np.nan, np.inf]))
    np.testing.assert_array_equal(places, [np.nan, 0.0, np.nan, np.nan])


@pytest.mark.parametrize("bounds", [(0.0, 0.0), (-1e-300, 1e-300), (-1e300, 1e300)])
def test_a_signed_logarithm_has_a_unit_whatever_the_values(bounds: tuple[float, float]) -> None:
    scale = Scale.of("signed_log", *bounds)
    assert scale.unit > 0
    assert all(math.isfinite(place) for place in scale.place(np.array(bounds)))
