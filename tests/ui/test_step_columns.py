"""Lines are broken into as few columns as let all be seen, in the order in which one reads."""

from __future__ import annotations

from gdviewer.ui.panels.step.columns import Place, Size, arranged, extent

LINE = Size(100, 20)


def columns(places: list[Place]) -> list[int]:
    return [place.column for place in places]


def test_what_fits_stands_in_one_column() -> None:
    places = arranged([LINE] * 3, Size(500, 60), 10)
    assert places == [Place(0, 0, 0), Place(0, 20, 0), Place(0, 40, 0)]


def test_what_is_too_high_is_broken_evenly_and_read_downwards_first() -> None:
    places = arranged([LINE] * 4, Size(500, 60), 10)
    assert places == [Place(0, 0, 0), Place(0, 20, 0), Place(110, 0, 1), Place(110, 20, 1)]


def test_there_are_no_more_columns_than_fit_side_by_side() -> None:
    assert columns(arranged([LINE] * 6, Size(215, 20), 10)) == [0, 0, 0, 1, 1, 1]
    assert columns(arranged([LINE] * 6, Size(90, 20), 10)) == [0] * 6


def test_columns_are_as_wide_as_their_widest_line() -> None:
    sizes = [Size(50, 20), Size(80, 20), Size(60, 40)]
    places = arranged(sizes, Size(300, 40), 10)
    assert [place.x for place in places] == [0, 0, 90]
    assert extent(places, sizes) == Size(150, 40)


def test_no_lines_take_no_room() -> None:
    assert arranged([], Size(300, 40), 10) == []
    assert extent([], []) == Size(0, 0)
