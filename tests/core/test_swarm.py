from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.descent import Descent
from gdviewer.core.methods import make_optimizer, make_step_rule
from gdviewer.core.objective import objective
from gdviewer.core.stopping import Criteria
from gdviewer.core.swarm import Ending, Swarm, Swarmed, swarm_steps
from gdviewer.core.walk import walk
from gdviewer.core.weights import Weights

HIMMELBLAU = "(x^2+y-11)^2 + (x+y^2-7)^2"
BOUNDS = Bounds(-4, 4, -3, 3)
STEP = Criteria(max_steps=60, gtol=None, xtol=1e-3)
VALUE = Criteria(max_steps=60, gtol=None, ftol=0.2)
EVALUATIONS = Criteria(max_steps=60, max_evaluations=25, ftol=1e-12)
LONG = Criteria(max_steps=200)


KINDS = {
    **dict.fromkeys(("gtol", "xtol", "ftol"), Ending.CONVERGED),
    **dict.fromkeys(("max_steps", "max_evaluations"), Ending.NONE),
    "diverged": Ending.DIVERGED,
    "nan": Ending.UNDEFINED,
}


def swarm(
    method: str,
    rule: str = "fixed",
    text: str = HIMMELBLAU,
    criteria: Criteria = Criteria(max_steps=60),  # noqa: B008 it is frozen
    **fields: float,
) -> Swarm:
    optimizer = make_optimizer(method, fields)
    descent = Descent(objective(text), (0.0, 0.0), optimizer, make_step_rule(rule), criteria)
    return Swarm(descent, BOUNDS, 4)


def steps_of(one: Swarm) -> list[Swarmed]:
    return [step for step in swarm_steps(one) if step is not None]


@pytest.mark.parametrize(
    "one",
    [
        swarm("adam", learning_rate=0.1),
        swarm("gradient_descent", learning_rate=0.05),
        swarm("momentum", "cosine", learning_rate=0.005),
        swarm("gradient_descent", "backtracking"),
        swarm("nelder_mead"),
        swarm("gradient_descent", "polyak"),
        swarm("gradient_descent", "reduce_on_plateau", learning_rate=0.01),
        swarm("gradient_descent", text="log(x) + y^2", learning_rate=0.1),
        swarm("gradient_descent", text="x^2 + y^2", learning_rate=0.2, criteria=STEP),
        swarm("rmsprop", text="x^2 + y^2", criteria=VALUE, learning_rate=0.2),
        swarm("nelder_mead", text="x^2 + y^2", criteria=VALUE),
        swarm("adam", "cosine", criteria=EVALUATIONS, learning_rate=0.2),
        swarm("sophia", criteria=EVALUATIONS, learning_rate=0.2),
        swarm("gradient_descent", "backtracking", criteria=EVALUATIONS),
        swarm("newton", text="x^2 + y^2 - x^2*y^2 / 9", criteria=LONG),
        swarm("gradient_descent", text="x*0 + y^2", learning_rate=0.5),
        swarm("gradient_descent", text="(x^2 - 1)^2 + 8*y^2", learning_rate=0.05),
    ],
    ids=str,
)
def test_each_of_a_swarm_goes_and_ends_as_it_would_alone(one: Swarm) -> None:
    steps = steps_of(one)
    for index, start in enumerate(one.starts.tolist()):
        path = walk(replace(one.descent, start=tuple(start), start_index=index))
        for number, at in enumerate(steps):
            place = min(number, len(path) - 1)
            np.testing.assert_array_equal(at.x[index], path.x[place])
        assert path.stop is not None
        ending = KINDS.get(path.stop.kind, Ending.OTHER)
        assert steps[-1].ending[index] == ending
        seen = [at.ending[index] for at in steps]
        assert seen.index(ending) == (path.stop.step if ending else 0)


@pytest.mark.parametrize("rule", ["fixed", "backtracking"])
def test_a_start_on_a_saddle_has_not_converged(rule: str) -> None:
    one = swarm("gradient_descent", rule, text="x^2 - y^2", criteria=Criteria(max_steps=3))
    one = replace(one, bounds=Bounds(0, 4, 0, 3))
    first = steps_of(one)[0].ending.tolist()
    assert first == [Ending.OTHER, *[Ending.NONE] * 15]


def test_an_evaluation_limit_counts_by_weight() -> None:
    one = swarm("gradient_descent", criteria=Criteria(max_steps=50, max_evaluations=20, gtol=None))
    weighed = replace(one, descent=replace(one.descent, weights=Weights(gradient=2.0)))
    assert (len(steps_of(one)), len(steps_of(weighed))) == (21, 11)


def test_it_is_told_how_each_has_ended() -> None:
    one = swarm("gradient_descent", text="x^2 + log(y)", learning_rate=0.5)
    last = steps_of(one)[-1]
    below = one.starts[:, 1] <= 0
    assert (last.ending[below] == Ending.UNDEFINED).all()
    tight = swarm("gradient_descent", text="x^2 + y^2", learning_rate=0.5)
    last = steps_of(tight)[-1]
    assert (last.ending == Ending.CONVERGED).all()
    wild = swarm("gradient_descent", text="x^2 + y^2", learning_rate=50.0)
    last = steps_of(wild)[-1]
    assert (last.ending == Ending.DIVERGED).all()


def test_a_swarm_ends_when_all_have_ended() -> None:
    quick = swarm("gradient_descent", text="x^2 + y^2", learning_rate=0.5)
    assert len(steps_of(quick)) == 2


def test_a_swarm_that_goes_one_by_one_pauses_within_a_step() -> None:
    assert next(swarm_steps(swarm("nelder_mead"))) is None
    assert None not in list(swarm_steps(swarm("adam")))
