import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.scene.paths.clipping import clip

BOX = (0.0, 0.0, 100.0, 50.0)
coordinate = st.floats(-1e300, 1e300) | st.floats(-200, 200)


def part_of(*line: float) -> list[float] | None:
    parts, has_part = clip(np.array([line]), *BOX)
    return parts[0].tolist() if has_part[0] else None


def test_a_line_inside_stays_as_it_is() -> None:
    assert part_of(1.0, 2.0, 90.0, 40.0) == [1.0, 2.0, 90.0, 40.0]


def test_a_line_that_leaves_is_cut_at_the_edge() -> None:
    assert part_of(50.0, 25.0, 150.0, 25.0) == [50.0, 25.0, 100.0, 25.0]
    assert part_of(-50.0, 0.0, 50.0, 50.0) == [0.0, 25.0, 50.0, 50.0]


def test_a_line_that_misses_has_no_part() -> None:
    assert part_of(-10.0, 40.0, 10.0, 70.0) is None
    assert part_of(-5.0, 10.0, -5.0, 20.0) is None


def test_a_line_through_the_whole_rectangle_keeps_its_direction() -> None:
    assert part_of(-100.0, -50.0, 200.0, 100.0) == [0.0, 0.0, 100.0, 50.0]


def test_a_point_is_its_own_part() -> None:
    assert part_of(3.0, 4.0, 3.0, 4.0) == [3.0, 4.0, 3.0, 4.0]


def test_a_line_with_nan_has_no_part() -> None:
    assert part_of(1.0, float("nan"), 2.0, 2.0) is None


@pytest.mark.parametrize("far", [1e9, 1e100, 1e300])
def test_a_line_from_or_to_very_far_keeps_its_direction(far: float) -> None:
    assert part_of(10.0, 20.0, 10.0, far) == [10.0, 20.0, 10.0, 50.0]
    assert part_of(10.0, far, 10.0, 20.0) == [10.0, 50.0, 10.0, 20.0]
    assert part_of(50.0, 0.0, 50.0 + far, far) == pytest.approx([50.0, 0.0, 100.0, 50.0])


@given(line=st.tuples(coordinate, coordinate, coordinate, coordinate))
def test_every_part_lies_in_the_rectangle(line: tuple[float, float, float, float]) -> None:
    part = part_of(*line)
    if part is not None:
        assert min(part) >= 0.0
        assert max(part[0], part[2]) <= 100.0
        assert max(part[1], part[3]) <= 50.0
