"""What is found out about the function beside its samples, always or while somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gdviewer.core.convexity.verdict import Verdict
from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoints
from gdviewer.state.frame import Frame, draws_calculus
from gdviewer.state.work.findings import Findings
from gdviewer.state.work.insights import Insights
from gdviewer.state.work.interests import Interest, Interests
from gdviewer.state.work.jobs import (
    Job,
    judge_convexity,
    look_for_critical_points,
    search_warnings,
)
from gdviewer.state.work.preparation import Preparation
from gdviewer.state.work.station import Station
from gdviewer.state.work.surface import Surface


class Study(QObject):
    """Has the function searched in the view in which ``surface`` has come to rest.

    Jobs go to ``submit``. ``arrived`` is emitted when algebra has more, ``failed`` with a sentence
    where it ended by an exception.
    """

    arrived = Signal()
    failed = Signal(str)

    def __init__(self, surface: Surface, submit: Callable[[Job], None], parent: QObject) -> None:
        super().__init__(parent)
        self._surface, self._submit = surface, submit
        self._critical: Findings[CriticalPoints] = Findings(
            "critical points", look_for_critical_points, NOT_KNOWN
        )
        self._convexity: Findings[Verdict | None] = Findings("convexity", judge_convexity, None)
        self._warnings: Findings[tuple[str, ...]] = Findings("warnings", search_warnings, ())
        self._preparation = Preparation()
        self._interests = Interests()
        self._insights = Insights(self)
        self._insights.arrived.connect(self.arrived)
        self._insights.failed.connect(self.failed)

    @property
    def stations(self) -> tuple[Station[Any, Any], ...]:
        """Those whose jobs the worker answers."""
        return self._critical, self._convexity, self._warnings, self._preparation

    def close(self) -> None:
        """End the child processes."""
        self._insights.close()

    def want(self, interest: Interest, asker: str, is_wanted: bool) -> None:
        """Find out what ``asker`` is interested in, as long as it is."""
        self._interests.set(interest, asker, is_wanted)
        self.look_around()

    def is_asked_for(self, interest: Interest) -> bool:
        """Whether somebody is interested in it."""
        return interest in self._interests

    def look_around(self) -> None:
        """Have critical points and rough places looked for where the function is at rest."""
        settled = self._surface.settled
        jobs = [self._warnings.change(settled), self._critical.change(settled)]
        if Interest.CONVEXITY in self._interests:
            jobs.append(self._convexity.change(settled))
        for job in jobs:
            if job is not None:
                self._submit(job)

    def added_to(self, frame: Frame) -> Frame:
        """Return ``frame`` with what is known of its function, and have more found out."""
        objective, interests = frame.facts.objective, self._interests
        settled, verdict = self._surface.settled, self._verdict(frame)
        is_shown = Interest.WITNESS in interests
        return replace(
            frame,
            critical=self._critical.of(objective),
            warnings=self._warnings.of_formula(objective),
            simplified=self._insights.simplified(
                objective, frame.document.bounds, Interest.SIMPLIFIED in interests
            ),
            convexity=verdict,
            witness=verdict.witness if verdict is not None and is_shown else None,
            has_calculus=self._prepare_calculus(frame),
            is_looking=not (self._critical.are_of(settled) and self._warnings.are_of(settled)),
        )

    def _verdict(self, frame: Frame) -> Verdict | None:
        """Return what is known of convexity in this view, where somebody asks."""
        objective = frame.facts.objective
        found, is_wanted = self._convexity.of(objective), Interest.CONVEXITY in self._interests
        verdict = self._insights.verdict(objective, found, is_wanted)
        if verdict is None or verdict.is_proof or self._convexity.are_of(self._surface.settled):
            return verdict
        return None  # it is of the view before

    def _prepare_calculus(self, frame: Frame) -> bool:
        """Return whether the calculus of the function comes at once; prepare it if it is wanted."""
        objective = frame.facts.objective
        if Interest.CALCULUS in self._interests or draws_calculus(frame.document):
            job = self._preparation.change(objective, frame.point)
            if job is not None:
                self._submit(job)
        return self._preparation.has(objective)
