"""The ranking of the runs, and the f* that f is measured from."""

from __future__ import annotations

import math
from dataclasses import replace as with_fields

import pytest
from msgspec.structs import replace

from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.export.rendering import last_frame
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.run_edits import set_runs
from gdviewer.state.frame import Frame
from gdviewer.state.readings.ranking import ranking, target_now
from gdviewer.state.readings.reference import reference_of
from gdviewer.state.readings.target_words import target_sentence
from gdviewer.state.run import Run

BOWL = Document(expression="x^2 + 3 y^2 + 1", starts=((1.0, 1.0),))


def frame_of(document: Document, **rates: float) -> Frame:
    runs = [Run(key, {key: {"learning_rate": rate}}) for key, rate in rates.items()]
    return last_frame(set_runs(document, runs))


def found(f: float, shape: Kind = Kind.MINIMUM) -> CriticalPoints:
    return CriticalPoints((CriticalPoint(shape, shape, (0.0, 0.0), f, (1.0, 1.0)),))


def with_points(frame: Frame, points: CriticalPoints) -> Frame:
    return with_fields(frame, critical=points)


def test_the_best_run_is_first_and_a_run_that_misses_the_target_has_no_rank() -> None:
    document = replace(BOWL, rank_by="steps", target=1.3, criteria={"max_steps": 50})
    frame = frame_of(document, gradient_descent=0.001, momentum=0.05, adam=0.2)
    first, second, last = ranking(frame)
    assert (first.rank, second.rank, last.rank) == (1, 2, 0)
    assert first.standing.steps < second.standing.steps < math.inf == last.standing.steps
    assert last.run == 0
    assert first.ending == "step limit"


def test_a_run_that_ran_away_has_no_rank_though_f_is_lowest() -> None:
    document = replace(BOWL, expression="x^3 + y^2", starts=((1.0, 1.0),))
    frame = frame_of(document, gradient_descent=0.01, momentum=0.1)
    first, last = ranking(frame)
    assert (first.run, first.rank) == (0, 1)
    assert (last.run, last.rank, last.standing.has_strayed) == (1, 0, True)
    assert last.standing.f < first.standing.f


def test_the_target_is_a_hundredth_of_the_way_or_the_users_own() -> None:
    frame = frame_of(BOWL, momentum=0.05)
    assert target_now(frame) == pytest.approx(1.04)
    told = "Steps and evaluations until 1 % of the way from the start's f to the best is left"
    assert target_sentence(frame) == f"{told}: f ≤ 1.04."
    several = frame_of(replace(BOWL, starts=((1.0, 1.0), (2.0, 0.0))), momentum=0.05)
    assert target_sentence(several) == f"{told}: in the median f ≤ 1.04."
    own = frame_of(replace(BOWL, target=1.5), momentum=0.05)
    assert target_sentence(own) == "Steps and evaluations until f ≤ 1.5."


def test_in_an_ascent_the_target_lies_below_the_best() -> None:
    document = replace(BOWL, expression="-x^2 - 3 y^2", is_maximizing=True)
    assert target_sentence(frame_of(document, momentum=0.05)).endswith("f ≥ −0.04.")


def test_equal_runs_share_their_rank() -> None:
    frame = last_frame(set_runs(BOWL, [Run("momentum"), Run("momentum")]))
    assert [place.rank for place in ranking(frame)] == [1, 1]


def test_a_frame_without_paths_has_no_ranking() -> None:
    document = set_runs(BOWL, [Run(is_visible=False)])
    assert ranking(last_frame(document)) == ()


def test_of_a_built_in_function_f_is_measured_from_the_known_minimum() -> None:
    reference = reference_of(frame_of(choose_problem(Document(), "booth"), momentum=0.01))
    assert (reference.value, reference.ground) == (0.0, "the known minimum")


def test_of_several_minimizers_it_is_f_at_the_best() -> None:
    frame = frame_of(BOWL, momentum=0.01)
    known = with_fields(frame.facts, minimizers=((1.0, 0.0), (0.0, 0.0)))
    assert reference_of(with_fields(frame, facts=known)).value == 1.0


def test_else_from_the_best_minimum_in_view_unless_a_run_comes_lower() -> None:
    frame = frame_of(BOWL, gradient_descent=0.001)
    assert reference_of(with_points(frame, found(1.0))).ground == "the best minimum found in view"
    higher = reference_of(with_points(frame, found(3.9)))
    assert higher.ground == "the best value that any run came to"
    assert higher.value == pytest.approx(float(frame.paths[0].trajectory.f[-1]))
    assert reference_of(with_points(frame, found(0.5, Kind.SADDLE))).value == higher.value


def test_in_an_ascent_it_is_the_highest_maximum() -> None:
    document = replace(BOWL, expression="-x^2 - 3 y^2", is_maximizing=True)
    frame = with_points(frame_of(document, momentum=0.05), found(0.0, Kind.MAXIMUM))
    reference = reference_of(frame)
    assert (reference.value, reference.ground) == (0.0, "the best maximum found in view")


def test_without_any_value_it_is_not_known() -> None:
    document = replace(BOWL, expression="log(x) + y", starts=((-1.0, 1.0),))
    reference = reference_of(frame_of(document, gradient_descent=0.1))
    assert math.isnan(reference.value)
    assert reference.ground.startswith("not known")
