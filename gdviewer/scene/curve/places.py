"""The places of a path on a curve, put together only where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array


@dataclass(frozen=True, slots=True, eq=False)
class CurvePlaces:
    """(x, f(x)) of each of ``x`` ``(n, 1)`` and ``f`` ``(n,)``; a slice is an array ``(k, 2)``."""

    x: Array
    f: Array

    def __len__(self) -> int:
        return len(self.x)

    def __getitem__(self, part: slice) -> Array:
        return np.column_stack((self.x[part, 0], self.f[part]))
