"""Comparisons in one action."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.descent import Descent
from gdviewer.core.walker import iterate
from gdviewer.state.document import FARTHEST, Document
from gdviewer.state.document_file import read_document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.comparisons import (
    CLASSIC_FIVE,
    classic_five_on_rosenbrock,
    from_four_starts,
    methods_at_rate,
)
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run
from gdviewer.state.work.task import Task

EXAMPLES = Path(__file__).parents[3] / "examples"
BEALE = choose_problem(Document(), "beale")
HIMMELBLAU = choose_problem(Document(), "himmelblau")


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    model = AppModel(replace(HIMMELBLAU, runs=(Run("nesterov"), Run("bfgs"))))
    yield model
    model.close()


@pytest.fixture
def notices(model: AppModel) -> list[str]:
    heard: list[str] = []
    model.noticed.connect(heard.append)
    return heard


def way_of(descent: Descent) -> tuple[str, float, float]:
    """Return how a run ends, and f at its start and its end."""
    steps = iterate(descent)
    values = []
    while True:
        try:
            values.append(next(steps).f)
        except StopIteration as end:
            return end.value.kind, values[0], values[-1]


def test_the_classic_five_go_down_rosenbrocks_valley_and_none_diverges() -> None:
    document = classic_five_on_rosenbrock(Document())
    requests = resolve(document).requests
    assert [document.runs[one.run].optimizer for one in requests] == [*CLASSIC_FIVE]
    for request in requests:
        kind, _, last = way_of(request.descent)
        assert kind in {"gtol", "max_steps"}
        assert last < 0.05


def test_several_methods_share_one_rate() -> None:
    document = methods_at_rate(BEALE, 0.004)
    rates = [method.optimizer.first_rate for method in resolve(document).methods]
    assert rates == [0.004] * 5
    assert run_names(document) == ("Gradient descent", "Momentum", "Nesterov", "RMSProp", "Adam")


def test_four_starts_lie_around_the_one_there_was() -> None:
    document = from_four_starts(HIMMELBLAU, HIMMELBLAU.runs[0], 2)
    assert len(document.starts) == len({*document.starts}) == 4
    (x, y), bounds = HIMMELBLAU.starts[0], HIMMELBLAU.bounds
    assert {abs(start[0] - x) for start in document.starts} == {bounds.width / 4}
    assert {abs(start[1] - y) for start in document.starts} == {bounds.height / 4}


def test_the_starts_of_a_curve_lie_in_a_row() -> None:
    document = from_four_starts(HIMMELBLAU, HIMMELBLAU.runs[0], 1)
    assert len({start[0] for start in document.starts}) == 4
    assert {start[1] for start in document.starts} == {HIMMELBLAU.starts[0][1]}


def test_one_method_is_compared_at_three_rates_and_it_is_said_how(
    qtbot: QtBot, model: AppModel, notices: list[str]
) -> None:
    model.compare_rates()
    qtbot.waitUntil(lambda: len(model.document.runs) == 3)
    assert run_names(model.document) == (
        "Nesterov, too small",
        "Nesterov, good",
        "Nesterov, too large",
    )
    rates = [method.optimizer.first_rate for method in model.frame.facts.methods]
    assert rates == sorted(rates)
    assert notices[0] == "Looking for three learning rates for Nesterov. Escape ends it."
    assert "eigenvalue" in notices[1]
    model.undo()
    assert [run.optimizer for run in model.document.runs] == ["nesterov", "bfgs"]


def test_a_method_without_a_rate_is_not_compared_at_three(
    model: AppModel, notices: list[str]
) -> None:
    model.set_optimizer("nelder_mead")
    model.compare_rates()
    model.compare_methods()
    assert notices == [
        "Three learning rates cannot be compared: the method has no learning rate.",
        "Nelder-Mead has no learning rate for the others to share: select a run that has one.",
    ]


def test_where_f_is_not_curved_it_is_said_that_no_rate_is_too_large(
    qtbot: QtBot, model: AppModel, notices: list[str]
) -> None:
    model.set_expression("x + y")
    model.compare_rates()
    qtbot.waitUntil(lambda: len(notices) > 1)
    assert notices[1].startswith("Three learning rates cannot be compared: f is not curved")


def test_rates_that_are_found_too_late_are_dropped_and_it_is_said(
    qtbot: QtBot, qapp: QCoreApplication, model: AppModel, notices: list[str]
) -> None:
    model.compare_rates()
    assert qapp.findChildren(Task)
    model.set_expression("x^4 + y^4")
    model.compare_starts()
    qtbot.waitUntil(lambda: not qapp.findChildren(Task))
    assert len(model.document.runs) == 1
    assert notices[1].startswith("Three learning rates cannot be compared: something has changed")


def test_three_rates_that_are_not_wanted_any_more_are_not_looked_for(
    qtbot: QtBot, qapp: QCoreApplication, model: AppModel, notices: list[str]
) -> None:
    before = model.document
    model.compare_rates()
    model.stop_looking_for_rates()
    qtbot.waitUntil(lambda: not qapp.findChildren(Task))
    assert model.document is before
    assert len(notices) == 1
    model.compare_rates()
    qtbot.waitUntil(lambda: len(model.document.runs) == 3)


def test_it_is_said_whose_rate_the_methods_share(model: AppModel, notices: list[str]) -> None:
    model.set_runs([Run("adam", {"adam": {"learning_rate": 3.3e-6}}, name="too small")], "Test")
    model.compare_methods()
    assert notices == ["All at η = 3.3×10⁻⁶, that of too small."]


def test_four_starts_are_no_farther_than_a_start_can_be() -> None:
    far = Bounds(-FARTHEST, FARTHEST, -FARTHEST, FARTHEST)
    document = replace(Document(), bounds=far, starts=((FARTHEST, -FARTHEST),))
    starts = from_four_starts(document, Run(), dimension=2).starts
    assert max(abs(coordinate) for start in starts for coordinate in start) == FARTHEST


@pytest.mark.parametrize("compare", ["compare_classic_five", "compare_methods", "compare_starts"])
def test_a_comparison_is_one_undo_step(model: AppModel, compare: str) -> None:
    before = model.document
    getattr(model, compare)()
    assert model.document != before
    model.undo()
    assert (model.document.runs, model.document.starts) == (before.runs, before.starts)


@pytest.mark.parametrize(
    ("example", "document"),
    [
        ("classic_five_on_rosenbrock", classic_five_on_rosenbrock(Document())),
        (
            "four_starts_four_minima",
            from_four_starts(HIMMELBLAU, Run("gradient_descent"), dimension=2),
        ),
    ],
)
def test_an_example_is_what_the_comparison_makes(example: str, document: Document) -> None:
    saved = read_document(EXAMPLES / f"{example}.gdv")
    assert (saved.problem, saved.runs, saved.starts) == (
        document.problem,
        document.runs,
        document.starts,
    )


def test_the_four_starts_of_the_example_lead_to_four_minima() -> None:
    requests = resolve(read_document(EXAMPLES / "four_starts_four_minima.gdv")).requests
    ends = {
        tuple(round(float(one), 2) for one in [*iterate(each.descent)][-1].x) for each in requests
    }
    assert len(ends) == 4


def test_the_three_rates_of_the_example_crawl_arrive_and_diverge() -> None:
    requests = resolve(read_document(EXAMPLES / "three_learning_rates.gdv")).requests
    kinds = [way_of(request.descent)[0] for request in requests]
    assert kinds == ["max_steps", "gtol", "diverged"]
