"""Of a crowd of critical points only those are marked on the surface that a run looks for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.scene.relief.marks import marks_of
from gdviewer.scene.relief.relief import Relief
from tests.scene.frames import document_of, frame_of
from tests.scene.relief.fields import field_of


def point_at(x: float, kind: Kind) -> CriticalPoint:
    return CriticalPoint(kind, kind, (x, 0.5), 0.0, (-1.0, 1.0))


@pytest.mark.parametrize(("saddles", "marked"), [(100, 102), (200, 2)])
def test_saddles_are_marked_until_they_are_a_crowd(saddles: int, marked: int) -> None:
    points = [point_at(x, Kind.SADDLE) for x in np.linspace(-2.9, 2.9, saddles).tolist()]
    points += [point_at(x, Kind.MINIMUM) for x in (-1.0, 1.0)]
    frame = replace(frame_of(document_of()), critical=CriticalPoints(tuple(points)))
    unmarked = replace(frame, critical=CriticalPoints(()))
    relief = Relief.of(field_of())
    others = len(marks_of(relief, unmarked).places)
    assert len(marks_of(relief, frame).places) - others == marked


def test_points_beside_the_surface_make_no_crowd() -> None:
    inside = [point_at(x, Kind.SADDLE) for x in (-1.0, 1.0)]
    outside = [point_at(x, Kind.SADDLE) for x in np.linspace(10.0, 20.0, 500).tolist()]
    frame = replace(frame_of(document_of()), critical=CriticalPoints((*inside, *outside)))
    unmarked = replace(frame, critical=CriticalPoints(()))
    relief = Relief.of(field_of())
    assert len(marks_of(relief, frame).places) == len(marks_of(relief, unmarked).places) + 2
