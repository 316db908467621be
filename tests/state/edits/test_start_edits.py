"""Each edit of the starts, as a function of the document."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.state.document import MOST_PATHS, Document
from gdviewer.state.edits.start_edits import (
    add_start,
    keep_first,
    move_start,
    remove_start,
    set_start,
)
from gdviewer.state.run import Run, with_copy

TWO = Document(starts=((1.0, 2.0), (3.0, 4.0)))


def test_a_start_is_added_behind_the_others() -> None:
    assert add_start(TWO, (5.0, 6.0)).starts == ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))


def test_a_start_of_one_variable_keeps_the_number_that_it_lacks() -> None:
    assert add_start(TWO, (5.0,)).starts[-1] == (5.0, 2.0)
    assert move_start(TWO, 1, (5.0,)).starts == ((1.0, 2.0), (5.0, 4.0))


def test_a_start_is_added_once() -> None:
    with pytest.raises(ValueError, match="There is a start at this point already"):
        add_start(TWO, (3.0, 4.0))


def test_there_are_no_more_paths_than_can_be() -> None:
    starts = tuple((float(number), 0.0) for number in range(MOST_PATHS // 2))
    runs = with_copy((Run(),), Run())
    full = replace(TWO, starts=starts, runs=runs)
    with pytest.raises(ValueError, match="hide a run or remove a start first"):
        add_start(full, (-1.0, 0.0))
    hidden = replace(full, runs=(runs[0], replace(runs[1], is_visible=False)))
    assert len(add_start(hidden, (-1.0, 0.0)).starts) == len(starts) + 1


def test_a_start_is_moved_and_the_others_stay() -> None:
    assert move_start(TWO, 0, (0.0, 0.0)).starts == ((0.0, 0.0), (3.0, 4.0))


def test_a_start_is_removed_but_one_stays() -> None:
    one = remove_start(TWO, 0)
    assert one.starts == ((3.0, 4.0),)
    with pytest.raises(ValueError, match="One start has to stay"):
        remove_start(one, 0)


def test_a_click_starts_from_one_point_alone() -> None:
    assert set_start(TWO, (0.0, 0.0)).starts == ((0.0, 0.0),)
    assert keep_first(TWO).starts == ((1.0, 2.0),)


def test_the_selected_start_stays_so_when_one_before_it_is_removed() -> None:
    three = replace(TWO, starts=(*TWO.starts, (5.0, 6.0)), selected_start=1)
    assert remove_start(three, 0).selected_start == 0
    assert remove_start(three, 2).selected_start == 1
    assert remove_start(three, 1).selected_start == 1  # the next one now
