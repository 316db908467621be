"""The key says what every mark is: arrows of the field, dashes of the quadratic and more."""

from __future__ import annotations

from typing import Any

import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.scene.marks.key_entries import key_entries
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.key import Entry
from gdviewer.state.frame import with_local
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")
VIEW = Viewport(Bounds(-2.0, 2.0, -2.0, 2.0), 0.0, 0.0, 400.0, 400.0)


def key_of(expression: str = "x^2 + y^2", **document: Any) -> dict[str, Entry]:
    frame = with_local(frame_of(document_of(expression, **document)))
    return {entry.name: entry for entry in key_entries(frame, VIEW, LIGHT)}


def test_what_is_not_drawn_is_not_in_the_key() -> None:
    assert key_of() == {}


def test_the_arrows_of_the_field_are_told_with_what_their_length_means() -> None:
    assert key_of(shows_gradient_field=True)["Gradient field"].symbol == "−∇f, by log ∥∇f∥"
    rising = key_of(shows_gradient_field=True, is_maximizing=True)
    assert rising["Gradient field"].symbol == "∇f, by log ∥∇f∥"


def test_the_dashes_of_the_quadratic_and_the_newton_step_are_told() -> None:
    assert list(key_of(shows_quadratic=True)) == ["Local quadratic", "Newton step"]
    assert key_of("x^4", shows_quadratic=True)["Newton step"].symbol == "−f′/f″"


def test_the_partial_derivatives_are_told_by_the_names_of_the_variables() -> None:
    found = key_of(shows_components=True)
    assert found["Partial derivatives"].symbol == "−∂f/∂x, −∂f/∂y"


def test_what_is_hidden_by_its_name_stays_in_the_key() -> None:
    found = key_of(shows_gradient_field=True, hidden_workings=("Gradient field",))
    assert not found["Gradient field"].is_shown
