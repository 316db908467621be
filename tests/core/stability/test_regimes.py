"""The five regimes of a quadratic, and the zones of the learning rate."""

from __future__ import annotations

import itertools
import math

import pytest

from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.stability.regimes import Regime, kept_per_step, regime_of, zones

PLAIN = LinearRule("", plain=1.0)
BALL = LinearRule("", keeps=0.81, takes=1.0, gathered=1.0)
MIXED = LinearRule("", keeps=0.9, takes=0.1, plain=0.04, gathered=1.0)


@pytest.mark.parametrize(
    ("rule", "learning_rate", "regime"),
    [
        (PLAIN, 1e-12, Regime.MONOTONE),
        (PLAIN, 0.05, Regime.MONOTONE),
        (PLAIN, 0.1, Regime.ONE_STEP),
        (PLAIN, 0.15, Regime.OSCILLATING),
        (PLAIN, 0.199, Regime.OSCILLATING),
        (PLAIN, 0.2, Regime.NEUTRAL),
        (PLAIN, 0.21, Regime.DIVERGENT),
        (BALL, 0.0009, Regime.MONOTONE),
        (BALL, 0.0011, Regime.RIPPLES),
        (BALL, 0.3605, Regime.RIPPLES),
        (BALL, 0.3615, Regime.OSCILLATING),
        (BALL, 0.363, Regime.DIVERGENT),
    ],
)
def test_a_regime_has_the_name_of_its_roots(
    rule: LinearRule, learning_rate: float, regime: Regime
) -> None:
    assert regime_of(rule, learning_rate, 10.0) is regime


@pytest.mark.parametrize("curvature", [0.0, -3.0, math.nan])
def test_an_axis_without_a_bottom_has_no_regime(curvature: float) -> None:
    assert regime_of(PLAIN, 0.1, curvature) is None
    assert zones(PLAIN, curvature) == ()


def test_descent_has_three_zones_that_meet_at_one_and_two_over_the_curvature() -> None:
    found = zones(PLAIN, 10.0)
    assert [zone.regime for zone in found] == [
        Regime.MONOTONE,
        Regime.OSCILLATING,
        Regime.DIVERGENT,
    ]
    assert [zone.upper for zone in found] == pytest.approx([0.1, 0.2, math.inf])


def test_the_heavy_ball_has_ripples_where_its_roots_are_complex() -> None:
    found = zones(BALL, 10.0)
    assert [zone.upper for zone in found] == pytest.approx([0.001, 0.361, 0.362, math.inf])
    assert found[1].regime is Regime.RIPPLES


@pytest.mark.parametrize("rule", [PLAIN, BALL, MIXED])
def test_the_zones_cover_all_rates_and_each_rate_has_the_regime_of_its_zone(
    rule: LinearRule,
) -> None:
    found = zones(rule, 10.0)
    assert found[0].lower == 0
    assert found[-1].upper == math.inf
    for one, next_one in itertools.pairwise(found):
        assert one.upper == next_one.lower
        assert one.regime is not next_one.regime
    for zone in found:
        width = min(zone.upper, 2 * zone.lower + 1) - zone.lower
        for share in (0.02, 0.3, 0.77, 0.98):
            assert regime_of(rule, zone.lower + share * width, 10.0) in (
                zone.regime,
                Regime.ONE_STEP,
            )


def test_what_a_step_keeps_is_the_size_of_the_larger_root() -> None:
    assert kept_per_step(PLAIN, 0.01, 10.0) == pytest.approx(0.9)
    assert kept_per_step(BALL, 0.1, 10.0) == pytest.approx(0.9)


@pytest.mark.parametrize("curvature", [1e-305, 1e155, 1e200, 1e300])
@pytest.mark.parametrize("keeps", [0.0, 0.9])
def test_there_are_zones_for_curvatures_whose_squares_overflow(
    keeps: float, curvature: float
) -> None:
    rule = LinearRule("", keeps=keeps, takes=1.0, gathered=1.0)
    found = zones(rule, curvature)
    assert found[-1].regime is Regime.DIVERGENT
    assert found[-1].lower == pytest.approx(2 * (1 + keeps) / curvature)
    for rate in (1.0, 1e300):
        expected = Regime.DIVERGENT if rate * curvature > 4 else Regime.MONOTONE
        assert regime_of(rule, rate, curvature) is expected
