"""What the table of runs says of each run."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem, set_hyperparameter
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_rows import RunRow, run_rows
from gdviewer.state.run import Run

MakeModel = Callable[..., AppModel]
BOWL = replace(Document(), expression="x^2 + y^2", criteria={"max_steps": 50.0})


@pytest.fixture
def make_model(qapp: object) -> Iterator[MakeModel]:  # noqa: ARG001 it needs the event loop
    made: list[AppModel] = []

    def make(runs: Sequence[Run], document: Document = BOWL, **changes: object) -> AppModel:
        numbered = [replace(run, id=place, color=place) for place, run in enumerate(runs)]
        made.append(AppModel(replace(document, runs=tuple(numbered), **changes)))
        return made[-1]

    yield make
    for model in made:
        model.close()


def at_rate(rate: float, optimizer: str = "gradient_descent") -> Run:
    return set_hyperparameter(Run(optimizer), "learning_rate", rate)


def at_end(qtbot: QtBot, model: AppModel) -> tuple[RunRow, ...]:
    qtbot.waitUntil(lambda: bool(model.frame.paths))
    model.last()
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end)
    return run_rows(model.frame)


def test_a_row_says_where_its_run_is_at_the_playhead(qtbot: QtBot, make_model: MakeModel) -> None:
    model = make_model([at_rate(0.25)], starts=((1.0, 1.0),))
    qtbot.waitUntil(lambda: model.available > 4)
    model.seek(2)
    (row,) = run_rows(model.frame)
    assert (row.name, row.optimizer, row.step_rule) == ("Gradient descent",) * 2 + ("Fixed",)
    assert (row.figures.step, row.figures.f) == (2.0, 2 * 0.25**2)
    assert row.figures.slope == pytest.approx(math.hypot(0.5, 0.5))
    assert (row.figures.ending, row.paths) == ("", ())


def test_a_row_says_how_its_run_ended(qtbot: QtBot, make_model: MakeModel) -> None:
    rows = at_end(qtbot, make_model([at_rate(0.25), at_rate(1.5), at_rate(1e-4)]))
    endings = [row.figures.ending for row in rows]
    assert endings == ["gradient below 10⁻⁶", "diverged", "step limit"]


def test_with_several_starts_a_row_has_the_median_and_how_many_converged(
    qtbot: QtBot, make_model: MakeModel
) -> None:
    starts = ((1.0, 0.0), (2.0, 0.0), (1e6, 0.0))
    model = make_model([at_rate(0.25)], starts=starts, criteria={"max_steps": 25.0})
    (row,) = at_end(qtbot, model)
    assert [(path.number, path.start) for path in row.paths] == list(enumerate(starts, 1))
    assert row.figures.f == row.paths[1].figures.f
    assert row.figures.ending == "2 of 3 converged, 1 × step limit"


def test_where_no_start_has_a_value_the_row_says_so(qtbot: QtBot, make_model: MakeModel) -> None:
    document = replace(BOWL, expression="log(x) + y^2")
    model = make_model([at_rate(0.1)], document, starts=((-1.0, 0.0), (-2.0, 0.0)))
    (row,) = at_end(qtbot, model)
    assert row.figures.ending == "0 of 2 converged: no value at the start"


def test_a_value_that_is_none_counts_as_the_worst(qtbot: QtBot, make_model: MakeModel) -> None:
    document = replace(BOWL, expression="log(x) + y^2")
    starts = ((1.0, 0.0), (-1.0, 0.0), (-2.0, 0.0))
    model = make_model([at_rate(0.1)], document, starts=starts)
    qtbot.waitUntil(lambda: len(model.frame.paths) == 3)
    (row,) = run_rows(model.frame)
    assert row.figures.f == math.inf
    assert math.isnan(row.paths[1].figures.f)


def test_a_method_without_gradient_has_no_norm_of_it(qtbot: QtBot, make_model: MakeModel) -> None:
    model = make_model([Run("nelder_mead")])
    qtbot.waitUntil(lambda: model.available > 0)
    (row,) = run_rows(model.frame)
    assert math.isnan(row.figures.slope)


def test_a_run_of_which_there_is_nothing_says_why(qtbot: QtBot, make_model: MakeModel) -> None:
    hidden = replace(at_rate(0.1), is_visible=False)
    refused = replace(Run("nelder_mead"), step_rule="wolfe")
    rows = at_end(qtbot, make_model([hidden, refused, at_rate(0.1)]))
    assert rows[0].figures.ending == "hidden"
    assert "Nelder-Mead" in rows[1].figures.ending
    assert rows[2].figures.ending == "step limit"


def test_a_run_that_waits_for_its_rate_says_so(make_model: MakeModel) -> None:
    (row,) = run_rows(make_model([Run("momentum")]).frame)
    assert row.figures.ending == "trying learning rates"
    problem = choose_problem(Document(), "rosenbrock")
    (known,) = run_rows(make_model([Run("momentum")], problem).frame)
    assert known.figures.ending == "not computed yet"
