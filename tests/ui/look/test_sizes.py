"""The sizes of text, handles and lines."""

from __future__ import annotations

import pytest

from gdviewer.ui.look.sizes import SIZES, known_size, next_size, presentation_size, usual_size


def test_the_sizes_go_from_80_to_250_percent() -> None:
    assert SIZES[0] == 0.8
    assert SIZES[-1] == 2.5
    assert list(SIZES) == sorted(SIZES)


@pytest.mark.parametrize(
    ("height", "size"), [(600, 0.8), (768, 1.0), (800, 1.0), (1080, 1.35), (1440, 1.8), (9000, 2.5)]
)
def test_the_usual_size_grows_with_the_screen(height: int, size: float) -> None:
    assert usual_size(height) == size


def test_each_step_goes_to_the_next_size_and_stops_at_the_ends() -> None:
    size = SIZES[0]
    seen = [size]
    while (larger := next_size(size, 1)) != size:
        size = larger
        seen.append(size)
    assert tuple(seen) == SIZES
    assert next_size(SIZES[0], -1) == SIZES[0]
    assert next_size(1.0, -1) == 0.9


@pytest.mark.parametrize("nonsense", [None, "large", "nan", b"x", ""])
def test_nonsense_is_no_size(nonsense: object) -> None:
    assert known_size(nonsense) is None


def test_a_remembered_size_is_the_nearest_there_is() -> None:
    assert known_size("1.3") == 1.35
    assert known_size(7) == 2.5


@pytest.mark.parametrize("height", [720, 800, 1080, 2160])
def test_a_presentation_has_text_of_2_2_percent_of_the_screen(height: int) -> None:
    assert round(12 * presentation_size(height, 12)) >= 0.022 * height
