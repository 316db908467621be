"""The gauge of a learning rate: three bands that are those of the theory, and a sentence."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gdviewer.core.instant import instant
from gdviewer.core.stability.gauge import Stability, stability
from gdviewer.core.walker import iterate
from gdviewer.state.document import Document
from gdviewer.state.readings.gauge import Band, gauge_of
from gdviewer.state.readings.stability_words import (
    bound_in_words,
    regimes_in_words,
    stability_texts,
)
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run


def stability_of(text: str, optimizer: str = "gradient_descent", **fields: Any) -> Stability:
    """Return the stability at the start, (1, 1)."""
    run = Run(optimizer, hyperparameters={optimizer: {"learning_rate": 0.1, **fields}})
    return stability_of_run(text, run)


def stability_of_run(text: str, run: Run) -> Stability:
    (request,) = resolve(Document(expression=text, runs=(run,))).requests
    first = next(iterate(request.descent))
    assert first.checkpoint is not None
    return stability(request.descent, instant(request.descent, first.checkpoint, 0))


def test_descent_is_stable_to_half_the_bound_and_oscillates_from_there_to_it() -> None:
    gauge = gauge_of(stability_of("x^2 + 5y^2"))
    assert gauge is not None
    assert [(one.lower, one.upper, one.band) for one in gauge.stretches] == [
        (0.0, pytest.approx(0.1), Band.STABLE),
        (pytest.approx(0.1), pytest.approx(0.2), Band.OSCILLATING),
        (pytest.approx(0.2), math.inf, Band.DIVERGENT),
    ]
    assert gauge.bound == pytest.approx(0.2)
    assert gauge.sentence == (
        "On the quadratic that fits here, stable below 0.2: η\u00a0<\u00a02\u00a0/\u00a0λmax, "
        "λmax = 10 of the Hessian.\nAlong the steepest axis: stable up to 0.1, "
        "oscillating up to 0.2, divergent above 0.2."
    )


def test_neighbors_in_one_band_are_one_stretch() -> None:
    gauge = gauge_of(stability_of("x^2 + 5y^2", "momentum"))
    assert gauge is not None
    assert [one.band for one in gauge.stretches] == [
        Band.STABLE,
        Band.OSCILLATING,
        Band.DIVERGENT,
    ]


def test_where_f_curves_downward_along_an_axis_nothing_is_called_stable() -> None:
    stability = stability_of("x^2 - y^2")
    gauge = gauge_of(stability)
    assert gauge is not None
    assert [one.band for one in gauge.stretches] == [Band.NOWHERE_STABLE, Band.DIVERGENT]
    assert gauge.stretches[0].upper == gauge.bound == pytest.approx(1.0)
    assert gauge.sentence.startswith("No η is stable on the quadratic that fits here")
    assert stability_texts(stability)[-1] == ("none", "none")


def test_with_a_line_search_the_length_that_it_found_is_in_use() -> None:
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": 1.0}}, "backtracking")
    rate = stability_texts(stability_of_run("x^2 + 5y^2", run))[4]
    assert rate == ("α = 0.125", "α = 0.125")


@pytest.mark.parametrize(
    ("text", "optimizer"), [("x^2 + y^2", "newton"), ("x + y", "gradient_descent")]
)
def test_where_there_is_no_bound_there_is_no_gauge(text: str, optimizer: str) -> None:
    fields = {} if optimizer == "gradient_descent" else {"learning_rate": 1.0}
    assert gauge_of(stability_of(text, optimizer, **fields)) is None
    assert gauge_of(None) is None


def test_the_numbers_are_told_in_short_and_with_all_digits() -> None:
    shown = stability_texts(stability_of("x^2 + 5y^2 + y^3/3"))
    assert [short for short, _ in shown] == ["2", "2", "12", "6", "0.1", "0.1667"]
    assert shown[-1][1] == "0.16666666666666666"
    assert {short for short, _ in stability_texts(None)} == {"–"}


def test_a_rate_beyond_the_bound_is_compared_with_it_and_one_below_is_not() -> None:
    assert bound_in_words(stability_of("x^2 + 5y^2", learning_rate=0.5)).endswith(
        "The η in use is 2.5 times that."
    )
    assert "in use" not in bound_in_words(stability_of("x^2 + 5y^2", learning_rate=0.19))
    assert bound_in_words(stability_of("x + y")).startswith("There is no bound on η: ")


def test_the_regimes_are_named_along_both_ends_of_the_curvature() -> None:
    assert regimes_in_words(stability_of("x^2 + 5y^2", learning_rate=0.5)) == (
        "Along the steepest axis the error grows without end; along the flattest it is gone in one "
        "step."
    )
    assert regimes_in_words(stability_of("x^2 + y^2")) == (
        "Along the steepest axis the error shrinks from one side."
    )
    assert regimes_in_words(stability_of("x^2 - y^2")).endswith(
        "; along the one that curves downward it grows at any learning rate."
    )
    assert regimes_in_words(stability_of("x^2 + 0y")).endswith("the flattest f hardly curves.")
    assert regimes_in_words(stability_of("x^2", learning_rate=0.7)) == (
        "The error changes sides at each step and shrinks."
    )
    assert regimes_in_words(stability_of("-x^2 - y^2")) == ""
