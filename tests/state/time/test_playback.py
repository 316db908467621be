"""How the playhead moves."""

from __future__ import annotations

from gdviewer.state.document import AT_ONCE
from gdviewer.state.time.playback import Playback


def test_the_playhead_moves_by_speed_and_time() -> None:
    playback = Playback()
    playback.play()
    for _ in range(4):
        playback.advance(0.25, 30, available=1000)
    assert playback.position == 30


def test_the_playhead_waits_where_there_are_no_steps_yet() -> None:
    playback = Playback()
    playback.play()
    playback.advance(10, 30, available=12)
    assert playback.position == 12


def test_a_path_that_is_still_short_does_not_pull_the_playhead_back() -> None:
    playback = Playback(position=300)
    playback.advance(0.1, 30, available=20)
    assert playback.position == 300


def test_at_once_goes_to_the_last_step_there_is() -> None:
    playback = Playback()
    playback.advance(0.001, AT_ONCE, available=12_345)
    assert playback.position == 12_345


def test_a_pause_lets_only_a_bounded_number_of_steps_be_computed() -> None:
    playback = Playback(position=50)
    assert playback.steps_wanted(30, 50) == 1050
    playback.play()
    assert playback.steps_wanted(1000, 50) == 2050
    assert playback.steps_wanted(AT_ONCE, 50) > 10**6
    playback.pause()
    assert playback.steps_wanted(AT_ONCE, 50) == 1050


def test_after_a_reset_nothing_is_computed_until_it_plays() -> None:
    playback = Playback(position=50)
    playback.rewind()
    assert playback.steps_wanted(30, 0) == 0
    playback.play()
    assert playback.steps_wanted(30, 0) > 0
