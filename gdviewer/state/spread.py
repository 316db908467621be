"""What the user chose of a swarm: how many starts, and where."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.swarm import MOST_A_SIDE

LEAST_A_SIDE = 2
USUAL_A_SIDE = 20

Side = Annotated[int, msgspec.Meta(ge=LEAST_A_SIDE, le=MOST_A_SIDE)]


class Spread(msgspec.Struct, frozen=True):
    """A grid of ``a_side`` × ``a_side`` starts over ``bounds``, for the run with the id ``run``."""

    a_side: Side = USUAL_A_SIDE
    bounds: Bounds = Bounds(-2, 2, -2, 2)
    run: int = 0
