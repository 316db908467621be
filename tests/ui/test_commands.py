"""Which commands can be run, by what is seen."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from msgspec import structs

from gdviewer.state.document import SurfacePlace
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui import surface_lack
from gdviewer.ui.commands import COMMANDS
from gdviewer.ui.desk import Desk
from gdviewer.ui.gl_probe import GlProbe

OF_THE_CONTOUR = {
    "workings",
    "eigenvectors",
    "quadratic",
    "gradient_field",
    "isoline_labels",
    "components",
    "fill_view",
    "copy_picture",
}


def with_surface(frame: Frame, place: SurfacePlace) -> Frame:
    return replace(frame, document=structs.replace(frame.document, shows_surface=place))


def ready(frame: Frame) -> set[str]:
    """Return which of the commands that act on the contour can be run."""
    desk = cast("Desk", SimpleNamespace(model=SimpleNamespace(frame=frame)))
    given = {one.name: one.is_enabled for one in COMMANDS if one.name in OF_THE_CONTOUR}
    return {name for name, is_enabled in given.items() if is_enabled and is_enabled(desk)}


def test_with_a_surface_in_place_of_the_contour_what_is_not_seen_cannot_be_drawn_or_copied(
    model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surface_lack, "probe_gl", GlProbe)
    assert ready(model.frame) == ready(with_surface(model.frame, "beside")) == OF_THE_CONTOUR
    assert ready(with_surface(model.frame, "instead")) == set()


def test_where_the_surface_cannot_be_shown_the_contour_is_and_can_be_drawn_on(
    model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surface_lack, "probe_gl", lambda: GlProbe("Install it."))
    assert ready(with_surface(model.frame, "instead")) == OF_THE_CONTOUR
