"""What is said of a race in which something is not as it should be."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.core.weights import Weights
from gdviewer.export.rendering import last_frame
from gdviewer.state.document import Document
from gdviewer.state.readings.race_remarks import race_remarks
from gdviewer.state.run import Run, numbered


def racing(*runs: Run, **others: object) -> tuple[str, ...]:
    document = replace(Document(), runs=numbered(runs), **others)
    return race_remarks(last_frame(document))


def with_rate(method: str, rate: float) -> Run:
    return Run(method, {method: {"learning_rate": rate}})


def test_of_an_ordinary_race_nothing_is_said() -> None:
    assert racing(with_rate("momentum", 0.01), Run("bfgs")) == ()


def test_it_is_said_that_every_run_ran_away() -> None:
    wild = with_rate("momentum", 50.0), with_rate("gradient_descent", 50.0)
    (sentence,) = racing(*wild)
    assert sentence.startswith("Every run ran away, so none is best")
    assert racing(*wild, Run("bfgs")) == ()


def test_the_start_at_which_f_has_no_value_is_named() -> None:
    runs = with_rate("momentum", 0.01), with_rate("adam", 0.01)
    starts = ((-1.0, 1.0), (1.0, 1.0))
    (sentence,) = racing(*runs, expression="log(x) + y^2", starts=starts)
    assert sentence == "f has no value at the start (−1, 1), so nothing begins there."


def test_in_a_race_by_gradients_it_is_said_who_uses_none() -> None:
    runs = with_rate("momentum", 0.01), Run("nelder_mead")
    by_gradients = {"races_by": "evaluations", "weights": Weights(f=0)}
    (sentence,) = racing(*runs, **by_gradients)
    assert sentence.startswith("Nelder-Mead uses no gradient and f does not count")
    (sentence,) = racing(*runs, **by_gradients, criteria_on=("max_steps",))
    assert sentence.startswith("Nelder-Mead asks for nothing that counts by these weights")
    assert racing(*runs, weights=Weights(f=0)) == ()


def test_of_several_runs_that_ask_for_nothing_that_counts_there_is_one_sentence() -> None:
    runs = with_rate("momentum", 0.01), with_rate("adam", 0.01), Run("newton")
    weights = Weights(f=0, gradient=0)
    (sentence,) = racing(*runs, races_by="evaluations", weights=weights, criteria_on=("max_steps",))
    assert sentence == (
        "2 runs ask for nothing that counts by these weights, so they stay at 0: Momentum, Adam."
    )
