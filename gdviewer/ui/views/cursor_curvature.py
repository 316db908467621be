"""Has the eigenvectors drawn under the cursor while it is followed, where they are drawn at all."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot

from gdviewer.core.local import LocalCalculus, calculus_at
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.probe import Probe


class CursorCurvature(QObject):
    """Gives ``scene`` the calculus under the cursor; without it the scene takes the playhead's."""

    def __init__(self, scene: ContourScene, model: AppModel, probe: Probe) -> None:
        super().__init__(scene)
        self._scene, self._model, self._probe = scene, model, probe
        probe.moved.connect(self._follow)
        model.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self._scene.show_local(self._local())

    def _local(self) -> LocalCalculus | None:
        frame, point = self._model.frame, self._probe.followed
        objective = frame.facts.objective if frame.has_calculus else None
        if objective is None or point is None or not frame.document.shows_eigenvectors:
            return None
        if len(point) != len(objective.variables):
            return None  # of the function before; the cursor's place comes anew in a moment
        return calculus_at(objective, np.array(point))
