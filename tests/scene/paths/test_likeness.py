"""What is no other picture is not painted again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from gdviewer.export.rendering import last_frame
from gdviewer.scene.paths.likeness import looks_alike
from gdviewer.state.frame import Frame
from gdviewer.state.spread import Spread
from tests.scene.frames import BOUNDS, document_of, frame_of

POINTS = np.linspace((2.0, 1.0), (0.0, 0.0), 50)
FRAME = frame_of(document_of(), POINTS, playhead=10)


def grown(frame: Frame, length: int) -> Frame:
    return replace(frame, paths=tuple(replace(path, length=length) for path in frame.paths))


def test_a_path_that_grows_beyond_the_playhead_is_no_other_picture() -> None:
    assert looks_alike(grown(FRAME, 20), grown(FRAME, 50))
    assert not looks_alike(grown(FRAME, 5), grown(FRAME, 50))


@pytest.mark.parametrize(
    "other",
    [
        replace(FRAME, playhead=11),
        replace(FRAME, is_dragging=True),
        replace(FRAME, paths=()),
        replace(FRAME, paths=(replace(FRAME.paths[0], generation=9),)),
        replace(FRAME, document=structs.replace(FRAME.document, shows_names=True)),
    ],
)
def test_what_is_drawn_otherwise_is_another_picture(other: Frame) -> None:
    assert not looks_alike(FRAME, other)


def test_another_swarm_is_another_picture_and_more_of_the_same_is_not() -> None:
    frame = last_frame(document_of(swarm=Spread(3, BOUNDS)))
    assert frame.swarm is not None
    early = replace(frame, playhead=3)
    shorter = replace(early, swarm=replace(frame.swarm, length=10))
    assert looks_alike(shorter, early)
    assert not looks_alike(early, replace(early, playhead=4))
    assert not looks_alike(early, replace(early, swarm=None))
    again = last_frame(frame.document).swarm
    assert not looks_alike(early, replace(early, swarm=again))
