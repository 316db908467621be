"""A playhead that is too fast is looked at now and then, any other all the time."""

from __future__ import annotations

from gdviewer.state.time.glance import Glance


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_one_that_is_followed_is_seen_where_it_is() -> None:
    glance = Glance(Clock(), 0.1)
    assert [glance.of(place, is_followed=True) for place in (3, 4, 2)] == [3, 4, 2]


def test_one_that_is_too_fast_is_seen_again_when_the_time_has_passed() -> None:
    clock = Clock()
    glance = Glance(clock, 0.1)
    assert [glance.of(place, is_followed=False) for place in (10, 20, 30)] == [10, 10, 10]
    clock.seconds = 0.11
    assert glance.of(40, is_followed=False) == 40


def test_one_that_went_back_is_seen_at_once() -> None:
    glance = Glance(Clock(), 0.1)
    assert [glance.of(place, is_followed=False) for place in (10, 0)] == [10, 0]
