"""What happened on the way of the runs, found as their points come."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from gdviewer.core.objective import Array
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Chunk, Trajectory
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Path
from gdviewer.state.resolve import resolve
from gdviewer.state.time.events import EventKind, Events, in_words

VALUES = (5.0, 4.0, 4.5, 5.0, 3.0, 3.5, 2.0)  # rises begin at 2 and at 5
DIVERGED = StopReason("diverged", "It diverged", 6)
CONVERGED = StopReason("gtol", "The gradient is below 1e-6", 6, {"gtol": 1e-6})


def frame_of(
    *values: tuple[float, ...], stop: StopReason | None = None, **choices: object
) -> Frame:
    """Return a frame with a run through each series of values of f, an evaluation of f a step."""
    document = replace(Document(), **choices)
    paths = tuple(
        Path(run, 0, trajectory_of(np.array(series), stop), len(series), run)
        for run, series in enumerate(values)
    )
    return Frame(document, resolve(document), None, paths, 0)


def trajectory_of(f: Array, stop: StopReason | None = None) -> Trajectory:
    """Return a trajectory of which nothing but f is of interest; a step costs three evaluations."""
    trajectory = Trajectory(2)
    grow(trajectory, f)
    trajectory.stop = stop
    return trajectory


def grow(trajectory: Trajectory, f: Array) -> None:
    """Append points with these values of f."""
    count, zeros = len(f), np.zeros(len(f))
    steps = np.arange(len(trajectory), len(trajectory) + count)
    x, none = np.zeros((count, 2)), np.zeros(count, np.int64)
    nothing = np.empty((0, 2))
    trajectory.extend(
        Chunk(x, f, x, zeros, zeros, 2 * steps, steps, none, none, nothing, np.empty(0))
    )


def positions(events: Events) -> list[int]:
    """Return where the playhead is at each event, going from one to the next."""
    found, event = [], events.after(-1)
    while event is not None:
        found.append(event.position)
        event = events.after(event.position)
    return found


def test_only_the_first_step_of_each_rise_is_an_event() -> None:
    events = Events()
    events.follow(frame_of(VALUES))
    assert positions(events) == [2, 5]


def test_in_an_ascent_a_fall_is_the_event() -> None:
    events = Events()
    events.follow(frame_of(VALUES, is_maximizing=True))
    assert positions(events) == [1, 4, 6]
    event = events.after(0)
    assert event is not None
    assert event.text == ": f fell at step 1"


@pytest.mark.parametrize("cut", range(1, len(VALUES)))
def test_rises_are_the_same_however_the_points_come(cut: int) -> None:
    trajectory, document = trajectory_of(np.array(VALUES[:cut])), Document()
    events = Events()
    for more in (np.empty(0), np.array(VALUES[cut:])):
        grow(trajectory, more)
        path = Path(0, 0, trajectory, len(trajectory), 1)
        events.follow(Frame(document, resolve(document), None, (path,), 0))
    assert positions(events) == [2, 5]


def test_an_end_says_why_and_a_divergence_is_told_apart() -> None:
    events = Events()
    events.follow(frame_of(VALUES, stop=CONVERGED))
    (end,) = events.ends()
    assert (end.kind, end.position) == (EventKind.STOPPED, 6)
    assert in_words([end], ("Adam",), 1) == ["Adam stopped: gradient below 10⁻⁶ at step 6"]
    events.follow(frame_of(VALUES, stop=DIVERGED))
    (end,) = events.ends()
    assert end.kind is EventKind.DIVERGED
    assert in_words([end], ("Adam",), 2) == ["Adam from start 1 diverged at step 6"]


def test_values_that_overflow_or_are_undefined_are_no_trouble() -> None:
    events = Events()
    events.follow(frame_of((1.0, np.inf, np.inf, np.nan, 2.0, 3.0)))
    assert positions(events) == [1, 5]


def test_by_evaluations_an_event_is_where_the_playhead_finds_its_step() -> None:
    events, frame = Events(), frame_of(VALUES, races_by="evaluations")
    events.follow(frame)
    assert positions(events) == [6, 15]
    path = frame.paths[0]
    assert [frame.pace.step_at(place, path.trajectory, path.length) for place in (6, 15)] == [2, 5]
    events.follow(replace_races(frame))
    assert positions(events) == [2, 5]


def replace_races(frame: Frame) -> Frame:
    """Return the same paths in a race by steps."""
    document = replace(frame.document, races_by="steps")
    return Frame(document, frame.facts, None, frame.paths, 0)


def test_the_event_before_is_the_nearest_of_all_runs() -> None:
    events = Events()
    events.follow(frame_of(VALUES, (1.0, 2.0, 1.0), stop=DIVERGED))
    found = [events.before(position) for position in (0, 2, 3, 6)]
    assert [event and (event.path.run, event.position) for event in found] == [
        None,
        (1, 1),
        (0, 2),
        (0, 5),
    ]


def test_a_run_of_another_generation_is_looked_at_anew() -> None:
    events = Events()
    events.follow(frame_of(VALUES, stop=CONVERGED))
    events.follow(frame_of((1.0, 2.0)))
    assert (positions(events), events.ends()) == ([1], ())


def test_marks_are_merged_and_their_number_is_told() -> None:
    events = Events()
    zigzag = tuple(float(k % 2) for k in range(1000))
    events.follow(frame_of(zigzag, zigzag, stop=CONVERGED))
    assert events.rises(np.array([0.0, 1.0, 2.0, 500.0])).tolist() == [False, True, True]
    few, count = events.between(0, 1001, 5)
    assert count == 2 * 500 + 2
    assert [event.kind for event in few] == 2 * [EventKind.STOPPED] + 3 * [EventKind.ROSE]
