import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gdviewer.core.objective import Array
from gdviewer.core.shading import HIGHEST, NOTHING, Shading

surfaces = arrays.arrays(np.float64, (4, 5), elements=st.floats(width=64))


def shading_of(values: Array, is_maximizing: bool = False) -> Shading:
    shading = Shading.of(values, is_maximizing)
    assert shading is not None
    return shading


def test_the_deepest_value_has_the_first_shade_and_the_highest_the_last() -> None:
    values = np.array([[0.0, 1.0], [10.0, 1000.0]])
    assert shading_of(values).shade(values).tolist()[0][0] == 0
    assert shading_of(values).shade(values).tolist()[1][1] == HIGHEST


def test_levels_are_spaced_geometrically_above_the_smallest_value() -> None:
    values = np.linspace(-7.0, 93.0, 1000)
    shading = shading_of(values)
    heights = shading.value(shading.levels(16)) + 7.0
    ratios = heights[1:] / heights[:-1]
    assert len(heights) == 16
    assert ratios == pytest.approx(np.full(15, ratios[0]))
    assert ratios[0] > 1.0


def test_levels_lie_below_the_greatest_value_when_maximizing() -> None:
    values = np.linspace(-7.0, 93.0, 1000)
    shading = shading_of(values, is_maximizing=True)
    depths = 93.0 - shading.value(shading.levels(16))
    assert depths[1:] / depths[:-1] == pytest.approx(np.full(15, depths[1] / depths[0]))
    assert shading.shade(values).tolist() == sorted(shading.shade(values).tolist())


def test_a_flat_surface_has_no_level_and_one_shade() -> None:
    values = np.full((3, 3), 5.0)
    shading = shading_of(values)
    assert shading.levels(16).size == 0
    assert np.unique(shading.shade(values)).tolist() == [HIGHEST // 2]
    assert shading.value_at(0.5) == 5.0


def test_what_is_not_finite_is_not_shaded() -> None:
    values = np.array([0.0, np.nan, np.inf, -np.inf, 1.0])
    assert shading_of(values).shade(values).tolist() == [0, NOTHING, NOTHING, NOTHING, HIGHEST]


def test_there_is_no_shading_where_nothing_is_finite() -> None:
    assert Shading.of(np.array([np.nan, np.inf])) is None


@pytest.mark.parametrize("outlier", [1e308, -1e308, np.inf, -np.inf])
def test_one_wild_value_leaves_the_others_their_shades(outlier: float) -> None:
    values = np.linspace(0.0, 1.0, 10_000)
    values[5000] = outlier
    assert len(np.unique(shading_of(values).shade(values))) > 100


@pytest.mark.parametrize("is_maximizing", [False, True])
def test_a_fraction_of_the_shades_and_its_value_are_inverse(is_maximizing: bool) -> None:
    shading = shading_of(np.linspace(-7.0, 93.0, 1000), is_maximizing)
    for fraction in (0.0, 0.2, 0.7, 1.0):
        assert shading.fraction_of(shading.value_at(fraction)) == pytest.approx(fraction)


@given(values=surfaces, is_maximizing=st.booleans())
def test_no_surface_breaks_the_shades_or_the_levels(values: Array, is_maximizing: bool) -> None:
    shading = Shading.of(values, is_maximizing)
    if shading is None:
        assert not np.isfinite(values).any()
        return
    assert ((shading.shade(values) == NOTHING) == ~np.isfinite(values)).all()
    assert np.isfinite(shading.value(shading.levels(16))).all()
    order = np.argsort(values[np.isfinite(values)], kind="stable")
    ascending = shading.shade(values)[np.isfinite(values)][order].astype(int)
    assert (np.diff(ascending) >= 0).all()
