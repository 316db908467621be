"""The table of runs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.weights import Weights
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.edits import run_edits
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import MOST_RUNS, Run
from gdviewer.state.spread import Spread

THREE = run_edits.set_runs(Document(), [Run("adam"), Run("momentum"), Run("bfgs")])


def ids_of(document: Document) -> str:
    return " ".join(str(run.id) for run in document.runs)


def methods(document: Document) -> list[str]:
    return [run.optimizer for run in document.runs]


def test_every_run_has_an_id_and_a_color_of_its_own() -> None:
    assert [run.id for run in THREE.runs] == [0, 1, 2]
    assert [run.color for run in THREE.runs] == [0, 1, 2]


def test_a_color_stays_with_its_run_and_one_that_is_free_is_taken_again() -> None:
    less = run_edits.remove(THREE, (1,))
    assert [run.color for run in less.runs] == [0, 2]
    more = run_edits.add_run(less, Run("lion"))
    assert [run.color for run in more.runs] == [0, 2, 1]
    assert [run.color for run in run_edits.move(more, (3,), 0).runs] == [1, 0, 2]


def test_a_new_run_has_the_id_of_none_that_was_there_before_it() -> None:
    assert ids_of(run_edits.add_run(run_edits.remove(THREE, (0,)), Run("lion"))) == "1 2 3"


def test_a_swarm_goes_with_its_run() -> None:
    swarming = replace(THREE, swarm=Spread(run=2))
    assert run_edits.remove(swarming, (0,)).swarm == swarming.swarm
    assert run_edits.remove(swarming, (2,)).swarm is None
    assert run_edits.set_runs(swarming, swarming.runs).swarm is None


def test_a_copy_is_selected_and_has_the_settings() -> None:
    tuned = replace(THREE.runs[2], rules={"wolfe": {"c1": 0.1}})
    document = replace(THREE, runs=(*THREE.runs[:2], tuned))
    copied = run_edits.duplicate(document, (2, 0))
    assert methods(copied) == ["adam", "momentum", "bfgs", "adam", "bfgs"]
    assert copied.runs[4].rules == {"wolfe": {"c1": 0.1}}
    assert copied.selected == (3, 4)


def test_the_last_run_has_to_stay() -> None:
    with pytest.raises(ValueError, match=r"One run has to stay: .* remove these"):
        run_edits.remove(THREE, (0, 1, 2))
    alone = run_edits.remove(THREE, (0, 2))
    with pytest.raises(ValueError, match=r"One run has to stay: .* remove this one"):
        run_edits.remove(alone, (1,))


def test_where_the_selected_run_goes_its_neighbor_is_selected() -> None:
    assert run_edits.remove(replace(THREE, selected=(1,)), (1,)).selected == (2,)
    assert run_edits.remove(replace(THREE, selected=(2,)), (2,)).selected == (1,)


@pytest.mark.parametrize(
    ("ids", "before", "order"),
    [((0,), 2, "1 0 2"), ((2,), -9, "2 0 1"), ((0, 1), 9, "2 0 1"), ((0, 2), 1, "0 2 1")],
)
def test_runs_are_brought_together_before_another(
    ids: tuple[int, ...], before: int, order: str
) -> None:
    assert ids_of(run_edits.move(THREE, ids, before)) == order


@pytest.mark.parametrize(
    ("ids", "is_down", "order"),
    [
        ((0,), True, "1 0 2"),
        ((2,), True, "0 1 2"),
        ((1, 2), False, "1 2 0"),
        ((0,), False, "0 1 2"),
    ],
)
def test_runs_go_past_the_one_above_or_below(
    ids: tuple[int, ...], is_down: bool, order: str
) -> None:
    assert ids_of(run_edits.shift(THREE, ids, is_down)) == order


def test_another_run_is_by_a_method_that_is_not_there_yet() -> None:
    others = run_edits.set_runs(Document(), [Run("gradient_descent"), Run("nesterov")])
    assert run_edits.another_run(others).optimizer == "momentum"
    everyone = [Run(entry.key) for entry in optimizers]
    assert run_edits.another_run(run_edits.set_runs(Document(), everyone)) == Run(
        everyone[0].optimizer
    )


def test_a_name_is_a_runs_own() -> None:
    named = run_edits.rename(THREE, 0, "  my  method ")
    assert run_names(named) == ("my method", "Momentum", "BFGS")
    with pytest.raises(ValueError, match="Another run is called Momentum"):
        run_edits.rename(named, 2, "Momentum")
    assert run_names(run_edits.rename(named, 0, ""))[0] == "Adam"


@pytest.mark.parametrize("name", ["x" * 61, "a\x00b", "a\u202eb"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="A name"):
        run_edits.rename(THREE, 0, name)


def test_runs_of_one_method_are_told_apart_by_what_differs() -> None:
    def momentum(**fields: float) -> Run:
        return Run("momentum", {"momentum": dict(fields)})

    rates = [momentum(learning_rate=rate) for rate in (0.1, 0.1, 0.01)]
    document = run_edits.set_runs(Document(), [*rates, Run("momentum"), Run("adam")])
    assert run_names(document) == (
        "Momentum, η 0.1 1",
        "Momentum, η 0.1 2",
        "Momentum, η 0.01",
        "Momentum",
        "Adam",
    )


def test_there_are_a_hundred_runs_at_most() -> None:
    many = run_edits.set_runs(Document(), [Run("adam")] * MOST_RUNS)
    with pytest.raises(ValueError, match="100 runs at most"):
        run_edits.add_run(many, Run("adam"))


def test_there_are_as_many_paths_at_most_as_can_be_drawn() -> None:
    starts = tuple((float(number), 0.0) for number in range(1000))
    with pytest.raises(ValueError, match="remove a start first"):
        run_edits.set_runs(replace(Document(), starts=starts), [Run("adam")] * 3)


def test_hidden_runs_have_no_paths_and_are_shown_only_where_there_is_room() -> None:
    many = run_edits.set_runs(Document(), [Run("adam")] * MOST_RUNS)
    hidden = run_edits.show(many, range(1, MOST_RUNS), is_visible=False)
    document = replace(hidden, starts=tuple((float(number), 0.0) for number in range(27)))
    assert from_json(to_json(document)).starts == document.starts
    with pytest.raises(ValueError, match="hide a run or remove a start"):
        run_edits.show(document, range(MOST_RUNS), is_visible=True)
    less = run_edits.show(document, range(90), is_visible=True)
    assert len(less.runs) == MOST_RUNS


def test_at_least_one_run_is_selected() -> None:
    assert run_edits.select(THREE, (2, 1, 77)).selected == (1, 2)
    assert run_edits.select(THREE, (77,)).selected == THREE.selected


def test_a_document_remembers_its_runs_and_how_they_race() -> None:
    document = run_edits.show(run_edits.rename(THREE, 1, "heavy ball"), (2,), is_visible=False)
    document = replace(document, selected=(1, 2), races_by="evaluations", target=0.5)
    assert from_json(to_json(document)) == document


def test_runs_of_a_file_that_share_an_id_get_their_own() -> None:
    shared = replace(Document(), runs=(Run("adam"), Run("lion"), Run("bfgs")))
    assert [run.id for run in from_json(to_json(shared)).runs] == [0, 1, 2]
    assert [run.color for run in from_json(to_json(shared)).runs] == [0, 1, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"rank_by": "luck"},
        {"target": 1e300},
        {"weights": Weights(0, 0, 0)},
        {"legend_place": (0.5, 2.0)},
        {"runs": (Run(name="x" * 100),)},
        {"runs": (Run(color=-1),)},
    ],
)
def test_a_file_that_cannot_be_shown_is_refused_in_a_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^the (document's|color|name)"):
        from_json(to_json(replace(Document(), **wrong)))
