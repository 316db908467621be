"""Where the legend of a picture goes: onto nothing that matters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QPointF, QSizeF

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.export.composition import Composition, compose
from gdviewer.export.figure import Figure
from gdviewer.export.presets import PRESETS
from gdviewer.export.rendering import last_frame
from gdviewer.export.size import PictureSize
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.state.document_file import read_document
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run, numbered
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

EXAMPLES = Path(__file__).parents[2] / "examples"
SIZES = [PictureSize(1600, 1200), PictureSize(800, 600)] + [
    PictureSize.of(one.width, one.height, one.unit, one.dpi) for one in PRESETS.values()
]


def composed(frame: Frame, size: PictureSize) -> Composition:
    return compose(frame, Figure(size), QSizeF(size.width, size.height))


def hidden(composition: Composition) -> list[QPointF]:
    """Return the pixels of starts, ends and minimizers that lie under the legend."""
    frame, viewport = composition.frame, composition.layout.viewport
    ends = [tuple(path.trajectory.x[-1].tolist()) for path in frame.paths]
    points = [*frame.starts, *ends, *frame.facts.minimizers]
    pixels = [place_of(viewport, plot_of(frame), point) for point in points]
    places = [place for _, place in composition.additions.legend]
    return [at for at in pixels if at is not None and any(one.contains(at) for one in places)]


def texts(composition: Composition) -> list[str]:
    return [line.text for legend, _ in composition.additions.legend for line in legend.lines]


@pytest.fixture(scope="module")
def classic_five() -> Frame:
    return last_frame(read_document(EXAMPLES / "classic_five_on_rosenbrock.gdv"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_legend_of_the_classic_five_hides_no_start_end_or_minimum(
    classic_five: Frame, size: PictureSize
) -> None:
    composition = composed(classic_five, size)
    assert composition.additions.legend
    assert not hidden(composition)
    assert not [text for text in texts(composition) if text.endswith(("…", "more"))]


def test_a_race_is_told_as_briefly_as_in_the_window(classic_five: Frame) -> None:
    told = texts(composed(classic_five, PictureSize(1600, 1200)))
    assert "Adam, η = 0.1" in told
    assert not [text for text in told if "β" in text]


def test_one_run_is_told_with_all_its_settings() -> None:
    frame = frame_of(document_of(runs=(Run("adam"),)), np.array([(2.0, 0.5), (1.0, 0.2)]))
    told = " ".join(texts(composed(frame, PictureSize(1600, 1200))))
    assert "β₂" in told


def noise(seed: int) -> Array:
    return np.random.default_rng(seed).uniform((-9, -6), (9, 6), (300, 2))


@pytest.mark.parametrize(("size", "is_beside"), [((2400, 900), True), ((1200, 1600), False)])
def test_a_legend_for_which_there_is_no_room_lies_where_the_picture_has_some(
    size: tuple[int, int], is_beside: bool
) -> None:
    runs = numbered((Run("adam"),) * 4)
    frame = frame_of(document_of(runs=runs, bounds=Bounds(-3, 3, -2, 2)), *map(noise, range(4)))
    composition = composed(frame, PictureSize(*size))
    assert composition.additions.is_outside
    plot = composition.layout.plot
    for _, place in composition.additions.legend:
        assert not place.intersects(plot)
        assert (place.left() > plot.right()) is is_beside
        assert 0 <= place.left() < place.right() <= size[0]
        assert place.bottom() <= size[1]


def test_a_legend_that_was_dragged_lies_where_it_was_left() -> None:
    document = document_of(runs=numbered((Run(), Run())), legend_place=(0.5, 0.5))
    composition = composed(frame_of(document, noise(1), noise(2)), PictureSize(1600, 1200))
    ((_, place),) = composition.additions.legend
    assert (place.center() - composition.layout.plot.center()).manhattanLength() < 1.0
    at_home = structs.replace(document, legend_place=None)
    elsewhere = composed(frame_of(at_home, noise(1), noise(2)), PictureSize(1600, 1200))
    assert elsewhere.additions.is_outside
