import numpy as np
import pytest
from msgspec import structs

from gdviewer.core.hyperparameters import Setting
from gdviewer.export.rendering import last_frame
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.readings.digest import digests, formula_of, function_of, parameters_of
from gdviewer.state.run import Run
from tests.scene.frames import document_of, frame_of


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("x^2 + 3y^2", "f(x, y) = x² + 3y²"),
        ("f(x, y) = -x^12 y", "f(x, y) = −x¹² y"),
        ("x^2.5 + y^2^3", "f(x, y) = x^2.5 + y^2³"),
        ("x^2 +\n  y", "f(x, y) = x² + y"),
    ],
)
def test_the_function_is_shown_as_it_was_typed_with_raised_exponents(
    typed: str, shown: str
) -> None:
    assert function_of(frame_of(document_of(typed))) == shown


def test_a_wrong_text_is_shown_without_what_nobody_can_read() -> None:
    assert formula_of(frame_of(document_of("x^2 + (\x00\u202e"))) == "x^2 + (\ufffd\ufffd"


def test_parameters_have_all_their_digits() -> None:
    frame = frame_of(document_of("a x^2 + b y^2", parameters={"a": 0.1234567891, "b": 100.0}))
    assert parameters_of(frame) == "a = 0.1234567891, b = 100"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1, "0.1"), (1e-8, "10⁻⁸"), (-2.0, "−2"), (1 / 3, "0.3333333333333333"), (1e6, "10⁶")],
)
def test_a_setting_is_written_with_all_of_its_digits(value: float, text: str) -> None:
    frame = frame_of(document_of("a x^2 + y^2", parameters={"a": value}))
    assert parameters_of(frame) == f"a = {text}"


def test_settings_that_are_zero_are_not_told_but_kept() -> None:
    (path,) = digests(last_frame(choose_problem(Document(), "himmelblau")))
    assert path.settings == ("η = 0.005", "μ = 0.9")
    assert dict(path.fields)["weight_decay"] == 0.0


def test_a_choice_is_told_by_its_title() -> None:
    run = Run("gradient_descent", step_rule="wolfe")
    (path,) = digests(last_frame(document_of(starts=((1.0, 1.0),), runs=(run,))))
    assert "first trial = learning rate" in path.settings


def test_a_step_rule_with_settings_is_named() -> None:
    fields: dict[str, Setting] = {"gamma": 0.5}
    run = Run("gradient_descent", step_rule="exponential", rules={"exponential": fields})
    (path,) = digests(last_frame(document_of(starts=((1.0, 1.0),), runs=(run,))))
    assert path.method == "Gradient descent with exponential decay"
    assert "γ = 0.5" in path.settings


def test_a_path_has_ended_only_where_its_end_is_shown() -> None:
    frame = last_frame(document_of(starts=((1.0, 1.0),)))
    (whole,) = digests(frame)
    assert whole.ending
    assert whole.stop is not None
    (part,) = digests(frame_of(frame.document, np.zeros((9, 2)), playhead=3))
    assert (part.steps, part.ending, part.stop) == (3, "", None)


def test_there_is_one_digest_for_each_run_and_start() -> None:
    document = document_of(starts=((1.0, 1.0), (2.0, 0.0)), runs=(Run(), Run("adam")))
    told = digests(last_frame(structs.replace(document, criteria={"max_steps": 5.0})))
    assert [(path.run, path.start) for path in told] == [
        (0, (1.0, 1.0)),
        (0, (2.0, 0.0)),
        (1, (1.0, 1.0)),
        (1, (2.0, 0.0)),
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("f(x, y) = x^2 + y", "x^2 + y"),
        ("x^2 +\n  y", "x^2 + y"),
        ("u = x - a\nu^2 + b y^2", "u^2 + b y^2, where u = x - a"),
        ("g(t) = t^2; c = 2; f = g(x) + c y", "g(x) + c y, where g(t) = t^2, c = 2"),
        ("if(x >= 0, x^2, -x) + y^2", "if(x >= 0, x^2, -x) + y^2"),
        ("piecewise(x = 1, 2, y)", "piecewise(x = 1, 2, y)"),
    ],
)
def test_the_function_is_stated_whole_with_its_definitions(text: str, statement: str) -> None:
    assert formula_of(frame_of(document_of(text))) == statement
