"""A color-blind eye and a grey print tell runs apart by marker and dash."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.scene.paths.brush import paint_swatch
from gdviewer.scene.paths.run_styles import run_style
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.state.run import MOST_RUNS
from tests.scene.color_vision import distance_for_deuteranopes
from tests.scene.pixels import blue_of

pytestmark = pytest.mark.usefixtures("qapp")

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def in_grey(color: int, theme: Theme) -> NDArray[np.bool_]:
    """Return the swatch of a run as if all had one color: what the worst print leaves of it."""
    image = QImage(44, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.valley))
    with QPainter(image) as painter:
        paint_swatch(painter, QRectF(2, 2, 40, 16), color, replace(theme, runs=(theme.text,)))
    return np.abs(blue_of(image).astype(np.float64) - QColor(theme.text).blue()) < 30


def test_the_first_run_is_a_plain_line_with_round_dots() -> None:
    style = run_style(0)
    assert not style.marker
    assert not style.dash


def test_the_first_nine_runs_have_markers_of_their_own() -> None:
    assert len({run_style(color).marker for color in range(9)}) == 9


def test_forty_five_runs_differ_in_marker_or_dash() -> None:
    assert len({run_style(color) for color in range(45)}) == 45


@themes
def test_runs_of_like_color_differ_in_marker_or_dash_and_no_two_are_alike(theme: Theme) -> None:
    for one, other in combinations(range(MOST_RUNS), 2):
        colors = theme.run_color(one), theme.run_color(other)
        assert run_style(one) != run_style(other) or distance_for_deuteranopes(*colors) >= 0.07


@themes
def test_the_swatches_of_the_first_runs_differ_where_only_grey_is_left(theme: Theme) -> None:
    swatches = [in_grey(color, theme) for color in range(9)]
    for one, other in combinations(swatches, 2):
        assert (one != other).sum() >= 14


@themes
def test_a_swatch_stays_within_its_place(theme: Theme) -> None:
    for color in range(9):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(0x123456)
        with QPainter(image) as painter:
            paint_swatch(painter, QRectF(20, 15, 24, 10), color, theme)
        changed = np.argwhere(blue_of(image) != 0x56)
        assert (changed.min(axis=0) >= (14, 19)).all()
        assert (changed.max(axis=0) <= (25, 44)).all()
