"""The chart of convergence as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from gdviewer.export.figure import Figure, Parts
from gdviewer.export.rendering import last_frame
from gdviewer.export.size import PictureSize
from gdviewer.export.subjects import CHART
from gdviewer.export.writing import export
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.run_edits import set_runs
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run

SIZE = PictureSize(640, 480)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def frame() -> Frame:
    document = replace(choose_problem(Document(), "booth"), charted="gap")
    return last_frame(set_runs(document, [Run("momentum"), Run("adam")]))


@pytest.mark.parametrize("key", ["png", "svg", "pdf"])
def test_the_chart_is_written_in_every_format(frame: Frame, key: str, tmp_path: Path) -> None:
    path = tmp_path / f"chart.{key}"
    export(frame, path, Figure(SIZE), subject=CHART)
    assert path.stat().st_size > 1000


def test_a_vector_chart_names_its_axes_and_runs(frame: Frame, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    export(frame, path, Figure(SIZE), subject=CHART)
    text = path.read_text(encoding="utf-8")
    for word in ("steps", "Momentum", "Adam", "f − f*"):
        assert word in text


def test_without_legend_and_title_they_are_not_there(frame: Frame, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    parts = Parts(title=False, legend=False, playhead=False)
    export(frame, path, Figure(SIZE, parts), subject=CHART)
    text = path.read_text(encoding="utf-8")
    drawn = text[text.rindex("</metadata>") if "</metadata>" in text else 0 :]
    assert ">Momentum" not in drawn


def test_the_chart_has_the_size_that_was_asked_for(frame: Frame, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    export(frame, path, Figure(SIZE), subject=CHART)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (640, 480)
