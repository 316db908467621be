from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import gdviewer
from gdviewer.core.race import Race
from gdviewer.core.trajectories import Trajectories
from gdviewer.core.trajectory import Trajectory

ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"
FIVE: list[Any] = [
    {"optimizer": "gradient_descent", "learning_rate": 0.002},
    {"optimizer": "momentum", "learning_rate": 0.002},
    {"optimizer": "adam", "learning_rate": 0.1},
    "bfgs",
    "newton",
]


def five(**options: Any) -> Race:
    return gdviewer.race(FIVE, ROSENBROCK, (-1.2, 1.0), minimizers=(1, 1), **options)


def order(race: Race) -> list[str]:
    return [race.names[standing.racer] for standing in race.ranking]


def test_each_racer_goes_as_it_would_alone() -> None:
    alone = gdviewer.descend(ROSENBROCK, (-1.2, 1.0), "adam", learning_rate=0.1)
    np.testing.assert_array_equal(five().trajectories[2].x, alone.x)


def test_the_ranking_by_evaluations_counts_those_to_the_target() -> None:
    race = five(rank_by="evaluations")
    evaluations = [standing.evaluations for standing in race.ranking]
    assert evaluations == sorted(evaluations)
    assert order(race)[-1] == "Gradient descent"
    for standing in race.ranking:
        path = race.trajectories[standing.racer]
        goal = 0.01 * path.f[0]
        step = int(np.flatnonzero(path.f <= goal)[0])
        assert standing.steps == step
        assert standing.evaluations == path.nfev[step] + path.njev[step] + path.nhev[step]


def test_the_ranking_by_distance_is_to_the_nearest_minimizer() -> None:
    best = five(rank_by="distance").ranking[0]
    end = five().trajectories[best.racer].x[-1]
    assert best.distance == pytest.approx(math.dist(end, (1, 1)))


def test_a_weight_of_zero_makes_the_gradient_free() -> None:
    race = five(weights={"gradient": 0})
    descent = next(one for one in race.ranking if race.names[one.racer] == "Gradient descent")
    assert descent.evaluations == 0


def test_the_limit_of_evaluations_is_by_weight() -> None:
    race = five(max_evaluations=100, weights={"gradient": 2}, gtol=None)
    path = race.trajectories[0]
    assert isinstance(path, Trajectory)
    assert path.stop is not None
    assert path.stop.kind == "max_evaluations"
    assert path.njev[-1] == 50


def test_a_target_that_is_given_is_the_one_to_reach() -> None:
    race = five(rank_by="steps", target=1.0)
    adam = next(one for one in race.ranking if race.names[one.racer] == "Adam")
    assert adam.steps == np.flatnonzero(race.trajectories[adam.racer].f <= 1.0)[0]


def test_of_several_minimizers_the_best_sets_the_target() -> None:
    rate = {"optimizer": "gradient_descent", "learning_rate": 0.1}
    ends = [
        gdviewer.race([rate], text, (1, 1), minimizers=points, maximize=is_up).ranking[0]
        for text, is_up in (("x^2 + y^2", False), ("-x^2 - y^2", True))
        for points in ([(0, 0), (3, 0)], [(3, 0), (0, 0)])
    ]
    assert [end.arrived for end in ends] == [1, 1, 1, 1]
    assert len({end.steps for end in ends}) == 1


def test_what_is_random_is_drawn_anew_from_each_start() -> None:
    starts = [(1.0, 1.0), (1.0, 1.0)]
    race = gdviewer.race(["langevin"], "x^2 + y^2", starts, max_steps=5)
    alone = gdviewer.descend("x^2 + y^2", starts, "langevin", max_steps=5)
    np.testing.assert_array_equal(race.trajectories[0].x, alone.x)
    assert not np.array_equal(alone.x[1, 0], alone.x[1, 1])


def test_with_several_starts_figures_are_medians() -> None:
    starts = [(-1.2, 1.0), (0.0, 0.0), (2.0, 2.0)]
    race = gdviewer.race(["newton"], ROSENBROCK, starts, minimizers=(1, 1))
    path, standing = race.trajectories[0], race.ranking[0]
    assert isinstance(path, Trajectories)
    assert (standing.starts, standing.converged, standing.arrived) == (3, 3, 3)
    assert standing.f == np.median(path.f[-1])


def test_a_race_in_which_all_diverge_has_a_ranking_all_the_same() -> None:
    wild = [{"optimizer": "gradient_descent", "learning_rate": rate} for rate in (5.0, 50.0)]
    race = gdviewer.race(wild, "x^2+y^2", (1, 1), rank_by="evaluations")
    assert [standing.arrived for standing in race.ranking] == [0, 0]
    assert all(math.isinf(standing.steps) for standing in race.ranking)


def test_racers_of_one_name_are_numbered() -> None:
    assert gdviewer.race(["adam", "adam"], "x^2+y^2", (1, 1)).names == ("Adam 1", "Adam 2")


def test_in_an_ascent_the_greatest_value_wins() -> None:
    race = gdviewer.race(
        [{"optimizer": "gradient_descent", "learning_rate": rate} for rate in (0.001, 0.1)],
        "-(x^2+y^2)",
        (1, 1),
        maximize=True,
        max_steps=20,
    )
    assert race.ranking[0].racer == 1


@pytest.mark.parametrize(
    ("racers", "options", "words"),
    [
        ([], {}, "racers are several methods"),
        ("adam", {}, "racers are several methods"),
        ([{"learning_rate": 1}], {}, "'optimizer'"),
        (["adamm"], {}, "adamm"),
        ([{"optimizer": "adam", "name": 3}], {}, "name of a racer"),
        ([{"optimizer": "adam", "step_rule": "wolfe", "beta1": 2}], {}, "beta1"),
        (["adam"], {"rank_by": "luck"}, "a ranking is by f, distance, steps, evaluations"),
        (["adam"], {"target": "low"}, "target is a value of f"),
        (["adam"], {"target": math.nan}, "target must be finite"),
        (["adam"], {"minimizers": (1, 2, 3)}, "minimizers have shape (k, 2)"),
        (["adam"], {"weights": {"f": -1}}, "f of argument weights must be at least 0"),
        (["adam"], {"weights": {"g": 1}}, "no kind of evaluation 'g'; there are: f, gradient, hes"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(racers: Any, options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=r".*") as caught:
        gdviewer.race(racers, "x^2+y^2", (1, 1), **options)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
