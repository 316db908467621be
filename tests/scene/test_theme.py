"""The colors: a path stands out on every ground, for every eye and in grey."""

from __future__ import annotations

from dataclasses import astuple
from itertools import combinations, product

import pytest

from gdviewer.core.shading import HIGHEST
from gdviewer.scene.ground.colors import fill_colors
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.theme import DARK, LIGHT, Theme
from tests.scene.color_vision import (
    contrast,
    distance,
    distance_for_deuteranopes,
    luminance,
)

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def _fills(theme: Theme) -> list[str]:
    """Return every color that the surface can have, and the card under what has no value."""
    shades = [f"#{color & 0xFFFFFF:06x}" for color in fill_colors(theme)[: HIGHEST + 1].tolist()]
    return [*shades, theme.card]


@themes
def test_there_are_at_least_eight_colors_of_runs(theme: Theme) -> None:
    assert len(set(theme.runs)) == len(theme.runs) >= 8


@themes
def test_a_run_stands_out_from_its_casing_which_is_all_that_it_touches(theme: Theme) -> None:
    for color in theme.runs:
        assert contrast(color, theme.halo) >= 3


@themes
def test_a_casing_is_a_pixel_and_a_half_on_each_side_at_every_size(theme: Theme) -> None:
    assert Brush.of(theme, 0).halo_width == 1.5
    assert Brush.of(theme.scaled(2.0), 0).halo_width == 3.0


@themes
def test_the_casing_is_the_end_of_the_ground_that_is_farthest_from_the_ink(theme: Theme) -> None:
    extreme = max if theme is LIGHT else min
    assert luminance(theme.halo) == extreme(map(luminance, [theme.halo, *_fills(theme)]))


@themes
def test_on_every_fill_either_the_line_or_its_casing_stands_out(theme: Theme) -> None:
    for fill in _fills(theme):
        for color in theme.runs:
            # 3 : 1 of line to casing at the least, so that one of them differs from the fill
            # by more than the root of it, whatever the fill is
            assert max(contrast(color, fill), contrast(theme.halo, fill)) >= 3**0.5


@themes
def test_no_run_has_a_color_near_that_of_the_surface(theme: Theme) -> None:
    for fill in _fills(theme):
        for color in theme.runs:
            assert distance(color, fill) >= 0.15


@themes
def test_a_color_blind_eye_tells_the_runs_apart(theme: Theme) -> None:
    for one, other in combinations(theme.runs, 2):
        assert distance_for_deuteranopes(one, other) >= 0.07
        assert distance(one, other) >= 0.15


@themes
def test_in_a_grey_print_the_first_runs_differ(theme: Theme) -> None:
    for one, other in combinations(theme.runs[:4], 2):
        assert contrast(one, other) >= 1.1
    assert contrast(*theme.runs[:2]) >= 1.29


@themes
def test_what_goes_on_inside_stands_out_from_its_casing_and_from_the_surface(theme: Theme) -> None:
    for color in astuple(theme.inks):
        assert contrast(color, theme.halo) >= 3
        for fill in _fills(theme):
            assert distance(color, fill) >= 0.15
            assert max(contrast(color, fill), contrast(theme.halo, fill)) >= 3**0.5


@themes
def test_a_color_blind_eye_tells_the_inner_workings_apart(theme: Theme) -> None:
    for one, other in combinations(astuple(theme.inks), 2):
        assert distance_for_deuteranopes(one, other) >= 0.08
        assert distance(one, other) >= 0.15


@themes
def test_no_inner_working_has_a_color_near_that_of_a_run(theme: Theme) -> None:
    for color, run in product(astuple(theme.inks), theme.runs):
        assert distance_for_deuteranopes(color, run) >= 0.05
        assert distance(color, run) >= 0.1


@themes
@pytest.mark.parametrize("ink", ["text", "muted", "error", "accent"])
def test_text_is_legible_on_its_grounds(theme: Theme, ink: str) -> None:
    for ground in (theme.ground, theme.card):
        assert contrast(getattr(theme, ink), ground) >= 4.5


@themes
def test_text_on_the_accent_is_legible(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=1e-3)
