"""The names of runs at their ends."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.paths import end_names
from gdviewer.scene.paths.end_names import NO_LINES, paint_end_names, place_end_names
from gdviewer.scene.text import write
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.run import Run
from tests.scene.frames import BOUNDS, document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = Viewport(BOUNDS, 50.0, 20.0, 600.0, 400.0)
RUNS = (Run("adam"), Run("newton", id=1, color=1), Run("momentum", id=2, color=2, name="Mine"))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float]]:
    """Return where each text is written."""
    written: dict[str, tuple[float, float]] = {}

    def noted(painter: QPainter, text: str, x: float, y: float, theme: Theme) -> None:
        written[text] = x, y
        write(painter, text, x, y, theme)

    monkeypatch.setattr(end_names, "write", noted)
    return written


def paint(*ends: tuple[float, float], shows_names: bool = True) -> None:
    paths: list[Array] = [np.array([(0.0, 0.0), end]) for end in ends]
    frame = frame_of(document_of(runs=RUNS, shows_names=shows_names), *paths)
    image = QImage(700, 460, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_end_names(painter, place_end_names(VIEW, frame, LIGHT, NO_LINES), LIGHT)


def test_each_run_has_its_name_beside_its_end(written: dict[str, tuple[float, float]]) -> None:
    paint((1.0, 1.0), (-1.0, 1.0), (0.0, -1.0))
    assert set(written) == {"Adam", "Newton", "Mine"}
    x, y = VIEW.to_pixels(np.array((1.0, 1.0))).tolist()
    assert 0 < np.hypot(written["Adam"][0] - x, written["Adam"][1] - y) < 60


def test_names_of_runs_that_end_at_one_place_do_not_overlap(
    written: dict[str, tuple[float, float]],
) -> None:
    paint(*[(0.5, 0.5)] * 3)
    assert len(written) == 3
    places = list(written.values())
    for one in range(3):
        for other in range(one):
            apart = np.abs(np.subtract(places[one], places[other]))
            assert apart[1] >= 14 or apart[0] >= 30


def test_a_run_that_ends_out_of_view_is_named_by_its_arrow_alone(
    written: dict[str, tuple[float, float]],
) -> None:
    paint((1.0, 1.0), (900.0, 0.0), (0.0, 1.0))
    assert len(written) == 2


def test_no_names_are_written_unless_they_are_asked_for(
    written: dict[str, tuple[float, float]],
) -> None:
    paint((1.0, 1.0), shows_names=False)
    assert not written
